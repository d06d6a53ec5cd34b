-- A video of which the followers of its channel are told, once for ever: how far that has come, by the last person told.
create table notifications.followers_told (
  video_id uuid primary key references content.videos (id) on delete cascade,
  publisher_id uuid not null references accounts.channels (id) on delete cascade,
  begun_at timestamptz(3) not null,
  last_user_id uuid,
  ended_at timestamptz(3)
);
create index followers_told_publisher_idx on notifications.followers_told (publisher_id, begun_at);
alter table notifications.followers_told enable row level security, force row level security;
create policy worker on notifications.followers_told for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on notifications.followers_told to studio_worker;
