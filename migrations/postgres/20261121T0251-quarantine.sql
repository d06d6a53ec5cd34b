-- What was put aside can be looked at, tried again and given up.
alter table analytics.refused
  -- line: of an inbox row, unreadable · lot: a whole inbox row · event: refused by ClickHouse · batch: a whole one, unreadable
  add column kind text not null default 'event' check (kind in ('line', 'lot', 'event', 'batch')),
  add column events int not null default 1,
  -- Of a batch: its columns beside the body, to put it back.
  add column detail jsonb,
  add column discarded_at timestamptz,
  add column discarded_by uuid;
update analytics.refused set kind = 'line' where batch_id is null;
create index refused_waiting_idx on analytics.refused (id) where discarded_at is null;
grant update, delete on analytics.refused to studio_worker;
