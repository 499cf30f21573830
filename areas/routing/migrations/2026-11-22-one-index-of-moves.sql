-- routing_decisions_moved answers the same question.
drop index if exists routing_decisions_moved_to;
