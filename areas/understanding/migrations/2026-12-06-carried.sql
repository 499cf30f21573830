-- What was put right of a post, put right too of those that say the same: without a lesson of their own, and what was read of
-- them before, so that they go back with it.
create table understanding_carried (
  workspace_id uuid not null,
  post_id uuid not null,
  kind text not null check (kind in ('sentiment', 'objective', 'topic')),
  of_post_id uuid not null,
  lesson_id uuid not null,
  was jsonb not null,
  became jsonb not null,
  primary key (workspace_id, post_id, kind)
);
select platform_guard('understanding_carried');
