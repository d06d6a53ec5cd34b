create schema media;
grant usage on schema media to studio_app, studio_worker;

create table media.assets (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id),
  -- The part of a media address that stands for this asset; a new one is made when fewer people may see it.
  media_key text not null,
  -- Of the video it belongs to, told by content: `public` files need no signature, `private` rows no stranger sees.
  visibility text not null default 'private' check (visibility in ('private', 'unlisted', 'public')),
  state text not null default 'waiting' check (state in ('waiting', 'processing', 'ready', 'failed')),
  source_key text not null,
  source_name text not null,
  source_bytes bigint not null,
  source_sha256 text,
  source_info jsonb,
  duration_ms bigint,
  width int,
  height int,
  poster boolean not null default false,
  -- Ending of the small poster: webp, or jpg where this ffmpeg writes no WebP.
  small_poster text,
  placeholder text,
  -- What is being done now: probe, package, thumbnail, checksum.
  step text,
  percent real,
  eta_ms bigint,
  problem_code text,
  problem_message text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  playable_at timestamptz,
  done_at timestamptz
);
create unique index assets_media_key_idx on media.assets (media_key);
create index assets_channel_idx on media.assets (channel_id, created_at desc);
alter table media.assets enable row level security, force row level security;
create policy viewers on media.assets for select to studio_app
  using (visibility <> 'private' or channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_insert on media.assets for insert to studio_app
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_update on media.assets for update to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on media.assets for all to studio_worker using (true) with check (true);
grant select, insert, update on media.assets to studio_app;
grant select, insert, update, delete on media.assets to studio_worker;

create table media.renditions (
  asset_id uuid not null references media.assets (id) on delete cascade,
  -- Folder of its files below the asset's, e.g. `source` or `720p`.
  name text not null,
  state text not null default 'processing' check (state in ('processing', 'ready', 'failed')),
  kind text not null check (kind in ('remux', 'encode')),
  width int,
  height int,
  fps real,
  codecs text,
  bandwidth_bps bigint,
  average_bandwidth_bps bigint,
  size_bytes bigint not null default 0,
  duration_ms bigint,
  percent real,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (asset_id, name)
);
alter table media.renditions enable row level security, force row level security;
create policy viewers on media.renditions for select to studio_app
  using (exists (select from media.assets a where a.id = asset_id));
create policy worker on media.renditions for all to studio_worker using (true) with check (true);
grant select on media.renditions to studio_app;
grant select, insert, update, delete on media.renditions to studio_worker;
