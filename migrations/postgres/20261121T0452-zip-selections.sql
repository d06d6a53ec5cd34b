-- What somebody is about to download as one archive: a list of ids may be longer than an address. Kept for an hour.
create table content.zip_selections (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  created_by uuid not null references auth."user" (id) on delete cascade,
  video_ids uuid[] not null check (cardinality(video_ids) <= 10000),
  created_at timestamptz not null
);
create index zip_selections_old_idx on content.zip_selections (created_at);
alter table content.zip_selections enable row level security, force row level security;
create policy own on content.zip_selections for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]) and created_by = (select platform.user_id()))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]) and created_by = (select platform.user_id()));
create policy worker on content.zip_selections for all to studio_worker using (true) with check (true);
grant select, insert on content.zip_selections to studio_app;
grant select, delete on content.zip_selections to studio_worker;

-- The studio itself changes many at once too, by a channel's retention rules.
alter table content.bulks alter column created_by drop not null;
