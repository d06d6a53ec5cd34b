-- The trash of a channel, what was thrown away last first.
create index videos_channel_deleted_idx on content.videos (channel_id, deleted_at desc, id desc) where deleted_at is not null;
