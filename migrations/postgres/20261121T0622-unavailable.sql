alter table content.videos
  -- For adults: as the creator says, or as the operator has decided.
  add column age_restricted boolean not null default false,
  add column age_forced boolean not null default false,
  -- While it is scheduled, its address says when it comes.
  add column announced boolean not null default false,
  -- By the operator: `at`, `category`, `message`, and `visibility` and `publishAt` as they were before and will be again.
  add column taken_down jsonb;
-- Whatever writes a visibility: what was taken down stays where only its team sees it.
alter table content.videos add constraint videos_taken_down_private check (taken_down is null or visibility = 'private') not valid;
alter table content.videos validate constraint videos_taken_down_private;
