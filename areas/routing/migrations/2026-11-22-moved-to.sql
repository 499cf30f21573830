-- concurrently
create index concurrently if not exists routing_decisions_moved_to on routing_decisions (workspace_id, objective, decided_at)
  where because = 'person' and team_id is not null;
