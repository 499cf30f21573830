-- Spam is a state of its own: in none of the lists of what waits, answered or closed, and in no count.
alter table inbox_conversations drop constraint inbox_conversations_state_check;
alter table inbox_conversations add constraint inbox_conversations_state_check check (state in ('open', 'answered', 'closed', 'spam'));
create index inbox_conversations_spam on inbox_conversations (workspace_id, last_message_at desc, id desc) where state = 'spam';
