-- concurrently: VIPs are asked for by themselves, and are few among all who ever said something.
create index concurrently if not exists contacts_vips on contacts_identities (workspace_id, id) where is_vip;
