-- Playlists and series: videos of a channel in an order that people choose, with a page and a visibility of their own.
create table content.playlists (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  title text not null check (char_length(title) between 1 and 100),
  description text not null default '' check (char_length(description) <= 5000),
  kind text not null default 'playlist' check (kind in ('playlist', 'series')),
  visibility text not null default 'private' check (visibility in ('private', 'unlisted', 'public')),
  -- Whose picture it shows; null, or one that cannot be shown: the first's.
  cover_id uuid references content.videos (id) on delete set null,
  -- Counts what people changed of its own fields, not of its videos.
  revision int not null default 1,
  created_by uuid references auth."user" (id) on delete set null,
  -- To the millisecond, as cursors of lists have them.
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  -- What the items name, so that none can be in a playlist of another channel.
  unique (id, channel_id)
);
create index playlists_channel_idx on content.playlists (channel_id, created_at desc, id desc);
create index playlists_cover_idx on content.playlists (cover_id) where cover_id is not null;
create index playlists_deleted_idx on content.playlists (deleted_at) where deleted_at is not null;
alter table content.playlists enable row level security, force row level security;
create policy viewers on content.playlists for select to studio_app
  using ((visibility <> 'private' and deleted_at is null) or channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_insert on content.playlists for insert to studio_app
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_update on content.playlists for update to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.playlists for all to studio_worker using (true) with check (true);
grant select, insert, update on content.playlists to studio_app;
grant select, insert, update, delete on content.playlists to studio_worker;

create table content.playlist_items (
  playlist_id uuid not null,
  channel_id uuid not null,
  video_id uuid not null references content.videos (id) on delete cascade,
  -- A number between its neighbours': to move one video is to write one row. Exact, so there is always one between two.
  rank numeric not null,
  added_at timestamptz(3) not null,
  primary key (playlist_id, video_id),
  foreign key (playlist_id, channel_id) references content.playlists (id, channel_id) on delete cascade,
  -- At the end of a statement: one that numbers all anew passes through ranks that others still have.
  constraint playlist_items_rank_key unique (playlist_id, rank) deferrable initially immediate
);
create index playlist_items_video_idx on content.playlist_items (video_id);
alter table content.playlist_items enable row level security, force row level security;
create policy viewers on content.playlist_items for select to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[])
    or exists (select from content.playlists p where p.id = playlist_id));
create policy own_insert on content.playlist_items for insert to studio_app
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_update on content.playlist_items for update to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_delete on content.playlist_items for delete to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.playlist_items for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on content.playlist_items to studio_app, studio_worker;
