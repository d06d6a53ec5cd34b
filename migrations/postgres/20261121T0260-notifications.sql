create schema notifications;
grant usage on schema notifications to studio_app, studio_worker;

-- What a person should hear of, in their bell. Told in the transaction of what happened or by a job of its event, which may
-- run twice: `dedup` makes one notice of it. A thing that may happen anew gives its old notice the id as dedup.
create table notifications.notices (
  id uuid primary key,
  user_id uuid not null references auth."user" (id) on delete cascade,
  kind text not null,
  dedup text not null,
  payload jsonb not null,
  -- To the millisecond, as cursors of lists have them.
  created_at timestamptz(3) not null,
  read_at timestamptz
);
create unique index notices_dedup_idx on notifications.notices (user_id, dedup);
create index notices_user_idx on notifications.notices (user_id, created_at desc, id desc);
create index notices_unread_idx on notifications.notices (user_id) where read_at is null;
create index notices_old_idx on notifications.notices (created_at);
alter table notifications.notices enable row level security, force row level security;
create policy own on notifications.notices for select to studio_app using (user_id = (select platform.user_id()));
create policy own_read on notifications.notices for update to studio_app
  using (user_id = (select platform.user_id())) with check (user_id = (select platform.user_id()));
create policy worker on notifications.notices for all to studio_worker using (true) with check (true);
grant select, update (read_at) on notifications.notices to studio_app;
grant select, insert, update, delete on notifications.notices to studio_worker;
