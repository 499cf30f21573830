-- The message that opened a conversation, or opened it again. What lands learns from the row it wrote whether it was
-- the one that opened it, so nothing is read and locked beforehand (measured: 37 of 145 us of PostgreSQL per post).
alter table inbox_conversations add column opening_message_id uuid;
