-- What is said in public videos, for the search of the site: a text of its own for each language, behind everything that people
-- write to be found by.

-- Every word once, with the numbers of the first cues that have it, from 1. A tsvector holds a megabyte and counts to 16,383.
create function discovery.spoken_words(cues text[]) returns tsvector language sql immutable parallel safe
  return coalesce((
    select string_agg(format('''%s'':%s', word, places), ' ')::tsvector
    from (
      select word, string_agg(cue::text, ',' order by cue) as places,
        sum(octet_length(word) + 16) over (order by min(cue), word) as so_far
      from (
        select word, cue, row_number() over (partition by word order by cue) as nth
        from unnest(cues[1:16383]) with ordinality as c (text, cue), unnest(content.words(c.text)) as word
        group by word, cue) as each_one
      where nth <= 4
      group by word) as words
    where so_far <= 1000000), '');

create table discovery.spoken (
  video_id uuid not null references discovery.documents (id) on delete cascade,
  language text not null,
  -- Of the captions that it was made of.
  revision int not null,
  words tsvector not null,
  primary key (video_id, language)
);
-- Found words are unpacked for their cues.
alter table discovery.spoken alter column words set storage external;
create index spoken_words_idx on discovery.spoken using gin (words) with (fastupdate = off);
alter table discovery.spoken enable row level security, force row level security;
create policy worker on discovery.spoken for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on discovery.spoken to studio_worker;

create function discovery.note_captions() returns trigger language plpgsql as $$
begin
  insert into discovery.notes (kind, id)
  select distinct 'video', c.video_id from changed c join content.videos v on v.id = c.video_id where v.visibility = 'public';
  return null;
end $$;
create trigger discovery_inserted after insert on content.captions referencing new table as changed
  for each statement execute function discovery.note_captions();
create trigger discovery_updated after update on content.captions referencing new table as changed
  for each statement execute function discovery.note_captions();
create trigger discovery_deleted after delete on content.captions referencing old table as changed
  for each statement execute function discovery.note_captions();

insert into discovery.notes (kind, id)
select distinct 'video', c.video_id from content.captions c join content.videos v on v.id = c.video_id where v.visibility = 'public';
