-- What a video is beside its title: everything a creator files it under, and who may see it when.
alter table content.videos
  add column kind text not null default 'video' check (kind in ('video', 'audio', 'article')),
  add column tags text[] not null default '{}' check (cardinality(tags) <= 50),
  add column category text check (char_length(category) <= 40),
  add column level text check (level in ('beginner', 'intermediate', 'advanced')),
  -- BCP 47
  add column language text check (char_length(language) <= 35),
  add column licence text not null default 'all-rights-reserved' check (char_length(licence) <= 40),
  add column comments text not null default 'open' check (comments in ('open', 'held', 'off')),
  add column downloads boolean not null default false,
  -- When a scheduled video becomes public.
  add column publish_at timestamptz(3),
  -- Counts what people changed; two who edit at once are told apart by it.
  add column revision int not null default 1,
  drop constraint videos_visibility_check,
  add constraint videos_visibility_check check (visibility in ('private', 'unlisted', 'public', 'scheduled', 'members')),
  add constraint videos_scheduled_check check (visibility <> 'scheduled' or publish_at is not null);
create index videos_scheduled_idx on content.videos (publish_at) where visibility = 'scheduled' and deleted_at is null;

-- Scheduled and members-only videos are no more to be seen by strangers than private ones.
drop policy viewers on content.videos;
create policy viewers on content.videos for select to studio_app
  using ((visibility in ('unlisted', 'public') and deleted_at is null) or channel_id = any ((select platform.channel_ids())::uuid[]));
