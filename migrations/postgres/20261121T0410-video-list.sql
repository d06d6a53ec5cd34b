-- What the list of a channel is sorted, filtered and searched by, in two narrow tables that follow content.videos by trigger,
-- so that whoever writes a video, one or ten thousand, need not think of them. See docs/decisions/0011.

-- Known where plays are judged; completion = seen_ms / (views * duration).
alter table content.video_stats
  add column seen_ms bigint not null default 0,
  add column likes bigint not null default 0,
  add column comments bigint not null default 0;

-- One spelling of letters with and without accents, wide and narrow; Chinese and Japanese signs are words of their own. What
-- is plain ASCII, as most is, needs none of it: five times as fast.
create function content.fold(text text) returns text language sql immutable parallel safe
  return case when octet_length(text) = char_length(text) then lower(text) else
    regexp_replace(lower(regexp_replace(normalize(text, NFKD), '[\u0300-\u036f]', '', 'g')),
      '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])', ' \1 ', 'g') end;
-- In their order; what is between words does not depend on the locale of the database.
create function content.words(text text) returns text[] language sql immutable parallel safe
  return coalesce((select array_agg(left(word, 60) order by nth)
    from (select content.fold(text) as whole) as folded,
      unnest(string_to_array(translate(
        case when octet_length(whole) = char_length(whole) then whole
          else regexp_replace(whole, '[\u0080-\u00bf\u2000-\u206f\u3000-\u303f\ufe00-\ufe0f\uff5f-\uff65]', ' ', 'g') end,
        E'\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f !"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~\x7f',
        repeat(' ', 65)), ' ')) with ordinality as split (word, nth)
    where word <> ''), '{}');
-- Words are kept with a sign of their channel before them: the index then holds each channel's words side by side, and a
-- word that a million videos have costs nothing where a hundred of them are one's own.
create function content.search_sign(channel_id uuid) returns text language sql immutable parallel safe
  return right(channel_id::text, 8);
create function content.search_vector(channel_id uuid, words text[], tags text[]) returns tsvector
  language sql immutable parallel safe
  return array_to_tsvector(array(
    select content.search_sign(channel_id) || '/' || word from unnest(words) as word
    union
    select content.search_sign(channel_id) || '#' || left(content.fold(tag), 100) from unnest(tags) as tag));
-- All words, the last also as the beginning of one, and any of the tags; null when nothing is asked for.
create function content.search_query(channel_id uuid, q text, tags text[]) returns tsquery
  language sql immutable parallel safe
  return nullif(concat_ws(' & ',
    (select string_agg('''' || content.search_sign(channel_id) || '/' || word || '''' ||
        case when nth = count and q !~ '\s$' then ':*' else '' end, ' & ')
      from (select word, nth, count(*) over () as count
        from unnest((content.words(q))[1:10]) with ordinality as asked (word, nth)) counted),
    (select '(' || string_agg('''' || content.search_sign(channel_id) || '#' ||
        replace(replace(left(content.fold(tag), 100), '\', '\\'), '''', '''''') || '''', ' | ') || ')'
      from unnest(tags) as tag)), '')::tsquery;

create table content.video_search (
  video_id uuid primary key references content.videos (id) on delete cascade,
  channel_id uuid not null,
  -- What was said in it, all languages together; null until there are captions.
  spoken text[],
  vector tsvector not null
);

-- Only what is not in the trash. The numbers of status and visibility are their order.
create table content.video_sort (
  video_id uuid primary key references content.videos (id) on delete cascade,
  channel_id uuid not null,
  status smallint not null,
  visibility smallint not null,
  kind smallint not null,
  level smallint not null,
  -- Empty: none.
  category text collate "C" not null,
  language text collate "C" not null,
  created_at timestamptz(3) not null,
  created_key bigint not null,
  published_key bigint not null,
  title_key text collate "C" not null,
  duration_key bigint not null,
  views_key bigint not null,
  watch_key bigint not null,
  -- Thousandths.
  completion_key bigint not null,
  likes_key bigint not null,
  comments_key bigint not null,
  visibility_key bigint not null,
  status_key bigint not null
);

