-- A chosen picture goes along when another file takes the place of the one it was made for: the first one it is a copy of.
alter table media.thumbnails add column origin uuid;
