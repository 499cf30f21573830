-- After a run, until when its file is kept, so that what is taken back can be brought back; null: it has not ended, or the file is gone.
alter table imports_imports add column file_until timestamptz;
