-- A rendition is planned (`waiting`) before it is made, and may be a sound track beside the pictures.
alter table media.renditions
  drop constraint renditions_state_check,
  add constraint renditions_state_check check (state in ('waiting', 'processing', 'ready', 'failed')),
  add column medium text not null default 'video' check (medium in ('video', 'audio')),
  -- Of a sound track: what a player's menu says.
  add column language text,
  add column label text,
  -- Order of making; 0 makes the asset playable.
  add column place int not null default 0,
  -- The run of ffmpeg that makes or made it, which begins the names of its files. Who finds another one here has been
  -- overtaken and must not write any more.
  add column run text,
  -- Segments named in its playlist so far.
  add column segments int not null default 0,
  -- The master playlist names it.
  add column listed boolean not null default false;
update media.renditions set listed = true;
