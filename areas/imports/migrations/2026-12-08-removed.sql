-- Out of the list, and for good a while later: until then it can come back.
alter table imports_imports add column removed_at timestamptz;
