-- What failed for want of keys keeps what has come of it: its upload is named while it goes on, and only then.
alter table content.imports add column looked_at timestamptz(3);
update content.import_items set upload_id = null where state = 'failed';
