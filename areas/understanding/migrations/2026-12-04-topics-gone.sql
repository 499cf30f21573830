-- Topics that a post was read to be about and is not, as people said step by step: the next similar post is not given them again.
alter table understanding_lessons add column if not exists gone text[] not null default '{}';
