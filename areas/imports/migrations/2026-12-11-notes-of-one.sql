-- What one person wrote down is listed to them, the newest first.
create index imports_notes_noted on imports_notes (workspace_id, noted_by, noted_at desc, post_id desc);
