-- A mention knows when it was said, as figures count it: so those behind a figure are found without going through what came since.
alter table listening_mentions add column posted_at timestamptz;

-- What was heard before is filled in once, here; who hears now waits until it is.
lock table listening_mentions in share row exclusive mode;
set local role baton_operator;
update listening_mentions m set posted_at = p.posted_at
from channels_posts p where p.workspace_id = m.workspace_id and p.id = m.post_id;
reset role;

create index listening_mentions_said on listening_mentions (workspace_id, monitor_id, posted_at);
