-- Whom people follow, and how much they want to hear of: `all`, `some` (at most once a day), `none`.
create table accounts.follows (
  user_id uuid not null references auth."user" (id) on delete cascade,
  followed_id uuid not null references accounts.channels (id) on delete cascade,
  level text not null check (level in ('all', 'some', 'none')),
  created_at timestamptz(3) not null,
  primary key (user_id, followed_id)
);
create index follows_own_idx on accounts.follows (user_id, created_at desc, followed_id desc);
-- Followers of a channel are told in steps, in the order of their ids.
create index follows_followed_idx on accounts.follows (followed_id, user_id, level);

create trigger follows_counted after insert on accounts.follows referencing new table as changed
  for each statement execute function platform.count_rows('followers', 'followed_id', 'user_id');
create trigger follows_uncounted after delete on accounts.follows referencing old table as changed
  for each statement execute function platform.count_rows('followers', 'followed_id', 'user_id');

alter table accounts.follows enable row level security, force row level security;
create policy own on accounts.follows for all to studio_app
  using (user_id = (select platform.user_id())) with check (user_id = (select platform.user_id()));
create policy worker on accounts.follows for all to studio_worker using (true) with check (true);
grant select, insert, update (level), delete on accounts.follows to studio_app;
grant select, insert, update, delete on accounts.follows to studio_worker;
