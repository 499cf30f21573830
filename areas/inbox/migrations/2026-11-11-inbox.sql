-- A conversation belongs to one thread of one network; the unique key decides, so two messages at the same instant land in one.
create table inbox_conversations (
  workspace_id uuid not null,
  id uuid not null,
  network text not null,
  channel_id uuid not null,
  thread_id text not null,
  identity_id uuid not null,
  audience uuid[],
  private boolean not null,
  state text not null check (state in ('open', 'answered', 'closed')),
  team_id uuid,
  assignee_id uuid,
  objective text not null,
  topic text,
  language text,
  sentiment real not null,
  urgency real not null,
  why text not null,
  snippet text not null,
  message_count integer not null,
  opened_at timestamptz not null,
  last_message_id uuid not null,
  last_message_at timestamptz not null,
  waiting_since timestamptz,
  first_answered_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create unique index inbox_conversations_thread on inbox_conversations (workspace_id, network, thread_id);
-- One index serves every list of what is open: per team, newest first; "all" merges the teams a person may see.
create index inbox_conversations_open on inbox_conversations (workspace_id, team_id, last_message_at desc, id desc) where state = 'open';
create index inbox_conversations_mine on inbox_conversations (workspace_id, assignee_id, last_message_at desc, id desc) where assignee_id is not null and state <> 'closed';
create index inbox_conversations_answered on inbox_conversations (workspace_id, last_message_at desc, id desc) where state = 'answered';
create index inbox_conversations_closed on inbox_conversations (workspace_id, last_message_at desc, id desc) where state = 'closed';
select platform_guard('inbox_conversations');

-- One key serves both the thread and the single message, which saves an index entry for each post received.
create table inbox_messages (
  workspace_id uuid not null,
  conversation_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('inbound', 'reply', 'elsewhere', 'note', 'event')),
  identity_id uuid,
  person_id uuid,
  delivery_id uuid,
  text text,
  event jsonb,
  sent_at timestamptz not null,
  primary key (workspace_id, conversation_id, id)
) partition by range (id);
select platform_guard('inbox_messages');
create table inbox_messages_default partition of inbox_messages default;
select platform_guard('inbox_messages_default');

create table inbox_drafts (
  workspace_id uuid not null,
  conversation_id uuid not null,
  kind text not null check (kind in ('reply', 'note')),
  text text not null,
  media_ids uuid[] not null default '{}',
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by uuid not null,
  primary key (workspace_id, conversation_id, kind)
);
select platform_guard('inbox_drafts');

create table inbox_seen (
  workspace_id uuid not null,
  person_id uuid not null,
  conversation_id uuid not null,
  message_id uuid not null,
  primary key (workspace_id, person_id, conversation_id)
);
select platform_guard('inbox_seen');

-- Counters, kept as things change; no screen counts conversations. Owner is a team, a person, or the zero id for nobody's.
create table inbox_counts (
  workspace_id uuid not null,
  owner_kind text not null check (owner_kind in ('team', 'person')),
  owner_id uuid not null,
  open integer not null,
  primary key (workspace_id, owner_kind, owner_id)
) with (fillfactor = 70);
select platform_guard('inbox_counts');
