-- The few documents on the upper steps are what most searches look at, and what is written again most: each time leaves a dead
-- entry in their small indexes. Of a million rows the usual fifth is 200,000, after which a word of 300 documents on the second
-- step named 517, and a beginning on the first step three times as many as there are.
alter table discovery.documents set (autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_threshold = 2000);

-- What the most watched are called, for suggestions of one letter or two. Not by their views: while those are in no index, to
-- write them is no entry in any.
create index documents_top_idx on discovery.documents (id) where kind = 'video' and popular = 0;
