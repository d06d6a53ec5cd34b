-- Articles are rows of content.videos of kind 'article'. What is being written and what readers get are two tables, so that
-- no reader's right reaches a draft.
create table content.article_drafts (
  video_id uuid primary key references content.videos (id) on delete cascade,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  markdown text not null default '' check (octet_length(markdown) <= 204800),
  words int not null default 0,
  -- Of the draft alone: the title and what it is filed under have their own.
  revision int not null default 1,
  updated_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz(3) not null,
  -- When pictures that no text names were last looked for.
  swept_at timestamptz(3)
);
alter table content.article_drafts enable row level security, force row level security;
create policy own on content.article_drafts for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.article_drafts for all to studio_worker using (true) with check (true);
grant select, insert, update on content.article_drafts to studio_app;
grant select, insert, update, delete on content.article_drafts to studio_worker;

create table content.articles (
  video_id uuid primary key references content.videos (id) on delete cascade,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  markdown text not null check (octet_length(markdown) <= 204800),
  words int not null,
  -- Which revision of the draft it is.
  revision int not null,
  published_at timestamptz(3) not null
);
alter table content.articles enable row level security, force row level security;
create policy viewers on content.articles for select to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[])
    or exists (select from content.videos v where v.id = video_id));
create policy own_insert on content.articles for insert to studio_app
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_update on content.articles for update to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.articles for all to studio_worker using (true) with check (true);
grant select, insert, update on content.articles to studio_app;
grant select, insert, update, delete on content.articles to studio_worker;

-- Whatever way an article becomes visible (its page, many at once, the clock, an undone change), its text goes out with it:
-- readers never meet a page without words because a second step was left out.
create function content.article_goes_out() returns trigger language plpgsql as $$
begin
  insert into content.articles (video_id, channel_id, markdown, words, revision, published_at)
  select d.video_id, d.channel_id, d.markdown, d.words, d.revision, coalesce(new.published_at, new.updated_at)
  from content.article_drafts d where d.video_id = new.id
  on conflict (video_id) do nothing;
  return null;
end $$;
create trigger article_goes_out after update of visibility on content.videos for each row
  when (new.kind = 'article' and new.visibility in ('public', 'unlisted', 'members') and new.visibility <> old.visibility)
  execute function content.article_goes_out();

-- Pictures within an article, drawn anew from what was given.
create table media.pictures (
  -- Ends the names of its files.
  id uuid primary key,
  asset_id uuid not null references media.assets (id) on delete cascade,
  given jsonb not null,
  -- `gone`: nobody gets it any more, its files go next and its row last.
  state text not null default 'making' check (state in ('making', 'ready', 'failed', 'gone')),
  width int,
  height int,
  size_bytes bigint not null default 0,
  -- Ending of the small one.
  small text,
  placeholder text,
  problem_message text,
  created_by uuid references auth."user" (id) on delete set null,
  created_at timestamptz(3) not null default now()
);
create index pictures_asset_idx on media.pictures (asset_id, created_at desc, id desc);
create index pictures_gone_idx on media.pictures (id) where state = 'gone';
alter table media.pictures enable row level security, force row level security;
create policy viewers on media.pictures for select to studio_app
  using (exists (select from media.assets a where a.id = asset_id));
create policy own_insert on media.pictures for insert to studio_app
  with check (exists (select from media.assets a where a.id = asset_id and a.channel_id = any ((select platform.channel_ids())::uuid[])));
create policy worker on media.pictures for all to studio_worker using (true) with check (true);
grant select, insert on media.pictures to studio_app;
grant select, insert, update, delete on media.pictures to studio_worker;

-- Pushed up once for what was processed before `kind` followed the file.
update content.videos v set kind = 'audio'
from media.assets a where a.id = v.asset_id and a.state = 'ready' and a.width is null and v.kind = 'video';
