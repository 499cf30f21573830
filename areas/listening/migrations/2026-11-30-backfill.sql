-- A monitor looks back at what was said before it was made: since when, and how it goes.
create table listening_backfills (
  workspace_id uuid not null,
  id uuid not null,
  monitor_id uuid not null,
  days integer not null,
  since_at timestamptz not null,
  -- A hash of what the monitor asks for: changed meanwhile, it would hear something else.
  asks text not null,
  state text not null check (state in ('running', 'stopped', 'failed', 'done', 'undoing', 'undone')),
  problem text,
  created_at timestamptz not null,
  created_by uuid not null,
  ended_at timestamptz,
  primary key (workspace_id, id)
);
-- One at a time for a monitor.
create unique index listening_backfills_one on listening_backfills (workspace_id, monitor_id) where state in ('running', 'undoing');
create index listening_backfills_monitor on listening_backfills (workspace_id, monitor_id, id);
select platform_guard('listening_backfills');

-- Each source that is asked, and the first, which is what is stored already; how far it is and what came of it.
create table listening_backfill_parts (
  workspace_id uuid not null,
  backfill_id uuid not null,
  nth integer not null,
  channel_id uuid,
  network text not null,
  name text not null,
  way text not null check (way in ('here', 'search', 'reading')),
  shows text not null,
  state text not null check (state in ('waiting', 'done', 'cannot', 'failed')),
  until_at timestamptz not null,
  -- What is searched for, one after the other, and the place in that.
  terms jsonb not null,
  term_nth integer not null default 0,
  cursor text,
  pages integer not null default 0,
  page_hash text,
  found integer not null default 0,
  fits integer not null default 0,
  kept integer not null default 0,
  tries integer not null default 0,
  problem text,
  -- What may not have been found, in sentences.
  missed text[] not null default '{}',
  primary key (workspace_id, backfill_id, nth),
  foreign key (workspace_id, backfill_id) references listening_backfills
) with (fillfactor = 70);
select platform_guard('listening_backfill_parts');

-- Who works on a part now, fenced by a token; ids and instants only.
create table listening_backfill_turns (
  workspace_id uuid not null,
  backfill_id uuid not null,
  nth integer not null,
  due_at timestamptz not null,
  lease_until timestamptz,
  token bigint not null default 0,
  primary key (workspace_id, backfill_id, nth),
  foreign key (workspace_id, backfill_id) references listening_backfills
) with (fillfactor = 50);
create index listening_backfill_turns_due on listening_backfill_turns (due_at);
select platform_guard_queue('listening_backfill_turns');

-- What fits: a post that was new here, a mention of one that was here, or one that the monitor had heard before.
create table listening_backfill_posts (
  workspace_id uuid not null,
  backfill_id uuid not null,
  post_id uuid not null,
  nth integer not null,
  what text not null check (what in ('post', 'mention', 'known')),
  -- It was to be taken back, and there is a conversation of it.
  stays boolean not null default false,
  primary key (workspace_id, backfill_id, post_id)
);
create index listening_backfill_posts_post on listening_backfill_posts (workspace_id, post_id);
select platform_guard('listening_backfill_posts');
