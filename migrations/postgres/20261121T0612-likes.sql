create table playback.likes (
  user_id uuid not null references auth."user" (id) on delete cascade,
  video_id uuid not null references content.videos (id) on delete cascade,
  created_at timestamptz(3) not null,
  primary key (user_id, video_id)
);
create index likes_own_idx on playback.likes (user_id, created_at desc, video_id desc);
create index likes_video_idx on playback.likes (video_id);
create trigger likes_counted after insert on playback.likes referencing new table as changed
  for each statement execute function platform.count_rows('likes', 'video_id', 'user_id', 'noted');
create trigger likes_uncounted after delete on playback.likes referencing old table as changed
  for each statement execute function platform.count_rows('likes', 'video_id', 'user_id', 'noted');

-- One each time that somebody passed a video on; who it was is not written. A request that is sent again is known by the hash
-- of its key.
create table playback.shares (
  id uuid primary key,
  video_id uuid not null references content.videos (id) on delete cascade,
  shared_to text not null,
  shared_at timestamptz(3) not null,
  key_hash text unique
);
create index shares_video_idx on playback.shares (video_id, shared_at);
create trigger shares_counted after insert on playback.shares referencing new table as changed
  for each statement execute function platform.count_rows('shares', 'video_id', 'id');
create trigger shares_uncounted after delete on playback.shares referencing old table as changed
  for each statement execute function platform.count_rows('shares', 'video_id', 'id');

-- What people do not want to be shown again: a video, or all of a channel.
create table playback.not_interested (
  user_id uuid not null references auth."user" (id) on delete cascade,
  video_id uuid references content.videos (id) on delete cascade,
  avoided_channel_id uuid references accounts.channels (id) on delete cascade,
  subject_id uuid not null generated always as (coalesce(video_id, avoided_channel_id)) stored,
  created_at timestamptz(3) not null,
  primary key (user_id, subject_id),
  check (num_nonnulls(video_id, avoided_channel_id) = 1)
);
create index not_interested_own_idx on playback.not_interested (user_id, created_at desc, subject_id desc);
create index not_interested_video_idx on playback.not_interested (video_id) where video_id is not null;
create index not_interested_channel_idx on playback.not_interested (avoided_channel_id) where avoided_channel_id is not null;

alter table playback.likes enable row level security, force row level security;
alter table playback.shares enable row level security, force row level security;
alter table playback.not_interested enable row level security, force row level security;
create policy own on playback.likes for all to studio_app
  using (user_id = (select platform.user_id())) with check (user_id = (select platform.user_id()));
create policy own on playback.not_interested for all to studio_app
  using (user_id = (select platform.user_id())) with check (user_id = (select platform.user_id()));
create policy worker on playback.likes for all to studio_worker using (true) with check (true);
create policy worker on playback.shares for all to studio_worker using (true) with check (true);
create policy worker on playback.not_interested for all to studio_worker using (true) with check (true);
grant select, insert, delete on playback.likes, playback.not_interested to studio_app, studio_worker;
grant select, insert, delete on playback.shares to studio_worker;