-- Writes the rows of these videos anew from what content.videos and content.video_stats say; what does not differ stays.
create function content.sort_again(ids uuid[]) returns void language sql as $$
  delete from content.video_sort o using content.videos v
    where o.video_id = any(ids) and v.id = o.video_id and v.deleted_at is not null;
  insert into content.video_sort as o
  select v.id, v.channel_id, status.n, visibility.n, array_position('{video,audio,article}', v.kind) - 1,
    coalesce(array_position('{beginner,intermediate,advanced}', v.level), 0), coalesce(v.category, ''), coalesce(v.language, ''),
    v.created_at, extract(epoch from v.created_at) * 1000, coalesce(extract(epoch from v.published_at) * 1000, 0),
    ltrim(content.fold(v.title)), coalesce(v.duration_ms, 0), coalesce(s.views, 0), coalesce(s.watch_ms, 0),
    case when s.views > 0 and v.duration_ms > 0 then least(1000, s.seen_ms * 1000 / (s.views * v.duration_ms)) else 0 end,
    coalesce(s.likes, 0), coalesce(s.comments, 0), visibility.n, status.n
  from content.videos v left join content.video_stats s on s.video_id = v.id,
    lateral (select array_position('{uploading,processing,ready,failed}', v.status) - 1) as status (n),
    lateral (select array_position('{private,unlisted,members,scheduled,public}', v.visibility) - 1) as visibility (n)
  where v.id = any(ids) and v.deleted_at is null
  order by v.id
  on conflict (video_id) do update set (status, visibility, kind, level, category, language, created_at, created_key, published_key,
      title_key, duration_key, views_key, watch_key, completion_key, likes_key, comments_key, visibility_key, status_key)
    = (excluded.status, excluded.visibility, excluded.kind, excluded.level, excluded.category, excluded.language,
      excluded.created_at, excluded.created_key, excluded.published_key, excluded.title_key, excluded.duration_key,
      excluded.views_key, excluded.watch_key, excluded.completion_key, excluded.likes_key, excluded.comments_key,
      excluded.visibility_key, excluded.status_key)
  where o is distinct from excluded
$$;

create function content.search_again(ids uuid[]) returns void language sql as $$
  insert into content.video_search as o (video_id, channel_id, vector)
  select v.id, v.channel_id, content.search_vector(v.channel_id,
    content.words(concat_ws(' ', v.title, v.description, array_to_string(v.tags, ' '))), v.tags)
  from content.videos v where v.id = any(ids) order by v.id
  on conflict (video_id) do update
    set vector = excluded.vector || content.search_vector(excluded.channel_id, coalesce(o.spoken, '{}'), '{}')
$$;

create function content.video_inserted() returns trigger language plpgsql as $$
declare ids uuid[] := array(select id from fresh);
begin
  perform content.sort_again(ids);
  perform content.search_again(ids);
  return null;
end $$;
create function content.video_updated() returns trigger language plpgsql as $$
declare ids uuid[];
begin
  ids := array(select n.id from fresh n join stale o on o.id = n.id
    where (n.title, n.status, n.visibility, n.kind, n.level, n.category, n.language, n.duration_ms, n.created_at, n.published_at, n.deleted_at)
      is distinct from
      (o.title, o.status, o.visibility, o.kind, o.level, o.category, o.language, o.duration_ms, o.created_at, o.published_at, o.deleted_at));
  if cardinality(ids) > 0 then perform content.sort_again(ids); end if;
  ids := array(select n.id from fresh n join stale o on o.id = n.id
    where (n.title, n.description, n.tags) is distinct from (o.title, o.description, o.tags));
  if cardinality(ids) > 0 then perform content.search_again(ids); end if;
  return null;
end $$;
create trigger video_inserted after insert on content.videos referencing new table as fresh
  for each statement execute function content.video_inserted();
create trigger video_updated after update on content.videos referencing old table as stale new table as fresh
  for each statement execute function content.video_updated();

-- Whose figures have changed since video_sort was written; emptied every few seconds, so that counting, which touches the same
-- videos again and again, does not move them in five indexes each time.
create table content.video_figures_changed (video_id uuid primary key);

select content.sort_again(array(select id from content.videos));
select content.search_again(array(select id from content.videos));

-- Behind the key of each order stands everything that is filtered by, so that rows that do not fit are passed over inside the
-- index: 10,000 of them in 0.4 ms, where fetching each would take 12 to 100.
do $$
declare key text;
begin
  foreach key in array '{created,published,title,duration,views,watch,completion,likes,comments,visibility,status}'::text[] loop
    execute format('create index video_sort_%1$s_idx on content.video_sort
      (channel_id, %1$s_key, video_id, status, visibility, kind, level, category, language, created_at)', key);
  end loop;
end $$;
-- Row security names the channel a second time, so that the planner would expect one row of any channel and sort what it found by
-- whichever index is smallest. Told that channels are big it walks along the index of the order.
alter table content.video_sort alter column channel_id set (n_distinct = 20);
-- What is written waits in a list of at most 2 MB, which every search looks through (under 2 ms): the tags of 10,000 videos
-- are changed in half the time.
create index video_search_vector_idx on content.video_search using gin (vector)
  with (fastupdate = on, gin_pending_list_limit = 2048);

alter table content.video_sort enable row level security, force row level security;
alter table content.video_search enable row level security, force row level security;
alter table content.video_figures_changed enable row level security, force row level security;
create policy team on content.video_sort for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy team on content.video_search for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.video_sort for all to studio_worker using (true) with check (true);
create policy worker on content.video_search for all to studio_worker using (true) with check (true);
create policy worker on content.video_figures_changed for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on content.video_sort to studio_app, studio_worker;
grant select, insert, update on content.video_search to studio_app, studio_worker;
grant select, insert, delete on content.video_figures_changed to studio_worker;
