/** The one inverted surface: across every page while something is held, with who said so, why, and the way to end it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useLive } from '#web/live.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Strip } from '#web/ui/Notice.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { holdsQuery, type ShownHold } from './channel-queries.ts'
import { useNames } from './names.ts'
import { channelsQuery } from './queries.ts'
import { channelsWords } from './words.ts'

const ReleaseDialog = lazy(async () => ({ default: (await import('./ReleaseDialog.tsx')).ReleaseDialog }))

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
  const [fold, setFold] = useState<'open' | 'folded'>('folded')
  const channels = useQuery({ ...channelsQuery, enabled: hold.channel_id !== null }).data ?? []
  const channel = channels.find(({ id }) => id === hold.channel_id)
  const by = names.person(hold.placed_by)
  const [asks, setAsks] = useState(false)
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
            disabledReason={administers ? null : words.onlyAdministrators}
            onClick={() => setAsks(true)}
          >
            {words.release}
          </Button>
          <IconButton
            kind="quiet"
            size="small"
            className="fold"
            icon={fold === 'folded' ? 'down' : 'up'}
            label={fold === 'folded' ? words.heldMore : words.heldLess}
            aria-expanded={fold === 'open'}
            onClick={() => setFold(fold === 'folded' ? 'open' : 'folded')}
          />
        </>
      }
    >
      <b>{hold.scope === 'everything' ? words.held : words.heldOne(channel?.display_name ?? '…')}</b>{' '}
      <bdi>{words.heldWhy(hold.reason)}</bdi>{' '}
      <span className="held-who">
        {by && words.heldBar(by)} <Time at={hold.placed_at} />
      </span>
      <Suspense fallback={null}>{asks && <ReleaseDialog hold={hold} onClose={() => setAsks(false)} />}</Suspense>
    </Strip>
  )
}
