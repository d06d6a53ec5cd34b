create schema accounts;
grant usage on schema accounts to studio_app, studio_worker;

-- What the studio knows of a person beside the sign-in data in schema auth.
create table accounts.people (
  user_id uuid primary key references auth."user" (id) on delete cascade,
  operator boolean not null default false,
  created_at timestamptz not null default now()
);
alter table accounts.people enable row level security, force row level security;
create policy self on accounts.people for select to studio_app using (user_id = (select platform.user_id()));
create policy worker on accounts.people for all to studio_worker using (true) with check (true);
grant select on accounts.people to studio_app;
grant select, insert, update on accounts.people to studio_worker;
-- The first account is the operator: at most one person can be inserted as such by sign-up.
create unique index people_one_operator_idx on accounts.people (operator) where operator;

create table accounts.channels (
  id uuid primary key,
  handle text not null check (handle ~ '^[a-z0-9][a-z0-9_-]{2,39}$'),
  name text not null check (char_length(name) between 1 and 100),
  description text not null default '' check (char_length(description) <= 5000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index channels_handle_idx on accounts.channels (handle);
alter table accounts.channels enable row level security, force row level security;
create policy everyone on accounts.channels for select to studio_app using (true);
create policy own on accounts.channels for update to studio_app using (id = any ((select platform.channel_ids())::uuid[]));
create policy found on accounts.channels for insert to studio_app with check ((select platform.user_id()) is not null);
create policy worker on accounts.channels for all to studio_worker using (true) with check (true);
grant select, insert, update (handle, name, description, updated_at) on accounts.channels to studio_app;
grant select, insert, update on accounts.channels to studio_worker;

create table accounts.channel_members (
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  user_id uuid not null references auth."user" (id) on delete cascade,
  role text not null check (role in ('owner', 'manager', 'editor', 'moderator', 'analyst', 'accountant')),
  created_at timestamptz not null default now(),
  primary key (channel_id, user_id)
);
create index channel_members_user_idx on accounts.channel_members (user_id, created_at);
alter table accounts.channel_members enable row level security, force row level security;
create policy team on accounts.channel_members for select to studio_app
  using (user_id = (select platform.user_id()) or channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on accounts.channel_members for all to studio_worker using (true) with check (true);
grant select on accounts.channel_members to studio_app;
grant select, insert, update, delete on accounts.channel_members to studio_worker;

create table accounts.api_keys (
  id uuid primary key,
  user_id uuid not null references auth."user" (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  prefix text not null,
  hash bytea not null,
  scopes text[] not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz
);
create unique index api_keys_hash_idx on accounts.api_keys (hash);
create index api_keys_user_idx on accounts.api_keys (user_id, created_at desc);
alter table accounts.api_keys enable row level security, force row level security;
create policy own on accounts.api_keys for all to studio_app
  using (user_id = (select platform.user_id())) with check (user_id = (select platform.user_id()));
create policy worker on accounts.api_keys for all to studio_worker using (true) with check (true);
grant select, insert, delete on accounts.api_keys to studio_app;
grant select, update on accounts.api_keys to studio_worker;

-- The sign-in tables belong to better-auth (schema auth, exempt from row security); the look-up of a session reads them.
grant usage on schema auth to studio_worker;
grant select on auth."user", auth.session to studio_worker;
