create schema uploads;
grant usage on schema uploads to studio_app, studio_worker;

create table uploads.sessions (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id),
  user_id uuid not null references auth."user" (id) on delete cascade,
  -- What the file is for (a video's id); this slice does not look into it.
  subject_id uuid not null,
  filename text not null,
  content_type text not null,
  fingerprint text,
  size_bytes bigint not null check (size_bytes > 0),
  part_size_bytes bigint not null,
  part_count int not null,
  store_key text not null,
  store_upload_id text not null,
  state text not null default 'active' check (state in ('active', 'completed', 'cancelled')),
  idempotency_key text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  completed_at timestamptz
);
create index sessions_user_active_idx on uploads.sessions (user_id, created_at desc, id desc) where state = 'active';
create index sessions_subject_idx on uploads.sessions (subject_id);
create unique index sessions_idempotency_idx on uploads.sessions (user_id, idempotency_key) where idempotency_key is not null;
create index sessions_stale_idx on uploads.sessions (updated_at) where state = 'active';
alter table uploads.sessions enable row level security, force row level security;
create policy own on uploads.sessions for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on uploads.sessions for all to studio_worker using (true) with check (true);
grant select, insert, update on uploads.sessions to studio_app;
grant select, update, delete on uploads.sessions to studio_worker;
