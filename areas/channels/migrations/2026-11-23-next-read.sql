-- When a source that is read now and then is read next.
alter table channels_channels add column next_read_at timestamptz;
