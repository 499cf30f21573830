-- What a workspace changed about a topic that ships; without a row it is as delivered. A table of its own: a topic of the
-- workspace's own may go by any name, this one keeps the one that tables and readings know it by.
create table understanding_built_in_topics (
  workspace_id uuid not null,
  topic text not null,
  terms text[] not null,
  left_out text[] not null,
  switched_off boolean not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  primary key (workspace_id, topic)
);
select platform_guard('understanding_built_in_topics');
