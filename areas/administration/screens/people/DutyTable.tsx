import { useState } from 'react'
import { DUTIES, type Duty } from '#areas/channels/schema.ts'
import type { ChannelShown } from '#areas/channels/screens/queries.ts'
import { useSession } from '#web/session.ts'
import { Avatar, Nobody } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { useWords } from '#web/words.ts'
import { DutyDialog } from './DutyDialog.tsx'
import { type Folk, type Gap, type Holder, holderOf, nameOf } from './duties.ts'
import { useAdminReason } from './may.ts'
import { useSetDuty } from './use-set-duty.ts'
import { peopleWords } from './words.ts'

export function DutyTable({ channels, folk }: { channels: readonly ChannelShown[]; folk: Folk }) {
  const words = useWords(peopleWords)
  const [naming, setNaming] = useState<Gap | null>(null)
  return (
    <>
      <table className="t duties" aria-label={words.duty}>
        <thead>
          <tr>
            <th scope="col">{words.channel}</th>
            {DUTIES.map((duty) => (
              <th key={duty} scope="col">
                {words[duty]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => (
            <tr key={channel.id}>
              <td>
                <span className="duty-of">
                  <NetworkMark network={channel.network} />
                  <bdi className="cut font-strong" title={nameOf(channel)}>
                    {nameOf(channel)}
                  </bdi>
                  {channel.handle !== nameOf(channel) && <bdi className="cut meta">{channel.handle}</bdi>}
                </span>
              </td>
              {DUTIES.map((duty) => (
                <td key={duty} data-label={words[duty]}>
                  <DutyCell channel={channel} duty={duty} folk={folk} onName={() => setNaming({ channel, duty })} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {naming && <DutyDialog {...naming} folk={folk} onClose={() => setNaming(null)} />}
    </>
  )
}

interface CellProps {
  channel: ChannelShown
  duty: Duty
  folk: Folk
  onName: () => void
}

function DutyCell({ channel, duty, folk, onName }: CellProps) {
  const words = useWords(peopleWords)
  const reason = useAdminReason()
  const holder = holderOf(channel, duty, folk)
  if (!holder?.name) return <Empty channel={channel} duty={duty} holder={holder} onName={onName} />
  const shown = (
    <>
      <Avatar name={holder.name} size="s" kind={holder.kind === 'team' ? 'team' : 'ours'} />
      <bdi className="cut" title={holder.name}>
        {holder.name}
      </bdi>
    </>
  )
  if (reason)
    return (
      <span className="duty" title={reason}>
        <span className="duty-name">{shown}</span>
      </span>
    )
  return (
    <span className="duty">
      <button type="button" className="duty-name" onClick={onName}>
        <span className="sr">{words.changeBefore(words[duty], nameOf(channel))}</span>
        {shown}
        <span className="sr">{words.changeAfter}</span>
      </button>
    </span>
  )
}

/** To answer can be taken on by oneself in one press; the other two are named, since they bind somebody's money or time. */
function Empty({ channel, duty, holder, onName }: Omit<CellProps, 'folk'> & { holder: Holder | null }) {
  const words = useWords(peopleWords)
  const reason = useAdminReason()
  const me = useSession().person
  const { setDuty, busy } = useSetDuty()
  const take = () => void setDuty({ channel, duty, holder: { kind: 'person', id: me.id, name: me.name } })
  return (
    <span className="duty">
      {holder ? (
        <span className="nobody-name">
          <span className="av s nobody" aria-hidden="true" />
          {words.gone}
        </span>
      ) : (
        <Nobody />
      )}
      {duty === 'answers' ? (
        <Button
          size="small"
          busy={busy}
          disabledReason={reason}
          aria-label={words.takeFor(words[duty], nameOf(channel))}
          onClick={take}
        >
          {words.takeIt}
        </Button>
      ) : (
        <Button
          size="small"
          disabledReason={reason}
          aria-label={words.nameFor(words[duty], nameOf(channel))}
          onClick={onName}
        >
          {words.name}
        </Button>
      )}
    </span>
  )
}
