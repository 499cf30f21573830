-- How many people said what on a day, in UTC, under the hash of a term; what usual is made of. Kept for 60 days.
create table listening_terms (
  workspace_id uuid not null,
  from_at timestamptz not null,
  term integer not null,
  people integer not null,
  primary key (workspace_id, from_at, term)
);
select platform_guard('listening_terms');

-- Days that are counted. Of a day with very many posts a part is read.
create table listening_term_days (
  workspace_id uuid not null,
  from_at timestamptz not null,
  posts integer not null,
  -- Terms that fewer people said are not kept; 1 where all are.
  kept_from integer not null,
  primary key (workspace_id, from_at)
);
select platform_guard('listening_term_days');

-- What is said now and was not said before, from when it was flagged.
create table listening_emerging (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  -- The hash of the term it is called by, then those of the others.
  terms integer[] not null,
  team_id uuid,
  state text not null check (state in ('new', 'followed', 'known')),
  -- Whoever said that it is known, and how many people it had then: it comes back when it has twice as many.
  state_by uuid,
  known_people integer,
  first_said_at timestamptz not null,
  first_flagged_at timestamptz not null,
  last_seen_at timestamptz not null,
  people integer not null,
  usual real not null,
  mentions integer not null,
  negative integer not null,
  -- Its fullest hour so far, and when the watch of a monitor that hears it said that volume is unusual.
  peak_at timestamptz not null,
  peak_mentions integer not null,
  unusual_at timestamptz,
  parts jsonb not null,
  post_ids uuid[] not null,
  primary key (workspace_id, id)
);
create index listening_emerging_seen on listening_emerging (workspace_id, last_seen_at);
select platform_guard('listening_emerging');

-- Where somebody listens already, the days before are counted now, one after the other.
set local role baton_operator;
insert into platform_due (workspace_id, kind, subject_id, due_at)
select distinct workspace_id, 'listening.find_emerging', workspace_id, now() from listening_monitors;
reset role;
