-- A pause of what people and programs bring held nothing, and what was told of it as missing was there: neither can be any more.
set local role baton_operator;
update channels_channels set state = 'well', problem = null, retry_at = null
where settings->>'brought' = 'yes' and state not in ('well', 'retired');
delete from channels_silences s using channels_channels c
where c.workspace_id = s.workspace_id and c.id = s.channel_id and c.settings->>'brought' = 'yes' and c.state <> 'retired';
reset role;
