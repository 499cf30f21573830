-- What people put right, and what they worked with as it was: the learners are made of these alone. `nth` is the order in which
-- they were committed.
create table understanding_lessons (
  workspace_id uuid not null,
  id uuid not null,
  nth bigint not null,
  post_id uuid not null,
  author_id uuid not null,
  kind text not null check (kind in ('sentiment', 'objective', 'topic', 'team')),
  label text not null,
  was jsonb,
  before jsonb not null,
  notes text[] not null,
  everyday text[] not null,
  confirmed boolean not null,
  taught_by uuid,
  taught_at timestamptz not null,
  retracted_at timestamptz,
  primary key (workspace_id, id)
);
create unique index understanding_lessons_nth on understanding_lessons (workspace_id, nth);
create unique index understanding_lessons_post on understanding_lessons (workspace_id, post_id, kind) where retracted_at is null;
create index understanding_lessons_author on understanding_lessons (workspace_id, author_id, nth) where retracted_at is null;
select platform_guard('understanding_lessons');

-- How far lessons are numbered, up to which they are taught, and how often one was taken back.
create table understanding_taught (
  workspace_id uuid not null primary key,
  last bigint not null,
  upto bigint not null,
  generation integer not null
);
select platform_guard('understanding_taught');

-- What last night's comparison chose: everything up to `upto`, packed; lessons after it are taken on top.
create table understanding_champions (
  workspace_id uuid not null primary key,
  upto bigint not null,
  generation integer not null,
  state bytea not null,
  report jsonb not null,
  chosen_at timestamptz not null
);
select platform_guard('understanding_champions');
