-- A channel is what it says it is: somebody of it asked with evidence, the operator looked and decided.
alter table accounts.channels
  add column verified_at timestamptz,
  -- The name or the handle changed since: the operator looks again.
  add column verified_look_again_at timestamptz;
create index channels_verified_idx on accounts.channels (verified_at) where verified_at is not null;

create function accounts.channel_looked_at_again() returns trigger language plpgsql as $$
begin
  if new.verified_at is not null and (new.name <> old.name or new.handle <> old.handle) then
    new.verified_look_again_at := now();
  end if;
  return new;
end $$;
create trigger channel_looked_at_again before update on accounts.channels
  for each row execute function accounts.channel_looked_at_again();

-- studio_app may insert channels, but none that is verified.
create function accounts.channel_begins_unverified() returns trigger language plpgsql as $$
begin
  new.verified_at := null;
  new.verified_look_again_at := null;
  return new;
end $$;
create trigger channel_begins_unverified before insert on accounts.channels
  for each row when (current_user = 'studio_app') execute function accounts.channel_begins_unverified();

-- What a name looks like to somebody who glances at it: without case, accents, spaces and signs, letters of other alphabets
-- and digits as the Latin letter that they are taken for. Equal skeletons are taken for each other (Unicode UTS 39).
create function accounts.skeleton(given text) returns text language sql immutable parallel safe strict as $$
  select replace(replace(regexp_replace(translate(lower(normalize(given, NFKD)),
    'авекмнорстухѕіјԛԝһԁьαβγεηικνορτυχωıɡɩɑƒօոսհց01|!53$@i',
    'abekmhopctyxsljqwhdbabyenlkvoptuxwlglafonuhgolllsesal'
  ), '[\u0300-\u036f]|[^[:alnum:]]', '', 'g'), 'rn', 'm'), 'vv', 'w')
$$;
create index channels_name_skeleton_idx on accounts.channels (accounts.skeleton(name));
create index channels_handle_skeleton_idx on accounts.channels (accounts.skeleton(handle));

create table accounts.channel_verifications (
  id uuid primary key,
  channel_id uuid not null references accounts.channels (id) on delete cascade,
  requested_by uuid references auth."user" (id) on delete set null,
  requested_at timestamptz(3) not null,
  -- As the channel was called then.
  name text not null,
  handle text not null,
  evidence text not null check (char_length(evidence) between 1 and 2000),
  links text[] not null check (cardinality(links) <= 5),
  state text not null check (state in ('requested', 'approved', 'refused', 'withdrawn', 'revoked')),
  reason text check (char_length(reason) <= 1000),
  decided_by uuid references auth."user" (id) on delete set null,
  decided_at timestamptz
);
create unique index channel_verifications_open_idx on accounts.channel_verifications (channel_id) where state = 'requested';
create index channel_verifications_channel_idx on accounts.channel_verifications (channel_id, requested_at desc, id desc);
create index channel_verifications_waiting_idx on accounts.channel_verifications (requested_at, id) where state = 'requested';
alter table accounts.channel_verifications enable row level security, force row level security;
create policy worker on accounts.channel_verifications for all to studio_worker using (true) with check (true);
grant select, insert, update on accounts.channel_verifications to studio_worker;
