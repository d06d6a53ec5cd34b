-- Totals of what people do (likes, followers, shares), in eight rows each, so that many who do it at once do not wait for one
-- row. A total is the sum of its rows.
create table platform.counters (
  subject uuid not null,
  kind text not null,
  shard smallint not null,
  n bigint not null,
  primary key (subject, kind, shard)
) with (fillfactor = 70);

-- Whose totals have changed, a row for each change: nobody waits for anybody. Taken out in bulk by whoever brings totals to
-- where lists sort by them.
create table platform.counters_changed (
  id bigint generated always as identity primary key,
  kind text not null,
  subject uuid not null
);

-- A trigger on the rows that are counted: the step is part of whatever writes or deletes them, also of what follows from a
-- deleted account or video, so that no code has to think of it. Arguments: kind, column of the subject, column by which the
-- steps are spread, and `noted` where somebody wants to hear of changes. A row steps back where it stepped forth, so each
-- of the eight is exact by itself, and goes when nothing is counted in it any more.
create function platform.count_rows() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  execute format('insert into platform.counters as c (subject, kind, shard, n)
      select %1$I, $1, (hashtext(%2$I::text) & 7)::smallint, count(*) * $2 from changed group by 1, 3 order by 1, 3
      on conflict (subject, kind, shard) do update set n = c.n + excluded.n', tg_argv[1], tg_argv[2])
    using tg_argv[0], case tg_op when 'INSERT' then 1 else -1 end;
  if tg_op = 'DELETE' then
    execute format('delete from platform.counters where kind = $1 and n = 0 and subject in (select %I from changed)', tg_argv[1])
      using tg_argv[0];
  end if;
  if tg_argv[3] = 'noted' then
    execute format('insert into platform.counters_changed (kind, subject) select distinct $1, %I from changed', tg_argv[1])
      using tg_argv[0];
  end if;
  return null;
end $$;

-- The trigger writes as the owner of the tables, whom forced row security holds as well; beside it nobody may write.
alter table platform.counters enable row level security, force row level security;
alter table platform.counters_changed enable row level security, force row level security;
create policy counting on platform.counters for all using (true) with check (true);
create policy counting on platform.counters_changed for all using (true) with check (true);
grant select on platform.counters to studio_app, studio_worker;
grant select, delete on platform.counters_changed to studio_worker;
