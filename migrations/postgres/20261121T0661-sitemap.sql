-- The site's map goes through public videos by their ids, which is the order they were made in.
create index videos_sitemap_idx on content.videos (id) where deleted_at is null and visibility = 'public' and status = 'ready';
