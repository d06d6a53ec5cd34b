-- Pictures to choose from for one asset; the one it was given at first by itself (poster.jpg) has no row.
create table media.thumbnails (
  -- Begins the names of its files, so that another picture is another address.
  id uuid primary key,
  asset_id uuid not null references media.assets (id) on delete cascade,
  kind text not null check (kind in ('suggested', 'frame', 'image')),
  -- Where in the video; null for a picture that was given.
  at_ms bigint,
  -- Of a given picture: what it is, and how it becomes 16:9.
  given jsonb,
  state text not null default 'making' check (state in ('making', 'ready', 'failed')),
  -- Ending of the small one.
  small text,
  placeholder text,
  problem_code text,
  problem_message text,
  created_by uuid references auth."user" (id) on delete set null,
  created_at timestamptz(3) not null default now()
);
create index thumbnails_asset_idx on media.thumbnails (asset_id, created_at desc, id desc);
alter table media.thumbnails enable row level security, force row level security;
create policy viewers on media.thumbnails for select to studio_app
  using (exists (select from media.assets a where a.id = asset_id));
create policy own_insert on media.thumbnails for insert to studio_app
  with check (exists (select from media.assets a where a.id = asset_id and a.channel_id = any ((select platform.channel_ids())::uuid[])));
create policy worker on media.thumbnails for all to studio_worker using (true) with check (true);
grant select, insert on media.thumbnails to studio_app;
grant select, insert, update, delete on media.thumbnails to studio_worker;

-- Without foreign keys: tables that refer to each other in a circle can be copied in no order. What is chosen is never deleted.
alter table media.assets
  -- Null: the one that was made by itself.
  add column thumbnail uuid,
  -- Chosen and still being made; the other one stays until it is stored.
  add column next_thumbnail uuid;
