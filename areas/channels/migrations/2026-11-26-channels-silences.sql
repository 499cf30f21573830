-- When a channel was not heard: paused, broken, or the network no longer had all of it. Figures say so.
create table channels_silences (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  why text not null check (why in ('paused', 'broken', 'retired', 'missed')),
  -- What the network or its connector said, in a sentence.
  says text,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, channel_id) references channels_channels
);
create unique index channels_silences_open on channels_silences (workspace_id, channel_id) where to_at is null;
create index channels_silences_of on channels_silences (workspace_id, channel_id, from_at);
select platform_guard('channels_silences');

-- Those that are silent now: since when is known only as far as they answered last.
set local role baton_operator;
insert into channels_silences (workspace_id, id, channel_id, why, says, from_at)
select workspace_id, gen_random_uuid(), id,
  case state when 'paused' then 'paused' when 'retired' then 'retired' else 'broken' end, problem,
  coalesce(retired_at, polled_at, created_at)
from channels_channels where state <> 'well';
reset role;
