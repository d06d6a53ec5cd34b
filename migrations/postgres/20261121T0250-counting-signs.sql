-- By what a bot was recognised; empty for all others.
alter table analytics.playbacks add column why text not null default '';

-- Plays that one viewer began of one video in one clock hour of receipt: what the limits of pace.ts are held against.
create table analytics.begun (
  hour timestamptz not null,
  viewer uuid not null,
  video_id uuid not null,
  -- A hash of the address alone, under the day's salt; null for accounts, which are told apart without it.
  origin uuid,
  plays int not null,
  primary key (hour, viewer, video_id)
) with (fillfactor = 70);
create index begun_origin_idx on analytics.begun (hour, origin, video_id) where origin is not null;
alter table analytics.begun enable row level security, force row level security;
create policy worker on analytics.begun for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on analytics.begun to studio_worker;
