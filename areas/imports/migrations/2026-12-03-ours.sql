-- We said it ourselves, as the file has it: no monitor listens for that.
alter table imports_posts add column ours boolean not null default false;
