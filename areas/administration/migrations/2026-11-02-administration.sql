-- One row per workspace: an organisation. Nothing crosses from one to another.
create table administration_workspaces (
  workspace_id uuid not null,
  name text not null,
  locale text not null,
  time_zone text not null,
  created_at timestamptz not null,
  primary key (workspace_id)
);
select platform_guard('administration_workspaces');

-- Who works here. Nobody is deleted: what they wrote keeps its author; who left is deactivated.
create table administration_people (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  email text not null,
  role text not null check (role in ('administrator', 'agent', 'contributor', 'executive')),
  locale text not null,
  time_zone text not null,
  created_at timestamptz not null,
  invitation_id uuid,
  deactivated_at timestamptz,
  deactivated_by uuid,
  primary key (workspace_id, id),
  unique (workspace_id, account_id)
);
select platform_guard('administration_people');

create table administration_teams (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  purpose text not null,
  sealed boolean not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index administration_teams_name on administration_teams (workspace_id, lower(name));
select platform_guard('administration_teams');

create table administration_members (
  workspace_id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  joined_at timestamptz not null,
  primary key (workspace_id, team_id, person_id),
  foreign key (workspace_id, team_id) references administration_teams on delete cascade,
  foreign key (workspace_id, person_id) references administration_people on delete cascade
);
create index administration_members_person on administration_members (workspace_id, person_id);
select platform_guard('administration_members');

create table administration_invitations (
  workspace_id uuid not null,
  id uuid not null,
  email text not null,
  role text not null check (role in ('administrator', 'agent', 'contributor', 'executive')),
  team_ids uuid[] not null,
  secret_hash bytea not null,
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (workspace_id, id)
);
create unique index administration_invitations_open on administration_invitations (workspace_id, email)
  where accepted_at is null and withdrawn_at is null;
select platform_guard('administration_invitations');
