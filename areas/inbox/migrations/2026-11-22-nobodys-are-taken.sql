-- What somebody took without its having a team is no longer nobody's: it is counted under an owner of its own.
alter table inbox_conversations no force row level security;
alter table inbox_counts no force row level security;
insert into inbox_counts (workspace_id, owner_kind, owner_id, open)
select workspace_id, 'team', '00000000-0000-0000-0000-000000000001', count(*) from inbox_conversations
where state = 'open' and team_id is null and assignee_id is not null group by workspace_id;
update inbox_counts n set open = n.open - t.open from inbox_counts t
where n.workspace_id = t.workspace_id and n.owner_kind = 'team' and t.owner_kind = 'team'
  and n.owner_id = '00000000-0000-0000-0000-000000000000' and t.owner_id = '00000000-0000-0000-0000-000000000001';
alter table inbox_counts force row level security;
alter table inbox_conversations force row level security;
