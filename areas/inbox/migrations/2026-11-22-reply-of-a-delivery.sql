-- What came of a delivery is written to its conversation: without this, every message was looked through for its reply.
create index inbox_messages_delivery on inbox_messages (workspace_id, delivery_id) where delivery_id is not null;
