-- Our newest answer that was refused, or of which nobody knows whether it arrived: lists say so.
alter table inbox_conversations add column unsettled text check (unsettled in ('refused', 'unknown'));
