-- concurrently: what is urgent is few, so few rows enter.
create index concurrently if not exists inbox_conversations_urgent on inbox_conversations (workspace_id, urgency desc, id) where state = 'open' and urgency >= 0.6;
