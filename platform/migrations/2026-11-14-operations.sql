-- What was last done to the whole installation: backed up, restored. Nothing of a workspace.
create table platform_marks (
  name text primary key,
  marked_at timestamptz not null,
  detail jsonb not null
);
alter table platform_marks enable row level security;
alter table platform_marks force row level security;
create policy read_by_all on platform_marks for select to baton_app using (true);
create policy platform on platform_marks to baton_platform, baton_operator using (true) with check (true);
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
alter table platform_copies enable row level security;
alter table platform_copies force row level security;
create policy read_by_all on platform_copies for select to baton_app using (true);
create policy platform on platform_copies to baton_platform, baton_operator using (true) with check (true);
grant select on platform_copies to baton_app;
grant select, insert, update, delete on platform_copies to baton_platform, baton_operator;
