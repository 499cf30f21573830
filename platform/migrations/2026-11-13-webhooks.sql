-- Who outside is told of facts, each with a cursor of its own, so nothing is missed while nobody listens.
create table platform_webhooks (
  workspace_id uuid not null,
  id uuid not null,
  address text not null,
  -- Names, or `area.*`; empty: all.
  fact_names text[] not null,
  secret bytea not null,
  made_by text not null,
  made_at timestamptz not null,
  paused_at timestamptz,
  -- In words, when we paused it ourselves.
  paused_because text,
  position bigint not null,
  -- The receiver is away: it is left alone until then.
  not_before timestamptz,
  failures integer not null default 0,
  leased_until timestamptz,
  lease uuid,
  primary key (workspace_id, id)
);
select platform_guard_queue('platform_webhooks');

-- One fact on its way to one receiver, and what it answered.
create table platform_webhook_calls (
  workspace_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  fact_id uuid not null,
  position bigint not null,
  name text not null,
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'given_up')),
  made_at timestamptz not null,
  -- Trying began: when it was made, or when a person replayed it.
  begun_at timestamptz not null,
  next_at timestamptz not null,
  attempts integer not null default 0,
  tried_at timestamptz,
  status integer,
  answer text,
  primary key (workspace_id, id),
  foreign key (workspace_id, webhook_id) references platform_webhooks (workspace_id, id) on delete cascade
);
create index platform_webhook_calls_waiting on platform_webhook_calls (workspace_id, webhook_id, next_at) where state = 'waiting';
create index platform_webhook_calls_log on platform_webhook_calls (workspace_id, webhook_id, id);
create index platform_webhook_calls_old on platform_webhook_calls (made_at);
select platform_guard_queue('platform_webhook_calls');
