-- With SIGN_UP=invite an account is opened with one of these; only the hash of the code is kept.
create table accounts.invites (
  id uuid primary key,
  hash bytea not null,
  note text not null default '' check (char_length(note) <= 200),
  created_by uuid not null references auth."user" (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create unique index invites_hash_idx on accounts.invites (hash);
create index invites_created_idx on accounts.invites (created_at desc, id desc);
alter table accounts.invites enable row level security, force row level security;
create policy worker on accounts.invites for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on accounts.invites to studio_worker;
