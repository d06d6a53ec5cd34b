-- Captions of a video, one text per language, as [startMs, endMs, text, settings?] in the order of time.
create table content.captions (
  video_id uuid not null references content.videos (id) on delete cascade,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  -- BCP 47, in its canonical spelling
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$'),
  label text not null check (char_length(label) between 1 and 60),
  kind text not null check (kind in ('captions', 'subtitles', 'descriptions')),
  source text not null check (source in ('upload', 'editor', 'automatic')),
  cues jsonb not null check (jsonb_typeof(cues) = 'array'),
  cue_count int not null,
  revision int not null,
  updated_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  primary key (video_id, language)
);
alter table content.captions enable row level security, force row level security;
create policy viewers on content.captions for select to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[])
    or (deleted_at is null and exists (select from content.videos v where v.id = video_id)));
create policy own_insert on content.captions for insert to studio_app
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_update on content.captions for update to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.captions for all to studio_worker using (true) with check (true);
grant select, insert, update on content.captions to studio_app;
grant select, insert, update, delete on content.captions to studio_worker;

-- What captions were before somebody wrote over them: the last of each sitting, so that nothing is lost.
create table content.caption_versions (
  video_id uuid not null,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  language text not null,
  revision int not null,
  label text not null,
  kind text not null,
  source text not null,
  cues jsonb not null,
  cue_count int not null,
  updated_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz(3) not null,
  primary key (video_id, language, revision),
  foreign key (video_id, language) references content.captions (video_id, language) on delete cascade
);
alter table content.caption_versions enable row level security, force row level security;
create policy own on content.caption_versions for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.caption_versions for all to studio_worker using (true) with check (true);
grant select, insert, delete on content.caption_versions to studio_app;
grant select, insert, update, delete on content.caption_versions to studio_worker;

-- Chapters that somebody wrote; `items` is null while those of the description count.
create table content.chapters (
  video_id uuid primary key references content.videos (id) on delete cascade,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  items jsonb check (jsonb_typeof(items) = 'array'),
  revision int not null,
  updated_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz(3) not null
);
alter table content.chapters enable row level security, force row level security;
create policy viewers on content.chapters for select to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[])
    or exists (select from content.videos v where v.id = video_id));
create policy own_insert on content.chapters for insert to studio_app
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_update on content.chapters for update to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.chapters for all to studio_worker using (true) with check (true);
grant select, insert, update on content.chapters to studio_app;
grant select, insert, update, delete on content.chapters to studio_worker;

-- One asking for captions by machine; its pieces are paid for once, whatever is killed meanwhile.
create table content.transcriptions (
  id uuid primary key,
  video_id uuid not null references content.videos (id) on delete cascade,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  asset_id uuid not null,
  -- What is spoken, where the person said so
  language text,
  state text not null check (state in ('waiting', 'working', 'done', 'failed', 'cancelled')),
  percent real,
  problem_code text,
  problem_message text,
  -- Null: by the channel's default
  requested_by uuid references auth."user" (id) on delete set null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index transcriptions_video_idx on content.transcriptions (video_id, created_at desc);
create unique index transcriptions_active_idx on content.transcriptions (video_id) where state in ('waiting', 'working');
alter table content.transcriptions enable row level security, force row level security;
create policy own on content.transcriptions for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.transcriptions for all to studio_worker using (true) with check (true);
grant select, insert, update on content.transcriptions to studio_app;
grant select, insert, update, delete on content.transcriptions to studio_worker;

create table content.transcription_pieces (
  transcription_id uuid not null references content.transcriptions (id) on delete cascade,
  place int not null,
  start_ms bigint not null,
  end_ms bigint not null,
  -- {language, cues}; null until it was answered
  answer jsonb,
  primary key (transcription_id, place)
);
alter table content.transcription_pieces enable row level security, force row level security;
create policy worker on content.transcription_pieces for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on content.transcription_pieces to studio_worker;

-- What a channel wants of captions by itself.
create table content.caption_defaults (
  channel_id uuid primary key references accounts.channels (id) on delete cascade,
  transcribe_new boolean not null default false,
  updated_at timestamptz(3) not null
);
alter table content.caption_defaults enable row level security, force row level security;
create policy own on content.caption_defaults for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.caption_defaults for select to studio_worker using (true);
grant select, insert, update on content.caption_defaults to studio_app;
grant select on content.caption_defaults to studio_worker;
