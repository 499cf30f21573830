-- What an address brings within an hour is an import without a file: read, taken back and brought back like one.
alter table imports_imports add column door_id uuid;
create index imports_imports_door on imports_imports (workspace_id, door_id, id) where door_id is not null;

-- What an address brought, as it came, for as long as a file would be kept: from it is brought back what was taken back.
create table imports_kept_posts (
  workspace_id uuid not null,
  import_id uuid not null,
  nth integer not null,
  author_id uuid not null,
  network text not null,
  ours boolean not null,
  undated boolean not null,
  post jsonb not null,
  primary key (workspace_id, import_id, nth)
);
create index imports_kept_posts_author on imports_kept_posts (workspace_id, author_id);
select platform_guard('imports_kept_posts');
