-- How much a channel may hold, set by the operator; null: the installation's default, see QUOTA_STORAGE_GB and QUOTA_MINUTES.
create table accounts.channel_quotas (
  channel_id uuid primary key references accounts.channels (id) on delete cascade,
  storage_bytes bigint check (storage_bytes >= 0),
  minutes int check (minutes >= 0),
  -- The installation's default does not hold for it either.
  unlimited_storage boolean not null default false,
  unlimited_minutes boolean not null default false,
  set_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz not null
);
alter table accounts.channel_quotas enable row level security, force row level security;
create policy team on accounts.channel_quotas for select to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on accounts.channel_quotas for all to studio_worker using (true) with check (true);
grant select on accounts.channel_quotas to studio_app;
grant select, insert, update, delete on accounts.channel_quotas to studio_worker;

-- What a channel is uploading counts against its quota.
create index sessions_channel_active_idx on uploads.sessions (channel_id) where state = 'active';
