import { Link } from '@tanstack/react-router'
import { paths } from '#web/paths.ts'
import { Health } from '#web/ui/Health.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { ChannelActs } from './ChannelActs.tsx'
import type { ShownChannel } from './channel-queries.ts'
import { Gaps, HeldBy } from './HeldBy.tsx'
import { SIGNS, sentenceOf } from './health-words.ts'
import { useNames } from './names.ts'
import { useNetworkName } from './network-names.ts'
import { channelsWords } from './words.ts'

export function ChannelTable({ channels }: { channels: readonly ShownChannel[] }) {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const names = useNames()
  const columns: Column<ShownChannel>[] = [
    { id: 'account', head: words.account, cell: (channel) => <Account channel={channel} /> },
    { id: 'held', head: words.heldBy, small: 'hidden', cell: (channel) => <HeldBy channel={channel} names={names} /> },
    {
      id: 'heard',
      head: words.heard,
      small: 'hidden',
      cell: ({ heard_at }) => (heard_at ? <Time at={heard_at} /> : <span className="ink-3">{words.neverHeard}</span>),
    },
    {
      id: 'health',
      head: words.health,
      cell: ({ sign }) => <Health state={SIGNS[sign]}>{words.signs[sign]}</Health>,
    },
    {
      id: 'act',
      head: <span className="sr">{words.act}</span>,
      align: 'end',
      cell: (channel) => <ChannelActs channel={channel} size="small" />,
    },
  ]
  return (
    <div className="accounts">
      <Table label={shell.channels} columns={columns} rows={channels} keyOf={({ id }) => id} />
    </div>
  )
}

function Account({ channel }: { channel: ShownChannel }) {
  const networkName = useNetworkName()
  const sentence = sentenceOf(channel)
  return (
    <div className="account">
      <NetworkMark network={channel.network} silent />
      <div className="account-text">
        <p className="account-name">
          <Link to={paths.channel(channel.id)} className="plain-link">
            <b>{networkName(channel.network)}</b> <bdi>{channel.display_name}</bdi>
          </Link>
        </p>
        {channel.handle !== channel.display_name.replace(/^@/, '') && (
          <p className="meta cut">
            <bdi>{channel.handle}</bdi>
          </p>
        )}
        {sentence && <p className="meta account-says">{sentence}</p>}
        {channel.purpose === 'account' && (
          <p className="only-small">
            <Gaps gaps={channel.gaps} />
          </p>
        )}
      </div>
    </div>
  )
}
