-- What was understood of a post, with the model that said so. Its id is the post's.
create table understanding_readings (
  workspace_id uuid not null,
  post_id uuid not null,
  language text not null,
  language_confidence real not null,
  sentiment real not null,
  sentiment_label text not null,
  objective text not null,
  objective_confidence real not null,
  topics jsonb not null,
  urgency real not null,
  is_question boolean not null,
  is_spam boolean not null,
  fingerprint text not null,
  model_version text not null,
  primary key (workspace_id, post_id)
) partition by range (post_id);
select platform_guard('understanding_readings');
create table understanding_readings_default partition of understanding_readings default;
select platform_guard('understanding_readings_default');

-- Topics of the workspace's own, by keywords; they join those that the understanding knows.
create table understanding_topics (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  objective text not null,
  terms text[] not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  primary key (workspace_id, id)
);
create unique index understanding_topics_name on understanding_topics (workspace_id, lower(name));
select platform_guard('understanding_topics');
