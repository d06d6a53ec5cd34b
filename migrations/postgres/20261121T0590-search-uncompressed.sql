-- Every word of a long text is looked for video by video while a list is walked: unpacking what is said in each took three
-- quarters of that time (4.2 ms against 1.5 for a common word, 500 of the newest videos with 1,500 different words).
alter table content.video_search alter column vector set storage external;
update content.video_search set vector = array_to_tsvector(tsvector_to_array(vector)) where pg_column_compression(vector) is not null;
