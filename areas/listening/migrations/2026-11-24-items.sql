-- A mention may pass on what another said (item_id), reach people, and be set aside: hidden, not about us, spam, or gone on the network.
alter table listening_mentions add column item_id uuid;
alter table listening_mentions add column reach integer;
alter table listening_mentions add column set_aside text check (set_aside in ('hidden', 'irrelevant', 'spam', 'deleted'));
alter table listening_mentions add column set_aside_at timestamptz;
alter table listening_mentions add column set_aside_by uuid;
