-- What a channel looks like beside its name: the small file of the picture that is shown, and the media asset that its
-- pictures belong to. Without a foreign key, which would form a circle: every asset names its channel.
alter table accounts.channels
  add column picture text,
  add column album_id uuid;
create unique index channels_album_idx on accounts.channels (album_id) where album_id is not null;

-- `square`: cut to its middle, as faces are shown.
alter table media.pictures
  add column shape text not null default 'inline' check (shape in ('inline', 'square'));
