-- Roles own nothing and never bypass row security; the login that migrates becomes them for the length of a transaction.
do $$ begin
  if not exists (select from pg_roles where rolname = 'studio_app') then create role studio_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'studio_worker') then create role studio_worker nologin; end if;
end $$;
do $$ begin
  -- A login that may not make roles was given these by an administrator.
  if not (select rolsuper from pg_roles where rolname = current_user)
    and not (pg_has_role(current_user, 'studio_app', 'set') and pg_has_role(current_user, 'studio_worker', 'set')) then
    execute format('grant studio_app, studio_worker to %I', current_user);
  end if;
end $$;

grant usage on schema platform to studio_app, studio_worker;

-- Who asks, as set by every scope; null and empty where nobody does.
create function platform.user_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;
create function platform.channel_ids() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.channel_ids', true), '')::uuid[], '{}');
create function platform.is_operator() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.operator', true), '') = 'true';

-- One row: the identity that every engine of the installation carries, and the secret that all keys derive from.
create table platform.installation (
  only_one boolean primary key default true check (only_one),
  id uuid not null default gen_random_uuid(),
  secret text not null default encode(sha256(gen_random_uuid()::text::bytea || gen_random_uuid()::text::bytea), 'hex'),
  setup_code text not null default upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 10)),
  created_at timestamptz not null default now()
);
insert into platform.installation default values;
-- Not forced: only the owner, who is not one of the roles above, may read it.
alter table platform.installation enable row level security;

-- Mails wait here until the SMTP server has taken them, or for the operator to read where there is none.
create table platform.mails (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts int not null default 0,
  last_error text
);
create index mails_created_idx on platform.mails (created_at desc, id desc);
alter table platform.mails enable row level security, force row level security;
create policy worker on platform.mails for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on platform.mails to studio_worker;
