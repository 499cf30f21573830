-- What people upload. The bytes lie in blobs, under media/<workspace>/<id>/.
create table media_files (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('picture', 'video', 'document')),
  mime text not null,
  bytes integer not null,
  width integer,
  height integer,
  alt_text text not null default '',
  name text not null,
  sha256 text not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (workspace_id, id)
);
select platform_guard('media_files');
