-- A file of posts that a person brings: how it is read, how far it is, and what came of it.
create table imports_imports (
  workspace_id uuid not null,
  id uuid not null,
  file_name text not null,
  bytes bigint not null,
  -- Parts of the file that arrived.
  parts integer not null default 0,
  state text not null check (state in ('uploading', 'ready', 'trying', 'running', 'stopped', 'failed', 'done', 'undoing', 'undone')),
  format jsonb,
  mapping jsonb,
  opens text not null default 'recent' check (opens in ('no', 'recent', 'all')),
  -- What a dry run found, and what the run did.
  tried jsonb,
  counts jsonb,
  -- Of the dry run or the run that is under way.
  row_done integer not null default 0,
  bytes_done bigint not null default 0,
  problem text,
  created_at timestamptz not null,
  created_by uuid not null,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (workspace_id, id)
) with (fillfactor = 80);
select platform_guard('imports_imports');

-- Who works on an import now, fenced by a token; ids and instants only.
create table imports_turns (
  workspace_id uuid not null,
  import_id uuid not null,
  due_at timestamptz not null,
  lease_until timestamptz,
  token bigint not null default 0,
  primary key (workspace_id, import_id),
  foreign key (workspace_id, import_id) references imports_imports
) with (fillfactor = 50);
create index imports_turns_due on imports_turns (due_at);
select platform_guard_queue('imports_turns');

-- Which posts an import brought, so that it can be taken back.
create table imports_posts (
  workspace_id uuid not null,
  import_id uuid not null,
  post_id uuid not null,
  -- It was to be taken back, and somebody worked in its conversation.
  stays boolean not null default false,
  primary key (workspace_id, import_id, post_id)
);
select platform_guard('imports_posts');

-- Rows that were refused, as they stood in the file.
create table imports_refusals (
  workspace_id uuid not null,
  import_id uuid not null,
  row_nth integer not null,
  line integer not null,
  column_name text,
  code text not null,
  sentence text not null,
  cells text[] not null,
  primary key (workspace_id, import_id, row_nth)
);
select platform_guard('imports_refusals');

-- How a file with these columns was read, for the next one.
create table imports_mappings (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  columns_hash text not null,
  mapping jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  primary key (workspace_id, id),
  unique (workspace_id, name)
);
create index imports_mappings_columns on imports_mappings (workspace_id, columns_hash);
select platform_guard('imports_mappings');

-- An address to which other programs bring posts. Only the hash of its secret is here.
create table imports_doors (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  network text not null,
  opens text not null check (opens in ('no', 'recent', 'all')),
  secret_hash bytea not null,
  brought bigint not null default 0,
  refused bigint not null default 0,
  called_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  closed_at timestamptz,
  primary key (workspace_id, id)
);
select platform_guard('imports_doors');

-- What somebody here heard away from any network: the post says what, this who wrote it down.
create table imports_notes (
  workspace_id uuid not null,
  post_id uuid not null,
  place text not null check (place in ('meet_up', 'counter', 'phone', 'letter', 'event', 'other')),
  people_ids uuid[] not null,
  noted_by uuid not null,
  noted_at timestamptz not null,
  primary key (workspace_id, post_id)
);
select platform_guard('imports_notes');
