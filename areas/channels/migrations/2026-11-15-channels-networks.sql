-- A process takes only what it has a connector for: while two versions run side by side, and in tests that share a database.
alter table channels_turns add column network text not null default '';
alter table channels_leases add column network text not null default '';
