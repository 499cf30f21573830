-- Which of its messages was said by us last: where that is also its last, a list does not show it as theirs.
alter table inbox_conversations add column our_message_id uuid;
alter table inbox_conversations no force row level security;
alter table inbox_messages no force row level security;
update inbox_conversations c set our_message_id = c.last_message_id from inbox_messages m
where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.id = c.last_message_id and m.kind in ('reply', 'elsewhere');
alter table inbox_messages force row level security;
alter table inbox_conversations force row level security;
