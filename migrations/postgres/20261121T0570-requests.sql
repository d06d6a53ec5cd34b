-- A key that is used again for another request is refused: what was asked for under it is kept as a keyed hash.
alter table content.imports add column request_hash text;
alter table content.playlists add column idempotency_key text, add column request_hash text;
create unique index playlists_idempotency_idx on content.playlists (created_by, idempotency_key)
  where idempotency_key is not null;
