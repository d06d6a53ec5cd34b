-- A source that is cut from another: {from, keep: [{startMs, endMs}]}. Until it is made, source_bytes is 0.
alter table media.assets add column cut jsonb;

-- What a video's file was, is and will be. The one that plays is content.videos.asset_id; each version is the asset of its id.
-- A video whose file was never replaced nor cut has no row here.
create table content.video_versions (
  id uuid primary key,
  video_id uuid not null references content.videos (id) on delete cascade,
  channel_id uuid not null references accounts.channels (id),
  kind text not null check (kind in ('upload', 'replacement', 'cut')),
  state text not null check (state in ('uploading', 'processing', 'ready', 'failed', 'cancelled')),
  current boolean not null default false,
  -- Takes the place of the current one as soon as it is playable.
  wanted boolean not null default false,
  upload_id uuid,
  made_from uuid references content.video_versions (id) on delete set null,
  -- Of a cut: what was kept of the one it was made from, [{startMs, endMs}].
  keep jsonb,
  -- Captions and chapters as they were when another version took its place.
  texts jsonb,
  -- Captions and chapters were made for a version of another length.
  texts_differ boolean not null default false,
  problem_code text,
  problem_message text,
  created_by uuid references auth."user" (id) on delete set null,
  created_at timestamptz(3) not null,
  current_since timestamptz(3),
  deleted_at timestamptz(3)
);
create unique index video_versions_current_idx on content.video_versions (video_id) where current;
create index video_versions_video_idx on content.video_versions (video_id, created_at desc, id desc);
create index video_versions_upload_idx on content.video_versions (upload_id) where upload_id is not null;
create index video_versions_deleted_idx on content.video_versions (deleted_at) where deleted_at is not null;
alter table content.video_versions enable row level security, force row level security;
create policy own on content.video_versions for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.video_versions for all to studio_worker using (true) with check (true);
grant select, insert, update on content.video_versions to studio_app;
grant select, insert, update, delete on content.video_versions to studio_worker;

-- What somebody is about to cut, for each version: it changes nothing until it is rendered.
create table content.video_edits (
  video_id uuid not null references content.videos (id) on delete cascade,
  version_id uuid not null,
  channel_id uuid not null references accounts.channels (id),
  keep jsonb not null check (jsonb_typeof(keep) = 'array'),
  revision int not null,
  updated_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz(3) not null,
  primary key (video_id, version_id)
);
alter table content.video_edits enable row level security, force row level security;
create policy own on content.video_edits for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.video_edits for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on content.video_edits to studio_app;
grant select, insert, update, delete on content.video_edits to studio_worker;
