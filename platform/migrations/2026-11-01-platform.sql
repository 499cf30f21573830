-- Tables of one workspace are made by their areas and then guarded by this one call: row security, forced, for a role
-- that owns nothing. A table without it fails the house tests.
create function platform_guard(guarded regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy workspace on %s to baton_app using (workspace_id = (select current_setting(''baton.workspace_id'')::uuid)) with check (workspace_id = (select current_setting(''baton.workspace_id'')::uuid))', guarded);
  execute format('create policy operator on %s to baton_operator using (true) with check (true)', guarded);
  execute format('grant select, insert, update, delete on %s to baton_app, baton_operator', guarded);
end $$;

-- The platform's own queues are also seen across workspaces, by a role that sees nothing else.
create function platform_guard_queue(guarded regclass) returns void language plpgsql as $$
begin
  perform platform_guard(guarded);
  execute format('create policy platform on %s to baton_platform using (true) with check (true)', guarded);
  execute format('grant select, insert, update, delete on %s to baton_platform', guarded);
end $$;

-- Partitions by ranges of UUIDv7: one month each. What falls outside goes to the default partition, so nothing is ever refused.
create function platform_id_at(at timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

create function platform_partition_month(parent text, at timestamptz) returns void language plpgsql as $$
declare
  from_at timestamptz := date_trunc('month', at at time zone 'UTC') at time zone 'UTC';
  to_at timestamptz := (date_trunc('month', at at time zone 'UTC') + interval '1 month') at time zone 'UTC';
  partition text := parent || '_' || to_char(from_at at time zone 'UTC', 'YYYY_MM');
begin
  if to_regclass(partition) is not null then return; end if;
  execute format('create table %I partition of %I for values from (%L) to (%L)', partition, parent, platform_id_at(from_at), platform_id_at(to_at));
  perform platform_guard(partition::regclass);
exception when check_violation then
  raise notice 'rows of % lie in the default partition already', partition;
end $$;

create table platform_heads (
  workspace_id uuid primary key,
  position bigint not null default 0,
  sealed_position bigint not null default 0,
  seal bytea not null default ''
) with (fillfactor = 50);
select platform_guard_queue('platform_heads');

create table platform_facts (
  workspace_id uuid not null,
  id uuid not null,
  position bigint not null,
  name text not null,
  detail jsonb,
  audience uuid[],
  by_kind text not null check (by_kind in ('person', 'system')),
  by_id text not null,
  happened_at timestamptz not null,
  salt bytea,
  primary key (workspace_id, id)
) partition by range (id);
create index platform_facts_position on platform_facts (workspace_id, position);
select platform_guard('platform_facts');
create table platform_facts_default partition of platform_facts default;
select platform_guard('platform_facts_default');

create table platform_reactions (
  workspace_id uuid not null,
  id uuid not null,
  area text not null,
  from_id uuid not null,
  to_id uuid not null,
  from_position bigint not null,
  to_position bigint not null,
  priority smallint not null,
  attempts integer not null default 0,
  not_before timestamptz,
  parked_at timestamptz,
  cause text,
  primary key (workspace_id, id)
) with (autovacuum_vacuum_scale_factor = 0.02);
create index platform_reactions_next on platform_reactions (priority, id) where parked_at is null;
select platform_guard_queue('platform_reactions');

-- The seals of the log: the hash of each fact, and a chain over them. They hold nothing of a person and outlive the facts.
create table platform_seals (
  workspace_id uuid not null,
  from_position bigint not null,
  to_position bigint not null,
  leaves bytea not null,
  seal bytea not null,
  sealed_at timestamptz not null,
  primary key (workspace_id, from_position)
);
select platform_guard('platform_seals');

-- What falls due, across workspaces: ids and instants only.
create table platform_due (
  workspace_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  primary key (workspace_id, kind, subject_id)
);
create index platform_due_next on platform_due (due_at);
select platform_guard_queue('platform_due');

-- The answers given to writes that carried an idempotency key; kept for a day.
create table platform_answers (
  workspace_id uuid not null,
  person_id uuid not null,
  key text not null,
  request_hash bytea not null,
  answer jsonb,
  answered_at timestamptz not null,
  primary key (workspace_id, person_id, key)
);
create index platform_answers_old on platform_answers (answered_at);
select platform_guard_queue('platform_answers');
