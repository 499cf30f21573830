-- Where people moved conversations of an objective lately; see areas/routing/better-teams.ts. What routing decides by itself is not in it.
create index routing_decisions_moved on routing_decisions (workspace_id, objective, decided_at) where because = 'person';
