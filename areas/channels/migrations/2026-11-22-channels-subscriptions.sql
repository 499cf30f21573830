-- What a network was asked to call us for: where, for how long, and what calls are signed with, sealed as a whole.
create table channels_subscriptions (
  workspace_id uuid not null,
  channel_id uuid not null,
  sealed bytea not null,
  asked_at timestamptz not null,
  primary key (workspace_id, channel_id),
  foreign key (workspace_id, channel_id) references channels_channels
);
select platform_guard('channels_subscriptions');
