-- Joined instead of looked up in a list: where the tables had no statistics yet, 10,000 new videos were compared with 10,000 ids
-- each, which took half a minute.
create or replace function content.tags_again(ids uuid[]) returns void language sql as $$
  delete from content.video_tags t using unnest(ids) as changed (id) join content.videos v on v.id = changed.id
    where t.video_id = changed.id and v.tags = '{}';
  insert into content.video_tags as o (video_id, channel_id, vector)
  select v.id, v.channel_id, content.search_vector(v.channel_id, content.words(array_to_string(v.tags, ' ')), v.tags)
  from unnest(ids) as changed (id) join content.videos v on v.id = changed.id where v.tags <> '{}' order by v.id
  on conflict (video_id) do update set vector = excluded.vector where o.vector is distinct from excluded.vector
$$;
