-- concurrently: the list of what is closed begins with what was closed last.
create index concurrently if not exists inbox_conversations_closed_at on inbox_conversations (workspace_id, closed_at desc, id desc) where state = 'closed';
drop index concurrently if exists inbox_conversations_closed;
