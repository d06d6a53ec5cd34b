-- A change of many videos at once: what was asked for, and what became of each video. Worked on in batches, each one commit.
create table content.bulks (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  created_by uuid not null references auth."user" (id) on delete cascade,
  -- For the audit log, and what the person's role does not allow: both as they were when it was asked for.
  asked_by jsonb not null,
  action jsonb not null,
  -- Takes back what that one did.
  undoes uuid references content.bulks (id) on delete set null,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
  total int not null,
  done int not null default 0,
  skipped int not null default 0,
  failed int not null default 0,
  idempotency_key text,
  -- To the millisecond, as cursors of lists have them.
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index bulks_channel_idx on content.bulks (channel_id, created_at desc, id desc);
create index bulks_old_idx on content.bulks (created_at);
create index bulks_undoes_idx on content.bulks (undoes) where undoes is not null;
create unique index bulks_idempotency_idx on content.bulks (created_by, idempotency_key) where idempotency_key is not null;
alter table content.bulks enable row level security, force row level security;
create policy own on content.bulks for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.bulks for all to studio_worker using (true) with check (true);
grant select, insert, update (total, state, ended_at, skipped) on content.bulks to studio_app;
grant select, update, delete on content.bulks to studio_worker;

create table content.bulk_items (
  bulk_id uuid not null references content.bulks (id) on delete cascade,
  -- In the order of the list that was asked for.
  place int not null,
  channel_id uuid not null,
  -- As it was asked for: there may be no such video.
  video_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'skipped', 'failed')),
  reason text,
  -- The columns that were changed as they were, and the video's revision since: what taking it back needs.
  before jsonb,
  revision int,
  primary key (bulk_id, place)
);
create unique index bulk_items_video_idx on content.bulk_items (bulk_id, video_id);
create index bulk_items_waiting_idx on content.bulk_items (bulk_id, place) where state = 'waiting';
alter table content.bulk_items enable row level security, force row level security;
create policy own on content.bulk_items for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.bulk_items for all to studio_worker using (true) with check (true);
grant select, insert, update (state, reason) on content.bulk_items to studio_app;
grant select, update, delete on content.bulk_items to studio_worker;
