-- Figures that grow as mentions come: per monitor and hour, and day in UTC, how many, how they feel, how far they reach.
-- `all` has a mention once; `topic` once for each of its topics, `link` (days only) for each place that it links to.
create table listening_counts (
  workspace_id uuid not null,
  monitor_id uuid not null,
  step text not null check (step in ('hour', 'day')),
  dimension text not null check (dimension in ('all', 'topic', 'link')),
  from_at timestamptz not null,
  network text not null,
  language text not null,
  value text not null,
  mentions integer not null,
  positive integer not null,
  negative integer not null,
  repeats integer not null,
  reach bigint not null,
  primary key (workspace_id, monitor_id, step, dimension, from_at, network, language, value)
) with (fillfactor = 80);
select platform_guard('listening_counts');

-- Who said it, per day in UTC. Those who are pruned are counted together under the id of nobody (all zeros).
create table listening_authors (
  workspace_id uuid not null,
  monitor_id uuid not null,
  from_at timestamptz not null,
  author_id uuid not null,
  network text not null,
  mentions integer not null,
  positive integer not null,
  negative integer not null,
  repeats integer not null,
  reach bigint not null,
  primary key (workspace_id, monitor_id, from_at, author_id, network)
) with (fillfactor = 80);
select platform_guard('listening_authors');

-- What was heard before is counted once, here; who hears now waits until it is.
lock table listening_mentions in share row exclusive mode;
set local role baton_operator;
-- fill
with heard as (
  select m.workspace_id, m.monitor_id, p.author_id, p.network, p.posted_at, p.spans, coalesce(r.language, 'und') as language,
    coalesce(r.topics, '[]') as topics, 1 as mentions, (r.sentiment_label is not distinct from 'positive')::int as positive,
    (r.sentiment_label is not distinct from 'negative')::int as negative, (m.item_id is not null)::int as repeats,
    coalesce(m.reach, 0)::bigint as reach
  from listening_mentions m join channels_posts p on p.workspace_id = m.workspace_id and p.id = m.post_id
  left join understanding_readings r on r.workspace_id = m.workspace_id and r.post_id = m.post_id
  where m.set_aside is null
), told as (
  select 'all' as dimension, '' as value, h.* from heard h
  union all
  -- Of a post about one thing, what is felt is felt about that; of others the topic has a feeling of its own.
  select 'topic', t.topic ->> 'topic', h.workspace_id, h.monitor_id, h.author_id, h.network, h.posted_at, h.spans, h.language, h.topics,
    h.mentions, case when jsonb_array_length(h.topics) = 1 then h.positive else ((t.topic ->> 'sentiment')::real >= 0.33)::int end,
    case when jsonb_array_length(h.topics) = 1 then h.negative else ((t.topic ->> 'sentiment')::real <= -0.05)::int end, h.repeats, h.reach
  from heard h cross join lateral jsonb_array_elements(h.topics) as t (topic)
  union all
  select 'link', l.host, h.* from heard h cross join lateral (
    select distinct regexp_replace(lower(substring(s.span ->> 'target' from '^[Hh][Tt][Tt][Pp][Ss]?://(?:[^/?#@]*@)?([^/?#:]+)')), '^www[.]', '') as host
    from jsonb_array_elements(h.spans) as s (span) where s.span ->> 'kind' = 'link') l where l.host is not null
), stepped as (
  select 'hour' as step, date_trunc('hour', posted_at, 'UTC') as from_at, t.* from told t where dimension <> 'link'
  union all
  select 'day', date_trunc('day', posted_at, 'UTC'), t.* from told t
)
insert into listening_counts (workspace_id, monitor_id, step, dimension, from_at, network, language, value, mentions, positive, negative, repeats, reach)
select workspace_id, monitor_id, step, dimension, from_at, network, language, value,
  sum(mentions), sum(positive), sum(negative), sum(repeats), sum(reach)
from stepped group by 1, 2, 3, 4, 5, 6, 7, 8;

insert into listening_authors (workspace_id, monitor_id, from_at, author_id, network, mentions, positive, negative, repeats, reach)
select m.workspace_id, m.monitor_id, date_trunc('day', p.posted_at, 'UTC'), p.author_id, p.network, count(*),
  count(*) filter (where r.sentiment_label = 'positive'), count(*) filter (where r.sentiment_label = 'negative'),
  count(*) filter (where m.item_id is not null), coalesce(sum(m.reach), 0)
from listening_mentions m join channels_posts p on p.workspace_id = m.workspace_id and p.id = m.post_id
left join understanding_readings r on r.workspace_id = m.workspace_id and r.post_id = m.post_id
where m.set_aside is null group by 1, 2, 3, 4, 5;
-- filled
reset role;

-- When a monitor did not listen, and when it began to listen for something else: figures say since when they are complete.
create table listening_interruptions (
  workspace_id uuid not null,
  id uuid not null,
  monitor_id uuid not null,
  why text not null check (why in ('paused', 'removed', 'changed')),
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (workspace_id, id)
);
create unique index listening_interruptions_open on listening_interruptions (workspace_id, monitor_id, why) where to_at is null;
create index listening_interruptions_of on listening_interruptions (workspace_id, monitor_id, from_at);
select platform_guard('listening_interruptions');

-- What people write beside a chart: what was going on.
create table listening_annotations (
  workspace_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  text text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  removed_at timestamptz,
  primary key (workspace_id, id)
);
create index listening_annotations_at on listening_annotations (workspace_id, at);
select platform_guard('listening_annotations');

-- The watch of each monitor: its state goes on from where it stood, one slot of five minutes after the other.
create table listening_watches (
  workspace_id uuid not null,
  monitor_id uuid not null,
  state jsonb not null,
  -- The beginning of the last slot that was looked at.
  watched_at timestamptz not null,
  alarm jsonb not null,
  -- While it stands: since when, and what there was when it began.
  unusual_since timestamptz,
  unusual_mentions integer,
  unusual_low integer,
  unusual_high integer,
  primary key (workspace_id, monitor_id)
);
select platform_guard('listening_watches');

-- What was normal for an hour by what was known when it began, and how rare the rarest slot in it was.
create table listening_norms (
  workspace_id uuid not null,
  monitor_id uuid not null,
  from_at timestamptz not null,
  expected real not null,
  low integer not null,
  high integer not null,
  -- How much it scatters beyond chance, with what was not known yet; of a day its hours are put together by it.
  spread real not null,
  score real not null,
  primary key (workspace_id, monitor_id, from_at)
);
select platform_guard('listening_norms');

-- Who is to be spoken to, by whom, and what came of it.
create table listening_outspoken (
  workspace_id uuid not null,
  identity_id uuid not null,
  state text not null check (state in ('to_speak_to', 'spoken_to')),
  assignee_id uuid,
  note text not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  primary key (workspace_id, identity_id)
);
select platform_guard('listening_outspoken');

-- Monitors that are there are watched from now on, and their figures kept tidy.
set local role baton_operator;
insert into platform_due (workspace_id, kind, subject_id, due_at)
select workspace_id, 'listening.watch_monitor', id, now() from listening_monitors where removed_at is null;
insert into platform_due (workspace_id, kind, subject_id, due_at)
select distinct workspace_id, 'listening.keep_figures_tidy', workspace_id, now() + interval '1 hour' from listening_monitors;
insert into listening_interruptions (workspace_id, id, monitor_id, why, from_at)
select workspace_id, gen_random_uuid(), id, 'paused', paused_at from listening_monitors where paused_at is not null
union all select workspace_id, gen_random_uuid(), id, 'removed', removed_at from listening_monitors where removed_at is not null;
reset role;
