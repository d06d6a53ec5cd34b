-- One to five stars of somebody who has seen at least half of a video, and a sentence if they like.
create table playback.ratings (
  id uuid primary key,
  user_id uuid not null references auth."user" (id) on delete cascade,
  video_id uuid not null references content.videos (id) on delete cascade,
  stars smallint not null check (stars between 1 and 5),
  sentence text check (char_length(sentence) between 1 and 500),
  rated_at timestamptz(3) not null,
  -- The operator took the sentence away; the stars still count.
  sentence_removed_at timestamptz(3),
  unique (user_id, video_id)
);
create index ratings_sentences_idx on playback.ratings (video_id, rated_at desc, id desc)
  where sentence is not null and sentence_removed_at is null;
create index ratings_video_idx on playback.ratings (video_id);

-- As `platform.count_rows`, by the number of stars, which change: kinds `rating-1` to `rating-5`.
create function playback.count_ratings() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    insert into platform.counters as c (subject, kind, shard, n)
      select video_id, 'rating-' || stars, (hashtext(user_id::text) & 7)::smallint, count(*)
      from added group by 1, 2, 3 order by 1, 2, 3
      on conflict (subject, kind, shard) do update set n = c.n + excluded.n;
  elsif tg_op = 'UPDATE' then
    insert into platform.counters as c (subject, kind, shard, n)
      select video_id, 'rating-' || stars, (hashtext(user_id::text) & 7)::smallint, sum(step) from (
        select video_id, stars, user_id, 1 as step from added union all
        select video_id, stars, user_id, -1 from removed) as steps
      group by 1, 2, 3 having sum(step) <> 0 order by 1, 2, 3
      on conflict (subject, kind, shard) do update set n = c.n + excluded.n;
    delete from platform.counters where kind like 'rating-_' and n = 0 and subject in (select video_id from removed);
  else
    insert into platform.counters as c (subject, kind, shard, n)
      select video_id, 'rating-' || stars, (hashtext(user_id::text) & 7)::smallint, -count(*)
      from removed group by 1, 2, 3 order by 1, 2, 3
      on conflict (subject, kind, shard) do update set n = c.n + excluded.n;
    delete from platform.counters where kind like 'rating-_' and n = 0 and subject in (select video_id from removed);
  end if;
  return null;
end $$;
create trigger ratings_counted after insert on playback.ratings referencing new table as added
  for each statement execute function playback.count_ratings();
create trigger ratings_recounted after update on playback.ratings referencing new table as added old table as removed
  for each statement execute function playback.count_ratings();
create trigger ratings_uncounted after delete on playback.ratings referencing old table as removed
  for each statement execute function playback.count_ratings();

alter table playback.ratings enable row level security, force row level security;
create policy own on playback.ratings for all to studio_app
  using (user_id = (select platform.user_id())) with check (user_id = (select platform.user_id()));
create policy worker on playback.ratings for all to studio_worker using (true) with check (true);
grant select, delete, insert (id, user_id, video_id, stars, sentence, rated_at), update (stars, sentence, rated_at)
  on playback.ratings to studio_app;
grant select, insert, update, delete on playback.ratings to studio_worker;
