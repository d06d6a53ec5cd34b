-- What the words of a search are looked for in first on each long step: titles, tags and names, without the words of
-- descriptions, which are two thirds of all. A page is full of these long before everything else that has the words was read: of a
-- word of 200 documents on the second step about 60 are, and they come first anyway.
create index documents_strong_1_idx on discovery.documents using gin (ts_filter(vector, '{a,b,c}')) with (fastupdate = off)
  where kind = 'video' and popular = 1;
create index documents_strong_2_idx on discovery.documents using gin (ts_filter(vector, '{a,b,c}')) with (fastupdate = off)
  where kind = 'video' and popular = 2;
