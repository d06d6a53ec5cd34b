create schema content;
grant usage on schema content to studio_app, studio_worker;

create table content.videos (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id),
  asset_id uuid references media.assets (id),
  upload_id uuid,
  title text not null check (char_length(title) between 1 and 100),
  description text not null default '' check (char_length(description) <= 5000),
  status text not null default 'uploading' check (status in ('uploading', 'processing', 'ready', 'failed')),
  visibility text not null default 'private' check (visibility in ('private', 'unlisted', 'public')),
  duration_ms bigint,
  created_by uuid references auth."user" (id) on delete set null,
  -- To the millisecond, as cursors of lists have them.
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz not null default now(),
  published_at timestamptz(3),
  deleted_at timestamptz
);
create index videos_channel_created_idx on content.videos (channel_id, created_at desc, id desc) where deleted_at is null;
create index videos_public_idx on content.videos (published_at desc, id desc)
  where deleted_at is null and visibility = 'public' and status = 'ready';
create index videos_channel_public_idx on content.videos (channel_id, published_at desc, id desc)
  where deleted_at is null and visibility = 'public' and status = 'ready';
create unique index videos_asset_idx on content.videos (asset_id) where asset_id is not null;
create index videos_deleted_idx on content.videos (deleted_at) where deleted_at is not null;
alter table content.videos enable row level security, force row level security;
create policy viewers on content.videos for select to studio_app
  using ((visibility <> 'private' and deleted_at is null) or channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_insert on content.videos for insert to studio_app
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_update on content.videos for update to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.videos for all to studio_worker using (true) with check (true);
grant select, insert, update on content.videos to studio_app;
grant select, insert, update, delete on content.videos to studio_worker;

-- Totals pushed down by analytics, in bulk, by the one runner that counts.
create table content.video_stats (
  video_id uuid primary key references content.videos (id) on delete cascade,
  views bigint not null default 0,
  watch_ms bigint not null default 0,
  updated_at timestamptz not null default now()
) with (fillfactor = 70);
alter table content.video_stats enable row level security, force row level security;
create policy viewers on content.video_stats for select to studio_app
  using (exists (select from content.videos v where v.id = video_id));
create policy worker on content.video_stats for all to studio_worker using (true) with check (true);
grant select on content.video_stats to studio_app;
grant select, insert, update on content.video_stats to studio_worker;
