-- Whose words a draft goes on from: who sends it is asked before they leave as theirs.
alter table inbox_drafts add column begun jsonb;
