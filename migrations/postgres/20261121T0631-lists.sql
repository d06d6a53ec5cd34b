-- What jobs work out of events by the hour. Each list is replaced as a whole, in one commit.

create table discovery.trending (
  video_id uuid primary key references content.videos (id) on delete cascade,
  category text collate "C" not null,
  -- Viewers of a day against the channel's own baseline, halved every twelve hours of age.
  score double precision not null
);
create index trending_score_idx on discovery.trending (score desc, video_id desc);
create index trending_category_idx on discovery.trending (category, score desc, video_id desc);

create table discovery.popular (
  category text collate "C" not null,
  place smallint not null,
  video_id uuid not null references content.videos (id) on delete cascade,
  primary key (category, place)
);
create index popular_video_idx on discovery.popular (video_id);

-- What those who finished a video went on to. Only what enough people did.
create table discovery.went_on (
  video_id uuid not null references content.videos (id) on delete cascade,
  place smallint not null,
  next_id uuid not null references content.videos (id) on delete cascade,
  primary key (video_id, place)
);
create index went_on_next_idx on discovery.went_on (next_id);

-- When each list was made last.
create table discovery.made (
  list text primary key,
  at timestamptz(3) not null
);

do $$
declare name text;
begin
  foreach name in array '{trending,popular,went_on,made}'::text[] loop
    execute format('alter table discovery.%I enable row level security, force row level security', name);
    execute format('create policy worker on discovery.%I for all to studio_worker using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on discovery.%I to studio_worker', name);
  end loop;
end $$;
