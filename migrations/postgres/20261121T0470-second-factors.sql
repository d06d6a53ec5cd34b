-- The second step of a sign-in. The secret is sealed with a key of the installation; a code works once, because the step it
-- was for is remembered. Whoever signs out everywhere gets another trust_key, which ends every trusted device.
create table accounts.second_factors (
  user_id uuid primary key references auth."user" (id) on delete cascade,
  sealed_secret bytea not null,
  -- Null: being set up, not asked for yet.
  enabled_at timestamptz,
  last_step bigint not null default 0,
  trust_key bytea not null,
  created_at timestamptz not null
);
alter table accounts.second_factors enable row level security, force row level security;
create policy worker on accounts.second_factors for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on accounts.second_factors to studio_worker;

-- Ten codes for who has lost the device, each good once; kept as keyed hashes.
create table accounts.recovery_codes (
  user_id uuid not null references accounts.second_factors (user_id) on delete cascade,
  hash bytea not null,
  used_at timestamptz,
  primary key (user_id, hash)
);
alter table accounts.recovery_codes enable row level security, force row level security;
create policy worker on accounts.recovery_codes for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on accounts.recovery_codes to studio_worker;

-- When whoever has the session last showed that it is them, after signing in.
create table accounts.confirmations (
  session_id uuid primary key references auth."session" (id) on delete cascade,
  confirmed_at timestamptz not null
);
alter table accounts.confirmations enable row level security, force row level security;
create policy worker on accounts.confirmations for all to studio_worker using (true) with check (true);
grant select, insert, update on accounts.confirmations to studio_worker;

-- The table of @better-auth/passkey 1.7.6.
create table auth."passkey" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "name" text, "publicKey" text not null, "userId" uuid not null references auth."user" ("id") on delete cascade, "credentialID" text not null, "counter" integer not null, "deviceType" text not null, "backedUp" boolean not null, "transports" text, "createdAt" timestamptz, "aaguid" text);
create index "passkey_userId_idx" on auth."passkey" ("userId");
-- An authenticator's id belongs to one account: the library looks it up without saying whose.
create unique index "passkey_credentialID_idx" on auth."passkey" ("credentialID");
grant select, update ("name"), delete on auth."passkey" to studio_worker;
