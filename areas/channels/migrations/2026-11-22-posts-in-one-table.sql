-- Posts stand in one table, whose unique key decides what is new; see ARCHITECTURE.md. Before, they were partitioned by
-- months and a table beside them held the keys: a row more for each post, and old keys had to go one by one anyway.
alter table channels_posts rename to channels_posts_in_months;
alter table channels_posts_in_months no force row level security;
alter table channels_posts_in_months rename constraint channels_posts_pkey to channels_posts_in_months_pkey;
create table channels_posts (like channels_posts_in_months including constraints including storage, constraint channels_posts_pkey primary key (workspace_id, id));
insert into channels_posts select * from channels_posts_in_months;
create unique index channels_posts_native on channels_posts (workspace_id, network, native_id);
select platform_guard('channels_posts');
drop table channels_posts_in_months;
drop table channels_post_keys;
