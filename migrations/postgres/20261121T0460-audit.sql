-- Who changed what in a channel. Rows are only ever added: no right to change them is given, and a trigger refuses it to the
-- login that owns the table too. Without foreign keys: it outlives the people and channels that it tells of.
create table accounts.audit_log (
  id uuid primary key,
  at timestamptz(3) not null,
  -- Null: of a person's own account, which only they see.
  channel_id uuid,
  -- Null: the program itself.
  actor_id uuid,
  -- As it was then.
  actor_name text,
  via text not null check (via in ('session', 'api-key', 'system')),
  key_name text,
  action text not null check (action ~ '^[a-z-]+(\.[a-z-]+)+$'),
  subject_kind text not null,
  subject_id text,
  subject_label text,
  before jsonb,
  after jsonb,
  request_id text,
  -- The address without its end.
  network text
);
create index audit_channel_idx on accounts.audit_log (channel_id, at desc, id desc);
create index audit_actor_idx on accounts.audit_log (channel_id, actor_id, at desc, id desc);
create index audit_subject_idx on accounts.audit_log (channel_id, subject_id, at desc, id desc);
alter table accounts.audit_log enable row level security, force row level security;
-- The roles with audit.read in accounts/roles.ts.
create policy readers on accounts.audit_log for select to studio_app using (
  channel_id in (select m.channel_id from accounts.channel_members m
    where m.user_id = (select platform.user_id()) and m.role in ('owner', 'manager'))
  or (channel_id is null and actor_id = (select platform.user_id())));
create policy team on accounts.audit_log for insert to studio_app with check (
  actor_id = (select platform.user_id())
  and (channel_id is null or channel_id = any ((select platform.channel_ids())::uuid[])));
create policy worker on accounts.audit_log for all to studio_worker using (true) with check (true);
grant select, insert on accounts.audit_log to studio_app, studio_worker;

create function accounts.audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only added to' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_only_added before update or delete on accounts.audit_log
  for each row execute function accounts.audit_refuse();
create trigger audit_never_emptied before truncate on accounts.audit_log
  for each statement execute function accounts.audit_refuse();

-- studio_app may not read the names of people, so the name of whoever acts is written here.
create function accounts.audit_name() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.actor_name := (select name from auth."user" where id = new.actor_id);
  return new;
end $$;
revoke execute on function accounts.audit_name() from public;
create trigger audit_named before insert on accounts.audit_log
  for each row when (new.actor_id is not null) execute function accounts.audit_name();
