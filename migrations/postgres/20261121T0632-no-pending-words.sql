-- What is written would wait in a list that every search looks through: 2 to 4 ms where 30,000 videos had changed their steps,
-- more than all the rest of a search. Writing straight into the index costs the worker's time, which nobody waits for.
do $$
declare name text;
begin
  foreach name in array
    '{popular_0,popular_1,popular_2,recent_0,recent_1,channel_words,playlist_words}'::text[] loop
    execute format('alter index discovery.documents_%s_idx set (fastupdate = off)', name);
    perform gin_clean_pending_list(format('discovery.documents_%s_idx', name)::regclass);
  end loop;
end $$;
