-- Every process of ours that is at work, on whatever machine, as it last told. A row goes when its process ends in order;
-- one that was killed leaves it behind, and with it which jobs were in its hands.
create table platform.processes (
  id uuid primary key,
  role text not null check (role in ('api', 'worker')),
  host text not null,
  pid int not null,
  -- The numbers of processes are only comparable within one boot and one name space, and are used again: both are told.
  pid_space text not null,
  pid_started text not null,
  version text not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  jobs jsonb not null default '[]',
  facts jsonb not null default '{}'
);
alter table platform.processes enable row level security, force row level security;
create policy worker on platform.processes for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on platform.processes to studio_worker;
