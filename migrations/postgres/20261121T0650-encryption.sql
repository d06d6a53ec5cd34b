-- HLS with METHOD=AES-128: what is wanted of a video, what is wanted of a file of it, and by which key a rendition is encrypted.
alter table content.videos add column encryption boolean not null default false;
alter table media.assets add column encrypted boolean not null default false;
create table media.keys (
  id uuid primary key,
  asset_id uuid not null references media.assets (id) on delete cascade,
  -- 16 bytes, sealed with the installation's secret.
  sealed bytea not null,
  created_at timestamptz(3) not null default now()
);
create index keys_asset_idx on media.keys (asset_id, created_at desc);
-- Whoever may have one is decided by the address it is asked for at; no request reads them as its person.
alter table media.keys enable row level security, force row level security;
create policy worker on media.keys for all to studio_worker using (true) with check (true);
grant select, insert, delete on media.keys to studio_worker;
alter table media.renditions
  add column key_id uuid references media.keys (id),
  -- Begins the names of files that are about to take the place of the present ones.
  add column next_run text;
create index renditions_key_idx on media.renditions (key_id) where key_id is not null;
