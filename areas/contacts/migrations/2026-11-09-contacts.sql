-- Somebody on one network. Everyone else's rows hold identity ids; merging people touches this table only.
create table contacts_identities (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  network text not null,
  native_id text not null,
  handle text not null,
  name text not null,
  avatar_url text,
  url text,
  followers bigint,
  first_seen_at timestamptz not null,
  primary key (workspace_id, id)
);
create index contacts_identities_merged on contacts_identities (workspace_id, contact_id) where contact_id <> id;
select platform_guard('contacts_identities');

-- What we know of a person beyond what networks say. Made when there is something to keep.
create table contacts_contacts (
  workspace_id uuid not null,
  id uuid not null,
  name text,
  about text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (workspace_id, id)
);
select platform_guard('contacts_contacts');
