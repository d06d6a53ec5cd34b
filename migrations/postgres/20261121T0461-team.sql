-- A person is asked by letter into the team of a channel; only the hash of the token in the letter is kept.
create table accounts.team_invitations (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  email text not null check (email = lower(email) and char_length(email) <= 320),
  role text not null check (role in ('manager', 'editor', 'moderator', 'analyst', 'accountant')),
  hash bytea not null,
  invited_by uuid references auth."user" (id) on delete set null,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references auth."user" (id) on delete set null,
  revoked_at timestamptz
);
create unique index team_invitations_hash_idx on accounts.team_invitations (hash);
create unique index team_invitations_open_idx on accounts.team_invitations (channel_id, email)
  where accepted_at is null and revoked_at is null;
create index team_invitations_channel_idx on accounts.team_invitations (channel_id, created_at desc);
alter table accounts.team_invitations enable row level security, force row level security;
create policy worker on accounts.team_invitations for all to studio_worker using (true) with check (true);
grant select, insert, update on accounts.team_invitations to studio_worker;

-- Null: every channel of its owner, also one that comes later.
alter table accounts.api_keys add column channel_ids uuid[];

-- What was done, for the filter of the log.
create index audit_action_idx on accounts.audit_log (channel_id, action, at desc, id desc);
