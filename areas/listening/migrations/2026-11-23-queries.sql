-- A monitor listens by a query where it has one, and belongs to a set.
alter table listening_monitors add column query text;
alter table listening_monitors drop constraint listening_monitors_kind_check;
alter table listening_monitors add constraint listening_monitors_kind_check
  check (kind in ('brand', 'product', 'people', 'competitor', 'topic'));
