/** The one inverted surface: across every page while something is held, with who said so, why, and the way to end it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useLive } from '#web/live.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Strip } from '#web/ui/Notice.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { releaseHold } from '../api.ts'
import { CHANNELS, holdsQuery, type ShownHold } from './channel-queries.ts'
import { useNames } from './names.ts'
import { channelsQuery } from './queries.ts'
import { channelsWords } from './words.ts'

export function HoldStrip() {
  const queries = useQueryClient()
  useLive(
    ['channels.hold_placed', 'channels.hold_released'],
    () => void queries.invalidateQueries({ queryKey: holdsQuery.queryKey }),
  )
  const holds = useQuery(holdsQuery).data?.holds ?? []
  return holds.map((hold) => <Held key={hold.id} hold={hold} />)
}

function Held({ hold }: { hold: ShownHold }) {
  const words = useWords(channelsWords)
  const names = useNames()
  const administers = useMay('administer')
  const { doing, run } = useDoing(CHANNELS)
  const [fold, setFold] = useState<'open' | 'folded'>('folded')
  const channels = useQuery({ ...channelsQuery, enabled: hold.channel_id !== null }).data ?? []
  const channel = channels.find(({ id }) => id === hold.channel_id)
  const by = names.person(hold.placed_by)
  const release = () =>
    run({ key: 'release', ask: () => call(releaseHold, { id: hold.id }), done: () => ({ text: words.released }) })
  return (
    <Strip
      tone="hold"
      icon="pause"
      fold={fold}
      acts={
        <>
          <Button
            size="small"
            className="unfolded"
            busy={doing !== null}
            disabledReason={administers ? null : words.onlyAdministrators}
            onClick={release}
          >
            {words.release}
          </Button>
          <IconButton
            kind="quiet"
            size="small"
            className="only-small fold"
            icon={fold === 'folded' ? 'down' : 'up'}
            label={fold === 'folded' ? words.heldMore : words.heldLess}
            aria-expanded={fold === 'open'}
            onClick={() => setFold(fold === 'folded' ? 'open' : 'folded')}
          />
        </>
      }
    >
      <b>{hold.scope === 'everything' ? words.held : words.heldOne(channel?.display_name ?? '…')}</b>{' '}
      <bdi>{hold.reason}</bdi>{' '}
      <span className="held-who">
        {by && words.heldBar(by)} <Time at={hold.placed_at} />
      </span>
    </Strip>
  )
}
