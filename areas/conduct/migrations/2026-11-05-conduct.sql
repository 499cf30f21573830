-- The right to speak, as rows: what was granted and withdrawn stays readable.
create table conduct_grants (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  channel_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz check (until_at > from_at),
  reason text not null,
  granted_by uuid,
  granted_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  primary key (workspace_id, id)
);
create index conduct_grants_standing on conduct_grants (workspace_id, channel_id, person_id) where withdrawn_at is null;
create index conduct_grants_of_person on conduct_grants (workspace_id, person_id) where withdrawn_at is null;
select platform_guard('conduct_grants');
