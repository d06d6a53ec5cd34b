-- A deleted channel is hidden from this moment, and can be brought back for thirty days. Its handle stays taken while its row is there.
alter table accounts.channels
  add column deleted_at timestamptz(3),
  -- It went with the account of this person, and comes back with it.
  add column deleted_with uuid references auth."user" (id) on delete set null,
  -- From this moment it cannot come back: files go next, its row last.
  add column purged_at timestamptz(3);
create index channels_deleted_idx on accounts.channels (deleted_at) where deleted_at is not null;
drop policy everyone on accounts.channels;
create policy everyone on accounts.channels for select to studio_app using (deleted_at is null);
grant delete on accounts.channels to studio_worker;

alter table accounts.people
  -- Nobody is signed in as this person any more; signing in brings the account back until it is purged.
  add column deleted_at timestamptz(3),
  -- Has deleted a channel: the studio makes no other one unasked.
  add column channels_by_hand boolean not null default false;
create index people_deleted_idx on accounts.people (deleted_at) where deleted_at is not null;
grant delete on accounts.api_keys, accounts.team_invitations to studio_worker;
-- Everything of a person hangs on this row.
grant delete on auth."user" to studio_worker;

-- What was alive when its channel was deleted comes back with it; the trash and its days know nothing of these.
alter table content.videos add column gone_with_channel boolean not null default false;
alter table content.playlists add column gone_with_channel boolean not null default false;
create index playlists_gone_idx on content.playlists (channel_id) where gone_with_channel;

-- How much a channel may hold where nothing is said of it. Null: as QUOTA_STORAGE_GB and QUOTA_MINUTES say.
create table accounts.quota_default (
  only_one boolean primary key default true check (only_one),
  storage_bytes bigint check (storage_bytes >= 0),
  minutes int check (minutes >= 0),
  unlimited_storage boolean not null default false,
  unlimited_minutes boolean not null default false,
  set_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz not null
);
alter table accounts.quota_default enable row level security, force row level security;
create policy everyone on accounts.quota_default for select to studio_app using (true);
create policy worker on accounts.quota_default for all to studio_worker using (true) with check (true);
grant select on accounts.quota_default to studio_app;
grant select, insert, update on accounts.quota_default to studio_worker;
