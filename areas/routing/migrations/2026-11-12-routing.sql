-- The routing table: what answering is for, and who answers best. A line without topic is for the whole objective.
create table routing_lines (
  workspace_id uuid not null,
  id uuid not null,
  objective text not null,
  topic text,
  team_id uuid not null,
  fallback_team_id uuid,
  updated_at timestamptz not null,
  updated_by uuid not null,
  primary key (workspace_id, id)
);
create unique index routing_lines_place on routing_lines (workspace_id, objective, coalesce(topic, ''));
select platform_guard('routing_lines');

-- Rules come before the table; the first that matches wins.
create table routing_rules (
  workspace_id uuid not null,
  id uuid not null,
  place integer not null,
  name text not null,
  conditions jsonb not null,
  team_id uuid not null,
  switched_on boolean not null,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (workspace_id, id)
);
select platform_guard('routing_rules');

-- Every decision can be read and is compared with what turned out best.
create table routing_decisions (
  workspace_id uuid not null,
  conversation_id uuid not null,
  id uuid not null,
  team_id uuid,
  because text not null check (because in ('rule', 'table', 'triage', 'person')),
  rule_id uuid,
  objective text not null,
  topic text,
  confidence real not null,
  terms text[] not null,
  reason text,
  model_version text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (workspace_id, conversation_id, id)
);
select platform_guard('routing_decisions');
