-- What a channel's page for everybody is sorted by. Newest is served by videos_channel_public_idx where nothing is asked for but
-- time; these two are for everything else, with the day of publication inside, so that a period is passed over in the index.
create index video_sort_public_new_idx on content.video_sort (channel_id, published_key, video_id)
  where status = 2 and visibility = 4;
create index video_sort_public_views_idx on content.video_sort (channel_id, views_key, video_id) include (published_key)
  where status = 2 and visibility = 4;

-- What is watched more than usual, replaced as a whole by whoever works it out, every hour.
create table content.video_trending (
  video_id uuid primary key references content.videos (id) on delete cascade,
  channel_id uuid not null,
  score double precision not null
);
create index video_trending_channel_idx on content.video_trending (channel_id, score, video_id);

alter table content.video_trending enable row level security, force row level security;
create policy worker on content.video_trending for all to studio_worker using (true) with check (true);
grant select, insert, delete on content.video_trending to studio_worker;
