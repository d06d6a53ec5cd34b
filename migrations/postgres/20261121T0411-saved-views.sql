-- Filters, order and columns of a list that a person has given a name.
create table content.saved_views (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  user_id uuid not null references auth."user" (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 60),
  -- What stands in the address of the page.
  search jsonb not null check (jsonb_typeof(search) = 'object' and pg_column_size(search) <= 8192),
  created_at timestamptz(3) not null
);
create index saved_views_person_idx on content.saved_views (user_id, channel_id, created_at);
alter table content.saved_views enable row level security, force row level security;
create policy own on content.saved_views for all to studio_app
  using (user_id = (select platform.user_id()) and channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (user_id = (select platform.user_id()) and channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.saved_views for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on content.saved_views to studio_app, studio_worker;
