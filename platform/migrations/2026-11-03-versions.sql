-- Versions of what processes may cache (monitors, rules, models): a batch asks for all of them at once and loads anew what changed.
create table platform_versions (
  workspace_id uuid not null,
  name text not null,
  version bigint not null default 1,
  primary key (workspace_id, name)
);
select platform_guard('platform_versions');
