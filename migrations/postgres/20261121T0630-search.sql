-- Search over what everybody may find. A copy of its own, narrow, of public things alone, so that many people read it without
-- anybody's rows being looked through; it follows the neighbours by notes that triggers write.
create schema discovery;
grant usage on schema discovery to studio_app, studio_worker;

-- The word itself and the word with each of its letters left out: two words that share one of these are a slip apart. No
-- extension is needed for it, so it is the same on every PostgreSQL.
create function discovery.near(word text) returns text[] language sql immutable parallel safe
  return case when char_length(word) between 4 and 30 and word !~ '[0-9]'
    then array(select distinct left(word, n) || substr(word, n + 2) from generate_series(0, char_length(word)) as n)
    else '{}' end;

-- Every word once, where it weighs most: A title, B tags, C name of the channel, D description. `signs` are what is filtered by;
-- no word has their first letter, '#'.
create function discovery.vector(title text, tags text, channel text, description text, signs text[]) returns tsvector
  language sql immutable parallel safe
  return coalesce((
      select string_agg(format('''%s'':%s%s', word, least(nth, 16383), weight), ' ')::tsvector
      from (
        select distinct on (word) word, nth, weight from (
          select word, nth, 'A' from unnest(content.words(title)) with ordinality as t (word, nth)
          union all
          select word, 200 + nth, 'B' from unnest((content.words(tags))[1:200]) with ordinality as t (word, nth)
          union all
          select word, 500 + nth, 'C' from unnest(content.words(channel)) with ordinality as t (word, nth)
          union all
          select word, 1000 + nth, 'D' from unnest((content.words(left(description, 1500)))[1:80]) with ordinality as t (word, nth)
        ) as everywhere (word, nth, weight)
        order by word, nth) as heaviest), '') || array_to_tsvector(signs);

create table discovery.documents (
  id uuid primary key,
  kind text not null check (kind in ('video', 'channel', 'playlist')),
  channel_id uuid not null,
  -- The words of its title with single spaces between them.
  title_key text collate "C" not null,
  category text collate "C",
  duration_ms bigint,
  published_at timestamptz(3) not null,
  -- Of a channel: its public videos. Right to about a twentieth: it is not written again for each view.
  views bigint not null,
  -- Steps of a ladder by views and one by age, each about twenty times as long as the one above it. A search goes down it
  -- until a page is full, so that a word that all have is looked for among the few on top alone.
  popular smallint not null default 0,
  recent smallint not null default 0,
  vector tsvector not null
) with (fillfactor = 85);
create index documents_popular_0_idx on discovery.documents using gin (vector) where kind = 'video' and popular = 0;
create index documents_popular_1_idx on discovery.documents using gin (vector) where kind = 'video' and popular = 1;
create index documents_popular_2_idx on discovery.documents using gin (vector) where kind = 'video' and popular = 2;
create index documents_recent_0_idx on discovery.documents using gin (vector) where kind = 'video' and recent = 0;
create index documents_recent_1_idx on discovery.documents using gin (vector) where kind = 'video' and recent = 1;
create index documents_channel_words_idx on discovery.documents using gin (vector) where kind = 'channel';
create index documents_playlist_words_idx on discovery.documents using gin (vector) where kind = 'playlist';
create index documents_title_idx on discovery.documents using hash (title_key);
create index documents_of_channel_idx on discovery.documents (channel_id, published_at desc, id desc);

-- Where the steps begin: what has (views, id), or (published_at, id), of at least these is on step 0, or 1. One row.
create table discovery.ladder (
  one boolean primary key default true check (one),
  views_0 bigint not null default 0, views_id_0 uuid not null default '00000000-0000-0000-0000-000000000000',
  views_1 bigint not null default 0, views_id_1 uuid not null default '00000000-0000-0000-0000-000000000000',
  recent_0 timestamptz(3) not null default '-infinity', recent_id_0 uuid not null default '00000000-0000-0000-0000-000000000000',
  recent_1 timestamptz(3) not null default '-infinity', recent_id_1 uuid not null default '00000000-0000-0000-0000-000000000000',
  moved_at timestamptz(3)
);
insert into discovery.ladder default values;

-- In how many titles, tags and names of channels a word is; those with digits are left out.
create table discovery.words (
  word text collate "C" primary key,
  n int not null,
  near text[] not null generated always as (discovery.near(word)) stored
) with (fillfactor = 85);
create index words_near_idx on discovery.words using gin (near);

-- What changed, a row for each change: nobody waits for anybody. Read again and taken out in bulk by one worker.
create table discovery.notes (
  n bigint generated always as identity primary key,
  kind text not null check (kind in ('video', 'channel', 'playlist', 'figures')),
  id uuid not null
);

create function discovery.note_videos() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into discovery.notes (kind, id) select 'video', id from fresh where visibility = 'public';
  elsif tg_op = 'DELETE' then
    insert into discovery.notes (kind, id) select 'video', id from stale where visibility = 'public';
  else
    insert into discovery.notes (kind, id)
    select 'video', n.id from fresh n join stale o on o.id = n.id
    where (n.visibility = 'public' or o.visibility = 'public')
      and (n.title, n.description, n.tags, n.visibility, n.status, n.kind, n.category, n.language, n.duration_ms, n.published_at, n.deleted_at)
        is distinct from
        (o.title, o.description, o.tags, o.visibility, o.status, o.kind, o.category, o.language, o.duration_ms, o.published_at, o.deleted_at);
  end if;
  return null;
end $$;
create trigger discovery_inserted after insert on content.videos referencing new table as fresh
  for each statement execute function discovery.note_videos();
create trigger discovery_updated after update on content.videos referencing old table as stale new table as fresh
  for each statement execute function discovery.note_videos();
create trigger discovery_deleted after delete on content.videos referencing old table as stale
  for each statement execute function discovery.note_videos();

create function discovery.note_playlists() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into discovery.notes (kind, id) select 'playlist', id from fresh where visibility = 'public';
  elsif tg_op = 'DELETE' then
    insert into discovery.notes (kind, id) select 'playlist', id from stale where visibility = 'public';
  else
    insert into discovery.notes (kind, id)
    select 'playlist', n.id from fresh n join stale o on o.id = n.id
    where (n.visibility = 'public' or o.visibility = 'public')
      and (n.title, n.description, n.visibility, n.deleted_at) is distinct from (o.title, o.description, o.visibility, o.deleted_at);
  end if;
  return null;
end $$;
create trigger discovery_inserted after insert on content.playlists referencing new table as fresh
  for each statement execute function discovery.note_playlists();
create trigger discovery_updated after update on content.playlists referencing old table as stale new table as fresh
  for each statement execute function discovery.note_playlists();
create trigger discovery_deleted after delete on content.playlists referencing old table as stale
  for each statement execute function discovery.note_playlists();

-- A new channel has nothing to show yet: it is found with its first public video.
create function discovery.note_channels() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into discovery.notes (kind, id) select 'channel', id from stale;
  else
    insert into discovery.notes (kind, id)
    select 'channel', n.id from fresh n join stale o on o.id = n.id
    where (n.handle, n.name, n.description, n.deleted_at) is distinct from (o.handle, o.name, o.description, o.deleted_at);
  end if;
  return null;
end $$;
create trigger discovery_updated after update on accounts.channels referencing old table as stale new table as fresh
  for each statement execute function discovery.note_channels();
create trigger discovery_deleted after delete on accounts.channels referencing old table as stale
  for each statement execute function discovery.note_channels();

-- Figures that lists are brought up to date with, every few seconds and in bulk, are heard of here at the same moment.
create function discovery.note_figures() returns trigger language plpgsql as $$
begin
  insert into discovery.notes (kind, id) select 'figures', video_id from stale;
  return null;
end $$;
create trigger discovery_figures after delete on content.video_figures_changed referencing old table as stale
  for each statement execute function discovery.note_figures();

insert into discovery.notes (kind, id) select 'video', id from content.videos where visibility = 'public';
insert into discovery.notes (kind, id) select 'playlist', id from content.playlists where visibility = 'public';

alter table discovery.documents enable row level security, force row level security;
alter table discovery.ladder enable row level security, force row level security;
alter table discovery.words enable row level security, force row level security;
alter table discovery.notes enable row level security, force row level security;
-- All of it is public, and still it is the program that asks: words are no rows of anybody.
create policy worker on discovery.documents for all to studio_worker using (true) with check (true);
create policy worker on discovery.ladder for all to studio_worker using (true) with check (true);
create policy worker on discovery.words for all to studio_worker using (true) with check (true);
create policy worker on discovery.notes for all to studio_worker using (true) with check (true);
-- By the triggers, in the name of whoever changes something.
create policy noting on discovery.notes for insert with check (true);
grant select, insert, update, delete on discovery.documents, discovery.words to studio_worker;
grant select, update on discovery.ladder to studio_worker;
grant select, insert, delete on discovery.notes to studio_worker;
grant insert on discovery.notes to studio_app;
