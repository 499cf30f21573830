-- What is said on networks, ours or anyone's. Uniqueness is a small table of its own, since posts are partitioned.
create table channels_post_keys (
  workspace_id uuid not null,
  network text not null,
  native_id text not null,
  revision text not null,
  post_id uuid not null,
  primary key (workspace_id, network, native_id, revision)
);
select platform_guard('channels_post_keys');

create table channels_posts (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  network text not null,
  native_id text not null,
  revision text not null,
  thread_id text not null,
  parent_id text,
  url text not null,
  author_id uuid not null,
  title text,
  text text not null,
  spans jsonb not null,
  media jsonb not null,
  lang text,
  audience text not null check (audience in ('public', 'private')),
  addressed text not null check (addressed in ('mention', 'reply', 'quote', 'direct', 'overheard')),
  repeats text,
  counts jsonb,
  reply_handle jsonb,
  posted_at timestamptz not null,
  received_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id)
) partition by range (id);
select platform_guard('channels_posts');
create table channels_posts_default partition of channels_posts default;
select platform_guard('channels_posts_default');

-- Earlier words of a post that its author changed.
create table channels_post_edits (
  workspace_id uuid not null,
  post_id uuid not null,
  revision text not null,
  text text not null,
  replaced_at timestamptz not null,
  primary key (workspace_id, post_id, revision)
);
select platform_guard('channels_post_edits');
