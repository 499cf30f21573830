-- Where a near-duplicate finds what it nearly repeats: quarters of the fingerprints of the last days, by which a few are looked
-- at instead of all. Those alone that were the first to say so; a nightly job takes the old ones away.
create table listening_bands (
  workspace_id uuid not null,
  band integer not null,
  post_id uuid not null,
  fingerprint text not null,
  words integer not null,
  monitor_ids uuid[] not null,
  primary key (workspace_id, band, post_id)
);
select platform_guard('listening_bands');
