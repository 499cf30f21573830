create table channels_channels (
  workspace_id uuid not null,
  id uuid not null,
  network text not null,
  native_id text not null,
  handle text not null,
  display_name text not null,
  url text not null,
  purpose text not null check (purpose in ('account', 'source')),
  state text not null check (state in ('well', 'waiting', 'needs_person', 'paused', 'retired')),
  problem text,
  retry_at timestamptz,
  failures integer not null default 0,
  settings jsonb not null default '{}',
  abilities jsonb,
  probed_at timestamptz,
  heard_at timestamptz,
  polled_at timestamptz,
  behind_ms bigint,
  cursor text,
  answers_person_id uuid,
  answers_team_id uuid,
  fixes_person_id uuid,
  fixes_team_id uuid,
  signs_person_id uuid,
  signs_team_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  retired_at timestamptz,
  retired_by uuid,
  primary key (workspace_id, id),
  unique (workspace_id, network, native_id),
  check (num_nonnulls(answers_person_id, answers_team_id) < 2),
  check (num_nonnulls(fixes_person_id, fixes_team_id) < 2),
  check (num_nonnulls(signs_person_id, signs_team_id) < 2)
) with (fillfactor = 80);
select platform_guard('channels_channels');

-- Apart from the channel, so that no list of channels can carry them.
create table channels_credentials (
  workspace_id uuid not null,
  channel_id uuid not null,
  sealed bytea not null,
  given_at timestamptz not null,
  renew_at timestamptz,
  expires_at timestamptz,
  renewing_until timestamptz,
  primary key (workspace_id, channel_id),
  foreign key (workspace_id, channel_id) references channels_channels
);
select platform_guard('channels_credentials');

-- Who listens to a channel now, fenced by a token; and when it is next looked after.
create table channels_leases (
  workspace_id uuid not null,
  channel_id uuid not null,
  listens boolean not null,
  next_at timestamptz not null,
  holder text,
  lease_until timestamptz,
  token bigint not null default 0,
  upkeep_at timestamptz not null,
  -- Since when it does not work.
  broken_since timestamptz,
  primary key (workspace_id, channel_id),
  foreign key (workspace_id, channel_id) references channels_channels
) with (fillfactor = 50);
create index channels_leases_next on channels_leases (next_at) where listens;
create index channels_leases_upkeep on channels_leases (upkeep_at);
select platform_guard_queue('channels_leases');

create table channels_deliveries (
  workspace_id uuid not null,
  id uuid not null,
  key text not null,
  channel_id uuid not null,
  subject_kind text not null check (subject_kind in ('message', 'publication')),
  subject_id uuid not null,
  grant_id uuid not null,
  person_id uuid not null,
  outgoing jsonb not null,
  frozen_at timestamptz,
  state text not null check (state in ('queued', 'held', 'sending', 'sent', 'refused', 'unknown', 'by_hand', 'withdrawn')),
  attempts integer not null default 0,
  looks integer not null default 0,
  token bigint not null default 0,
  needs_person boolean not null default false,
  unknown_since timestamptz,
  called_at timestamptz,
  native_id text,
  url text,
  reply_handle jsonb,
  problem jsonb,
  next_at timestamptz,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, key),
  -- Send pressed twice is one delivery.
  unique (workspace_id, subject_kind, subject_id, channel_id),
  foreign key (workspace_id, channel_id) references channels_channels,
  check (needs_person = false or state = 'unknown'),
  check (state = 'queued' or state = 'held' or state = 'withdrawn' or frozen_at is not null)
) with (fillfactor = 80);
create index channels_deliveries_open on channels_deliveries (workspace_id, state, id)
  where state in ('queued', 'held', 'sending', 'refused', 'unknown', 'by_hand');
-- How our own posts are recognised when they come back.
create index channels_deliveries_native on channels_deliveries (workspace_id, channel_id, native_id) where native_id is not null;
select platform_guard('channels_deliveries');

-- The next step of a delivery, seen across workspaces: ids and instants only.
create table channels_turns (
  workspace_id uuid not null,
  delivery_id uuid not null,
  channel_id uuid not null,
  -- 'person': nobody but a person knows what to do next; never due.
  phase text not null check (phase in ('send', 'look', 'person')),
  attempts integer not null default 0,
  due_at timestamptz not null,
  lease_until timestamptz,
  primary key (workspace_id, delivery_id),
  foreign key (workspace_id, delivery_id) references channels_deliveries
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
create index channels_turns_due on channels_turns (due_at);
create index channels_turns_order on channels_turns (workspace_id, channel_id, delivery_id) where phase = 'send';
select platform_guard_queue('channels_turns');

create table channels_holds (
  workspace_id uuid not null,
  id uuid not null,
  scope text not null check (scope in ('everything', 'channel')),
  channel_id uuid,
  reason text not null,
  placed_by uuid,
  placed_at timestamptz not null,
  released_by uuid,
  released_at timestamptz,
  primary key (workspace_id, id),
  check ((scope = 'channel') = (channel_id is not null))
);
create index channels_holds_standing on channels_holds (workspace_id) where released_at is null;
select platform_guard('channels_holds');

create table channels_deeds (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  person_id uuid not null,
  grant_id uuid not null,
  deed text not null check (deed in ('like', 'hide', 'delete')),
  native_id text not null,
  reason text,
  state text not null check (state in ('asked', 'done', 'refused', 'unknown')),
  problem jsonb,
  asked_at timestamptz not null,
  settled_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, channel_id) references channels_channels
);
create index channels_deeds_of_post on channels_deeds (workspace_id, channel_id, native_id);
select platform_guard('channels_deeds');
