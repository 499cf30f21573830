-- concurrently: what people put right is listed newest first, and is few beside what was answered as it was sent.
create index concurrently if not exists understanding_lessons_corrected on understanding_lessons (workspace_id, nth desc)
  where retracted_at is null and not confirmed;
