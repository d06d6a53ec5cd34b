-- What the text of an article and the chapters of a video were before somebody wrote over them, as content.caption_versions is
-- of captions. The last twenty of each.
create table content.earlier_texts (
  video_id uuid not null references content.videos (id) on delete cascade,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  of text not null check (of in ('article', 'chapters')),
  revision int not null,
  -- Of an article its Markdown, of chapters their list
  body jsonb not null check (jsonb_typeof(body) in ('string', 'array')),
  -- Words, or chapters
  size int not null,
  updated_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz(3) not null,
  kept_at timestamptz(3) not null,
  primary key (video_id, of, revision)
);
alter table content.earlier_texts enable row level security, force row level security;
create policy own on content.earlier_texts for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.earlier_texts for all to studio_worker using (true) with check (true);
grant select, insert, delete on content.earlier_texts to studio_app;
grant select, insert, update, delete on content.earlier_texts to studio_worker;
