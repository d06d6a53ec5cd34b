-- When a version was kept, as of earlier texts: who goes on writing for an hour leaves one every ten minutes. Of those that are
-- there it is not known; any time before now does.
alter table content.caption_versions add column kept_at timestamptz(3) not null default now();
