-- From this moment a video of the trash cannot come back: its files go next, its rows last.
alter table content.videos add column purged_at timestamptz;
create index videos_purged_idx on content.videos (purged_at) where purged_at is not null;
