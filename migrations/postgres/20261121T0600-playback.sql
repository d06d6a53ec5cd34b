create schema playback;
grant usage on schema playback to studio_app, studio_worker;

-- Milliseconds in all of what the ranges cover.
create function playback.covered_ms(ranges int4multirange) returns int language sql immutable parallel safe
  return (select coalesce(sum(upper(part) - lower(part)), 0)::int from unnest(ranges) as part);

-- How far a person is with a video. A row without `removed_at` is in their history. What was removed stays for a while as a
-- stone, so that a report of before, which comes late, does not bring it back.
create table playback.progress (
  user_id uuid not null references auth."user" (id) on delete cascade,
  video_id uuid not null references content.videos (id) on delete cascade,
  -- Of the video when this was written; 0: not known.
  duration_ms int not null,
  position_ms int not null,
  -- When the position was reached, by the server's clock: the latest one holds, whatever comes in later.
  positioned_at timestamptz(3) not null,
  device_id text not null,
  ranges int4multirange not null default '{}',
  -- Given by hand, and holds until more is watched: `watched`, `unwatched`, or `dismissed` from what can be continued.
  mark text,
  marked_at timestamptz(3),
  removed_at timestamptz(3),
  -- To be continued: between 5 % and 90 % of what lasts five minutes.
  unfinished boolean not null generated always as (mark is null and removed_at is null and duration_ms >= 300000
    and position_ms >= duration_ms * 0.05 and position_ms < duration_ms * 0.9) stored,
  seen_ms int not null generated always as (playback.covered_ms(ranges)) stored,
  primary key (user_id, video_id)
);
create index progress_history_idx on playback.progress (user_id, positioned_at desc, video_id desc) where removed_at is null;
create index progress_unfinished_idx on playback.progress (user_id, positioned_at desc, video_id desc) where unfinished;
create index progress_removed_idx on playback.progress (removed_at) where removed_at is not null;
create index progress_video_idx on playback.progress (video_id);

-- Whether a person's history is kept, and from when on.
create table playback.history_settings (
  user_id uuid primary key references auth."user" (id) on delete cascade,
  paused boolean not null default false,
  -- What was watched before is not written any more, however late it is reported.
  cleared_at timestamptz(3)
);

alter table playback.progress enable row level security, force row level security;
alter table playback.history_settings enable row level security, force row level security;
create policy own on playback.progress for all to studio_app
  using (user_id = (select platform.user_id())) with check (user_id = (select platform.user_id()));
create policy own on playback.history_settings for all to studio_app
  using (user_id = (select platform.user_id())) with check (user_id = (select platform.user_id()));
create policy worker on playback.progress for all to studio_worker using (true) with check (true);
create policy worker on playback.history_settings for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on playback.progress, playback.history_settings to studio_app, studio_worker;
