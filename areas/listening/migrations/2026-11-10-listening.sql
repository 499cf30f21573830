create table listening_monitors (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('brand')),
  name text not null,
  names text[] not null,
  products text[] not null,
  leave_out text[] not null,
  opens_conversations boolean not null,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  paused_at timestamptz,
  primary key (workspace_id, id)
);
select platform_guard('listening_monitors');

create table listening_mentions (
  workspace_id uuid not null,
  monitor_id uuid not null,
  post_id uuid not null,
  spans jsonb not null,
  primary key (workspace_id, monitor_id, post_id)
) partition by range (post_id);
select platform_guard('listening_mentions');
create table listening_mentions_default partition of listening_mentions default;
select platform_guard('listening_mentions_default');

-- Volumes per monitor and five minutes, kept as mentions come.
create table listening_volumes (
  workspace_id uuid not null,
  monitor_id uuid not null,
  network text not null,
  from_at timestamptz not null,
  mentions integer not null,
  negative integer not null,
  primary key (workspace_id, monitor_id, from_at, network)
);
select platform_guard('listening_volumes');
