-- What a colleague wrote in a draft and somebody else took out of it: it can be brought back.
create table inbox_asides (
  workspace_id uuid not null,
  conversation_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('reply', 'note')),
  text text not null,
  media_ids uuid[] not null default '{}',
  written_by uuid not null,
  written_at timestamptz not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (workspace_id, conversation_id, id)
);
select platform_guard('inbox_asides');
