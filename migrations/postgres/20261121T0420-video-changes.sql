-- Who changed what of a video: what its page shows as history, and what one change is taken back by.
create table content.video_changes (
  id uuid primary key,
  video_id uuid not null references content.videos (id) on delete cascade,
  channel_id uuid not null references accounts.channels (id),
  -- The video's revision since this change.
  revision int not null,
  -- Null: the studio itself, at the time that somebody had set.
  changed_by uuid references auth."user" (id) on delete set null,
  changed_at timestamptz(3) not null,
  -- Only the fields that differ.
  before jsonb not null,
  after jsonb not null,
  -- The change that this one took back.
  reverts uuid
);
create index video_changes_video_idx on content.video_changes (video_id, changed_at desc, id desc);
alter table content.video_changes enable row level security, force row level security;
create policy team on content.video_changes for select to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_insert on content.video_changes for insert to studio_app
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
-- Words typed one after the other are one change.
create policy own_update on content.video_changes for update to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]) and changed_by = (select platform.user_id()));
create policy worker on content.video_changes for all to studio_worker using (true) with check (true);
grant select, insert, update (revision, changed_at, after) on content.video_changes to studio_app;
grant select, insert, update, delete on content.video_changes to studio_worker;

-- What a new upload of a channel begins with.
create table content.upload_defaults (
  channel_id uuid primary key references accounts.channels (id) on delete cascade,
  defaults jsonb not null,
  changed_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz not null default now()
);
alter table content.upload_defaults enable row level security, force row level security;
create policy own on content.upload_defaults for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.upload_defaults for all to studio_worker using (true) with check (true);
grant select, insert, update on content.upload_defaults to studio_app;
grant select, insert, update, delete on content.upload_defaults to studio_worker;
