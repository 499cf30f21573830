-- Whom nobody may overlook. It stands with each identity of a contact, since lists read those.
alter table contacts_identities add column is_vip boolean not null default false;
