-- What a video asks or shows at moments of its timeline. One list per video, saved as a whole under one revision.
create table content.interaction_lists (
  video_id uuid primary key references content.videos (id) on delete cascade,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  revision int not null,
  updated_by uuid references auth."user" (id) on delete set null,
  updated_at timestamptz(3) not null
);
alter table content.interaction_lists enable row level security, force row level security;
create policy own on content.interaction_lists for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.interaction_lists for all to studio_worker using (true) with check (true);
grant select, insert, update on content.interaction_lists to studio_app;
grant select, insert, update, delete on content.interaction_lists to studio_worker;

create table content.interactions (
  video_id uuid not null references content.videos (id) on delete cascade,
  -- Made by whoever adds it; a name within its video only, so that nobody can take another's
  id uuid not null,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  rank int not null,
  at_ms bigint not null check (at_ms >= 0),
  kind text not null check (kind in ('question', 'choice', 'card')),
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  -- Of what is asked: another one after somebody saw the one before
  revision int not null,
  -- Taken off the list, but somebody saw it: its figures stay
  deleted_at timestamptz(3),
  primary key (video_id, id)
);
alter table content.interactions enable row level security, force row level security;
create policy viewers on content.interactions for select to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[])
    or (deleted_at is null and exists (select from content.videos v where v.id = video_id)));
create policy own_insert on content.interactions for insert to studio_app
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_update on content.interactions for update to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy own_delete on content.interactions for delete to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.interactions for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on content.interactions to studio_app, studio_worker;

-- What was asked before it was changed: those who answered it did so to this text.
create table content.interaction_revisions (
  video_id uuid not null,
  interaction_id uuid not null,
  revision int not null,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  kind text not null,
  payload jsonb not null,
  replaced_at timestamptz(3) not null,
  primary key (video_id, interaction_id, revision),
  foreign key (video_id, interaction_id) references content.interactions (video_id, id) on delete cascade
);
alter table content.interaction_revisions enable row level security, force row level security;
create policy own on content.interaction_revisions for all to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]))
  with check (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.interaction_revisions for all to studio_worker using (true) with check (true);
grant select, insert on content.interaction_revisions to studio_app;
grant select, insert, update, delete on content.interaction_revisions to studio_worker;

-- One row for each viewer who was shown it. The first answer counts; the viewer is a hash, as in the events of players.
create table content.interaction_answers (
  video_id uuid not null,
  interaction_id uuid not null,
  revision int not null,
  viewer uuid not null,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  shown_at timestamptz(3) not null,
  -- Sorted; null until it is answered
  option_ids text[],
  answered_at timestamptz(3),
  -- Answers in all, and the latest of them: sent again by a bad line it is no other attempt
  attempts int not null default 0,
  last_playback_id uuid,
  last_option_ids text[],
  -- Why it is in no figure
  set_apart text check (set_apart in ('self', 'bot')),
  primary key (video_id, interaction_id, revision, viewer),
  foreign key (video_id, interaction_id) references content.interactions (video_id, id) on delete cascade
);
alter table content.interaction_answers enable row level security, force row level security;
create policy own on content.interaction_answers for select to studio_app
  using (channel_id = any ((select platform.channel_ids())::uuid[]));
create policy worker on content.interaction_answers for all to studio_worker using (true) with check (true);
grant select on content.interaction_answers to studio_app;
grant select, insert, update, delete on content.interaction_answers to studio_worker;
