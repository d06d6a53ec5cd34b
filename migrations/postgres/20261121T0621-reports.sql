-- What viewers have reported of one video, or of one sentence about it, until it is decided; what is reported later is another case.
create table playback.report_cases (
  id uuid primary key,
  video_id uuid not null references content.videos (id) on delete cascade,
  rating_id uuid references playback.ratings (id) on delete cascade,
  opened_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  reports int not null default 0,
  reasons text[] not null default '{}',
  decision text check (decision in ('nothing', 'age-restricted', 'taken-down', 'sentence-removed')),
  -- What the channel is told: the kind of reason, and words.
  category text,
  message text,
  decided_at timestamptz(3),
  decided_by uuid references auth."user" (id) on delete set null,
  undone_at timestamptz(3),
  check ((decision is null) = (decided_at is null))
);
create unique index report_cases_open_idx on playback.report_cases (video_id, coalesce(rating_id, video_id)) where decided_at is null;
create index report_cases_queue_idx on playback.report_cases (last_at desc, id desc) where decided_at is null;
create index report_cases_decided_idx on playback.report_cases (decided_at desc, id desc) where decided_at is not null;
create index report_cases_video_idx on playback.report_cases (video_id);
create index report_cases_rating_idx on playback.report_cases (rating_id) where rating_id is not null;

create table playback.reports (
  id uuid primary key,
  case_id uuid not null references playback.report_cases (id) on delete cascade,
  -- Who reports: a person, or a hash of the address, which is forgotten when the case is decided.
  reporter_id uuid references auth."user" (id) on delete set null,
  reporter_key text not null,
  -- The video or the sentence, with the reason: a person says the same once.
  subject_id uuid not null,
  reason text not null,
  text text check (char_length(text) between 1 and 1000),
  at_ms int check (at_ms >= 0),
  reported_at timestamptz(3) not null,
  unique (subject_id, reason, reporter_key)
);
create index reports_case_idx on playback.reports (case_id, reported_at desc, id desc);
create index reports_reporter_idx on playback.reports (reporter_id) where reporter_id is not null;

-- The program alone reads and writes them: not the channel, not the one who reported.
alter table playback.report_cases enable row level security, force row level security;
alter table playback.reports enable row level security, force row level security;
create policy worker on playback.report_cases for all to studio_worker using (true) with check (true);
create policy worker on playback.reports for all to studio_worker using (true) with check (true);
grant select, insert, update, delete on playback.report_cases, playback.reports to studio_worker;
