-- How to reach whoever said it, for those alone who may answer; it goes with its author.
alter table imports_notes add column contact text;
alter table imports_notes add column author_id uuid;
create index imports_notes_author on imports_notes (workspace_id, author_id) where contact is not null;
