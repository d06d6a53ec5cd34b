-- How a person wants the studio: time zone, way of writing numbers, keys, what was dismissed. Its shape is accounts/schema.ts.
alter table accounts.people add column preferences jsonb not null default '{}';
grant update (preferences) on accounts.people to studio_app;
create policy self_update on accounts.people for update to studio_app
  using (user_id = (select platform.user_id())) with check (user_id = (select platform.user_id()));

-- Browsers a person has signed in with, by hash: a sign-in from another one is told.
create table accounts.devices (
  user_id uuid not null references auth."user" (id) on delete cascade,
  hash bytea not null,
  first_seen_at timestamptz not null default now(),
  primary key (user_id, hash)
);
alter table accounts.devices enable row level security, force row level security;
create policy worker on accounts.devices for all to studio_worker using (true) with check (true);
grant select, insert, delete on accounts.devices to studio_worker;

-- The list of sessions says when each was last used, and ends one of them.
grant update ("updatedAt"), delete on auth.session to studio_worker;
