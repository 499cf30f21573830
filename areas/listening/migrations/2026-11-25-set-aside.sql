-- What a monitor learned to leave out says how many marks it is like; what passes another on says how.
alter table listening_mentions add column set_aside_like integer;
alter table listening_mentions add column passes_on text check (passes_on in ('repost', 'near'));
-- Few are set aside and few pass another on, so few rows enter.
create index listening_mentions_aside on listening_mentions (workspace_id, monitor_id, post_id) where set_aside is not null;
create index listening_mentions_items on listening_mentions (workspace_id, item_id, monitor_id) where item_id is not null;

-- What people said of a mention: about this or not. A monitor learns from nothing else by name.
create table listening_marks (
  workspace_id uuid not null,
  monitor_id uuid not null,
  post_id uuid not null,
  is_relevant boolean not null,
  marked_by uuid,
  marked_at timestamptz not null,
  primary key (workspace_id, monitor_id, post_id)
);
select platform_guard('listening_marks');

-- What a monitor has learned of what is not about it, as plain data that every process takes over.
create table listening_relevance (
  workspace_id uuid not null,
  monitor_id uuid not null,
  state jsonb not null,
  threshold real not null,
  irrelevant integer not null,
  learned_at timestamptz not null,
  primary key (workspace_id, monitor_id)
);
select platform_guard('listening_relevance');
