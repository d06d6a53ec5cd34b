-- Deleting a channel or a person looks for their rows; without these it would read every kept text.
create index on content.earlier_texts (channel_id);
create index on content.earlier_texts (updated_by) where updated_by is not null;
create index on content.caption_versions (channel_id);
create index on content.caption_versions (updated_by) where updated_by is not null;
