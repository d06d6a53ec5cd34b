-- What a channel does not keep for good: rules, and which videos were announced to go when.
create table content.retention (
  channel_id uuid primary key references accounts.channels (id) on delete cascade,
  rules jsonb not null check (jsonb_typeof(rules) = 'array'),
  changed_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz not null
);
alter table content.retention enable row level security, force row level security;
create policy own on content.retention for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.retention for all to studio_worker using (true) with check (true);
grant select, insert, update on content.retention to studio_app;
grant select on content.retention to studio_worker;

-- A video goes to the trash only after it was announced, and not before this moment.
create table content.retention_notices (
  video_id uuid primary key references content.videos (id) on delete cascade,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  goes_at timestamptz(3) not null
);
create index retention_notices_channel_idx on content.retention_notices (channel_id, goes_at);
alter table content.retention_notices enable row level security, force row level security;
create policy team on content.retention_notices for select to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.retention_notices for all to studio_worker using (true) with check (true);
grant select on content.retention_notices to studio_app;
grant select, insert, delete on content.retention_notices to studio_worker;

grant insert on content.bulks, content.bulk_items to studio_worker;
