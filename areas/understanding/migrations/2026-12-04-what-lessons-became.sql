-- What stood in the reading once a person had put it right: shown beside what had stood there, and put there again where a
-- lesson that was taken back is taught again. Null in lessons of before, and of teams.
alter table understanding_lessons add column if not exists became jsonb;
