create schema analytics;
grant usage on schema analytics to studio_app, studio_worker;

-- What was acknowledged and not yet judged: one row holds the events of many requests, one JSON array a line, packed (zstd).
create table analytics.inbox (
  id bigint generated always as identity primary key,
  -- Taken while the inserting transaction holds its lock on this table: completeUntil rests on it (see progress.ts).
  received_at timestamptz not null default clock_timestamp(),
  n int not null,
  body bytea not null
);
-- Packed already, so PostgreSQL need not try.
alter table analytics.inbox alter column body set storage external;
alter table analytics.inbox enable row level security, force row level security;
create policy deliver on analytics.inbox for insert to studio_app with check (true);
create policy worker on analytics.inbox for all to studio_worker using (true) with check (true);
grant insert (n, body) on analytics.inbox to studio_app;
grant select, insert, delete on analytics.inbox to studio_worker;

-- Ids of events that were judged, by the UTC day of their receipt. An event is accepted for 7 days, so 8 days tell every repetition.
create table analytics.seen (
  day date not null,
  id uuid not null,
  primary key (day, id)
) partition by list (day);
alter table analytics.seen enable row level security, force row level security;
create policy worker on analytics.seen for all to studio_worker using (true) with check (true);
grant select, insert on analytics.seen to studio_worker;

-- Workers own nothing, so the two things they may do to partitions are functions of the owner.
create function analytics.add_seen_day(wanted date) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  name text := 'seen_' || to_char(wanted, 'YYYYMMDD');
begin
  if to_regclass('analytics.' || name) is not null then return; end if;
  execute format('create table analytics.%I partition of analytics.seen for values in (%L)', name, wanted);
  execute format('alter table analytics.%I enable row level security, force row level security', name);
end $$;
create function analytics.drop_seen_before(oldest date) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  name text;
  dropped int := 0;
begin
  for name in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'analytics.seen'::regclass and c.relname < 'seen_' || to_char(oldest, 'YYYYMMDD')
  loop
    execute format('drop table analytics.%I', name);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke execute on function analytics.add_seen_day(date), analytics.drop_seen_before(date) from public;
grant execute on function analytics.add_seen_day(date), analytics.drop_seen_before(date) to studio_worker;

-- One load of the player with one video: whose it is, how much play it was credited, what became of its view.
create table analytics.playbacks (
  playback_id uuid not null,
  video_id uuid not null,
  viewer uuid not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  rate real not null,
  played_ms bigint not null,
  cut_ms bigint not null,
  outcome text not null check (outcome in ('too_short', 'rate', 'counted', 'repeat', 'bot', 'self')),
  primary key (playback_id, video_id)
) with (fillfactor = 70);
create index playbacks_first_idx on analytics.playbacks (first_at);
alter table analytics.playbacks enable row level security, force row level security;
create policy worker on analytics.playbacks for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on analytics.playbacks to studio_worker;

-- The counted views of the last days; each one closes its hour for that viewer and video.
create table analytics.view_windows (
  video_id uuid not null,
  viewer uuid not null,
  counted_at timestamptz not null,
  primary key (video_id, viewer, counted_at)
);
create index view_windows_counted_idx on analytics.view_windows (counted_at);
alter table analytics.view_windows enable row level security, force row level security;
create policy worker on analytics.view_windows for all to studio_worker using (true) with check (true);
grant select, insert, delete on analytics.view_windows to studio_worker;

-- Judged events on their way to ClickHouse: one insert each, of one month, so that it is one part there or none.
create table analytics.batches (
  id uuid primary key,
  -- The insert that is or was tried last; a new one is written here before it is sent, so that a later runner can end it.
  query_id uuid not null,
  rows int not null,
  at_from timestamptz not null,
  at_to timestamptz not null,
  -- Of the oldest of its events, on the database's clock.
  received_from timestamptz not null,
  channels uuid[] not null,
  -- JSONCompactEachRow, packed; null once it is there.
  body bytea,
  shipped_at timestamptz
);
alter table analytics.batches alter column body set storage external;
create index batches_waiting_idx on analytics.batches (id) where shipped_at is null;
create index batches_shipped_idx on analytics.batches (shipped_at) where shipped_at is not null;
alter table analytics.batches enable row level security, force row level security;
create policy worker on analytics.batches for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on analytics.batches to studio_worker;

-- What could not be read or was refused by ClickHouse, with its words. Nothing waits for it.
create table analytics.refused (
  id uuid primary key,
  batch_id uuid,
  row text not null,
  error text not null,
  created_at timestamptz not null default now()
);
alter table analytics.refused enable row level security, force row level security;
create policy worker on analytics.refused for all to studio_worker using (true) with check (true);
grant select, insert on analytics.refused to studio_worker;

-- A day's salt makes viewers of addresses; with it goes, after two days, the way back.
create table analytics.salts (
  day date primary key,
  salt bytea not null
);
alter table analytics.salts enable row level security, force row level security;
create policy worker on analytics.salts for all to studio_worker using (true) with check (true);
grant select, insert, delete on analytics.salts to studio_worker;
