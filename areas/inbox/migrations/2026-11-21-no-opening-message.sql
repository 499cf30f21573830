-- What arrives looks for its thread first and knows by that whether it opened it; see areas/inbox/place.ts.
alter table inbox_conversations drop column opening_message_id;
