-- Sign-in is across workspaces: one account per e-mail address, whoever it works for. These tables have no tenant, so
-- no Work ever sees them: only the platform's own role, and the operator's.
create function platform_guard_global(guarded regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy platform on %s to baton_platform using (true) with check (true)', guarded);
  execute format('create policy operator on %s to baton_operator using (true) with check (true)', guarded);
  execute format('grant select, insert, update, delete on %s to baton_platform, baton_operator', guarded);
end $$;

create table platform_accounts (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  created_at timestamptz not null
);
select platform_guard_global('platform_accounts');

-- What proves that somebody is the account's owner, by kind: a password today, passkeys and OpenID Connect as more rows.
create table platform_credentials (
  id uuid primary key,
  account_id uuid not null references platform_accounts on delete cascade,
  kind text not null,
  secret text not null,
  created_at timestamptz not null
);
create unique index platform_credentials_password on platform_credentials (account_id) where kind = 'password';
create index platform_credentials_account on platform_credentials (account_id);
select platform_guard_global('platform_credentials');

-- Who an account is, in which workspace.
create table platform_memberships (
  account_id uuid not null references platform_accounts on delete cascade,
  workspace_id uuid not null,
  person_id uuid not null,
  primary key (account_id, workspace_id)
);
create index platform_memberships_person on platform_memberships (workspace_id, person_id);
select platform_guard_global('platform_memberships');

create table platform_sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references platform_accounts on delete cascade,
  workspace_id uuid not null,
  person_id uuid not null,
  agent text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index platform_sessions_account on platform_sessions (account_id);
create index platform_sessions_person on platform_sessions (person_id);
create index platform_sessions_old on platform_sessions (expires_at);
select platform_guard_global('platform_sessions');

-- The latest guesses about one subject (hashed), as instants; kept here so that every copy of the server counts together.
create table platform_guesses (
  subject bytea primary key,
  guessed_at timestamptz[] not null,
  expires_at timestamptz not null
);
create index platform_guesses_old on platform_guesses (expires_at);
select platform_guard_global('platform_guesses');

create table platform_password_resets (
  secret_hash bytea primary key,
  account_id uuid not null references platform_accounts on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index platform_password_resets_account on platform_password_resets (account_id);
select platform_guard_global('platform_password_resets');
