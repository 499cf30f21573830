-- From whose message the wait counts: who began the thread goes before whoever else wrote in it.
alter table inbox_conversations add column waiting_identity_id uuid;
