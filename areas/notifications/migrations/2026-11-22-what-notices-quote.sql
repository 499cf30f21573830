-- The message that a notice is about: what was said later in its thread is not what it quotes.
alter table notifications_notices add column if not exists quotes_id uuid;
