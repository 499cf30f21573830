-- What a person was told. One unread row per person and subject: nobody is told twice.
create table notifications_notices (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  subject text not null,
  reason text not null,
  path text not null,
  told_at timestamptz not null,
  read_at timestamptz,
  primary key (workspace_id, id)
);
create unique index notifications_notices_unread on notifications_notices (workspace_id, person_id, subject) where read_at is null;
create index notifications_notices_person on notifications_notices (workspace_id, person_id, told_at desc, id desc);
select platform_guard('notifications_notices');
