-- What became of an answer finds its message by the delivery. Only answers have one.
create index inbox_messages_delivery on inbox_messages (workspace_id, delivery_id) where delivery_id is not null;
