-- What a cut is going to need, for the quota; it counts while it is being made, until source_bytes tells what it takes.
alter table media.assets add column reserved_bytes bigint not null default 0 check (reserved_bytes >= 0);
