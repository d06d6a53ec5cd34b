-- Addresses of a channel that are told of what happens to its videos.
create table notifications.webhooks (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  url text not null check (length(url) <= 2000),
  description text not null default '' check (length(description) <= 500),
  events text[] not null,
  -- Sealed for the id of its webhook. The former one signs too until its time is over.
  secret bytea not null,
  former_secret bytea,
  former_until timestamptz,
  state text not null default 'on' check (state in ('on', 'off')),
  -- Why the program has switched it off: gone, failing.
  off_reason text,
  -- Nothing has arrived since.
  failing_since timestamptz,
  delivered_at timestamptz,
  created_by uuid references auth."user" (id) on delete set null,
  created_at timestamptz(3) not null,
  updated_at timestamptz not null
);
create index webhooks_channel_idx on notifications.webhooks (channel_id, created_at, id);
alter table notifications.webhooks enable row level security, force row level security;
create policy own on notifications.webhooks for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on notifications.webhooks for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on notifications.webhooks to studio_app;
grant select, update on notifications.webhooks to studio_worker;

-- One message to one address: kept as it was said, so that it can be said again.
create table notifications.webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references notifications.webhooks (id) on delete cascade,
  channel_id uuid not null,
  -- The job of an event may run twice.
  dedup text not null,
  type text not null,
  subject_id uuid,
  body text not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  -- Of the present round: said again by hand, it begins anew.
  tries int not null default 0,
  next_at timestamptz,
  -- Only the job with this word makes the next try: one that runs twice has had its turn.
  next_try uuid,
  created_at timestamptz(3) not null
);
create unique index webhook_deliveries_dedup_idx on notifications.webhook_deliveries (webhook_id, dedup);
create index webhook_deliveries_list_idx on notifications.webhook_deliveries (webhook_id, created_at desc, id desc);
create index webhook_deliveries_unsaid_idx on notifications.webhook_deliveries (webhook_id, subject_id)
  where state = 'pending' and tries = 0;
create index webhook_deliveries_old_idx on notifications.webhook_deliveries (created_at);
alter table notifications.webhook_deliveries enable row level security, force row level security;
create policy own on notifications.webhook_deliveries for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on notifications.webhook_deliveries for all to studio_worker using (true) with check (true);
grant select, insert, update (state, tries, next_at, next_try) on notifications.webhook_deliveries to studio_app;
grant select, insert, update, delete on notifications.webhook_deliveries to studio_worker;

create table notifications.webhook_tries (
  id uuid primary key,
  delivery_id uuid not null references notifications.webhook_deliveries (id) on delete cascade,
  channel_id uuid not null,
  url text not null,
  at timestamptz(3) not null,
  duration_ms int not null,
  -- Null when nothing answered; `problem` says why.
  status int,
  problem text,
  -- The first kilobyte.
  answer text
);
create index webhook_tries_delivery_idx on notifications.webhook_tries (delivery_id, at);
alter table notifications.webhook_tries enable row level security, force row level security;
create policy own on notifications.webhook_tries for select to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on notifications.webhook_tries for all to studio_worker using (true) with check (true);
grant select on notifications.webhook_tries to studio_app;
grant select, insert on notifications.webhook_tries to studio_worker;
