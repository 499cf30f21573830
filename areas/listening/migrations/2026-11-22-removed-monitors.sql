-- What was listened for stays with what it heard, so that taking it away can be undone.
alter table listening_monitors add column removed_at timestamptz;
