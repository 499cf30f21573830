-- What was learned from people decides too, and each decision keeps how likely the teams were.
alter table routing_decisions add column shares jsonb;
alter table routing_decisions drop constraint routing_decisions_because_check;
alter table routing_decisions add constraint routing_decisions_because_check
  check (because in ('rule', 'table', 'learned', 'triage', 'person'));
