-- What was last done to the whole installation: backed up, restored. Nothing of a workspace.
create table platform_marks (
  name text primary key,
  marked_at timestamptz not null,
  detail jsonb not null
);
grant select on platform_marks to baton_app;
grant select, insert, update, delete on platform_marks to baton_platform, baton_operator;

-- The copies of the server that run now, each with its heartbeat.
create table platform_copies (
  id uuid primary key,
  host text not null,
  process_id integer not null,
  version text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  loops jsonb not null
);
grant select on platform_copies to baton_app;
grant select, insert, update, delete on platform_copies to baton_platform, baton_operator;
