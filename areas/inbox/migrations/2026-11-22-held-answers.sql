-- Our answer that is held: the conversation stays open and says so until it has left.
alter table inbox_conversations add column held_message_id uuid;
