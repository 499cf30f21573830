-- What an address brought is added up from its lots; what stands with it is what came before there were any.
set local role baton_operator;
update imports_doors d set brought = greatest(0, d.brought - coalesce((
  select sum((i.counts->>'new')::int) from imports_imports i
  where i.workspace_id = d.workspace_id and i.door_id = d.id
), 0));
reset role;
