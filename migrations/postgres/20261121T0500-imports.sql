-- Many files that come from elsewhere: a folder of the server, a prefix of a bucket, a list of addresses. Each becomes an
-- upload like any other.
create table content.imports (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  created_by uuid not null references auth."user" (id) on delete cascade,
  asked_by jsonb not null,
  kind text not null check (kind in ('folder', 's3', 'urls')),
  -- Where from, without anything secret.
  source jsonb not null,
  -- Sealed for the id of its import, and gone with its end.
  credentials bytea,
  state text not null check (state in ('looking', 'running', 'done', 'cancelled', 'failed')),
  problem text,
  -- What lies there besides and is no film or sound.
  ignored int not null default 0,
  idempotency_key text,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index imports_channel_idx on content.imports (channel_id, created_at desc, id desc);
create index imports_old_idx on content.imports (created_at);
create unique index imports_idempotency_idx on content.imports (created_by, idempotency_key) where idempotency_key is not null;
alter table content.imports enable row level security, force row level security;
create policy own on content.imports for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.imports for all to studio_worker using (true) with check (true);
grant select, insert, update (state, problem, credentials, ended_at) on content.imports to studio_app;
grant select, update, delete on content.imports to studio_worker;

create table content.import_items (
  import_id uuid not null references content.imports (id) on delete cascade,
  place int not null,
  channel_id uuid not null,
  -- Path below the folder, key, address: each once.
  source_key text not null,
  name text not null,
  size_bytes bigint,
  received_bytes bigint not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'skipped', 'failed')),
  reason text,
  -- Tried again by hand: another upload.
  round int not null default 0,
  upload_id uuid,
  video_id uuid,
  sha256 text,
  primary key (import_id, place)
);
create unique index import_items_source_idx on content.import_items (import_id, source_key);
create index import_items_open_idx on content.import_items (import_id, place) where state in ('waiting', 'running');
create index import_items_same_idx on content.import_items (channel_id, size_bytes, sha256) where sha256 is not null;
alter table content.import_items enable row level security, force row level security;
create policy own on content.import_items for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.import_items for all to studio_worker using (true) with check (true);
grant select, insert, update (state, reason, round, upload_id, video_id, received_bytes) on content.import_items to studio_app;
grant select, insert, update, delete on content.import_items to studio_worker;
