/** What leaves through all channels, first what only a person can decide. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { paths } from '#web/paths.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { deliveriesQuery, useChannelsLive } from './channel-queries.ts'
import { DeliveryList } from './DeliveryList.tsx'
import { ChannelsViews } from './Views.tsx'
import { channelsWords } from './words.ts'

const NEEDED = { needs_person: 'yes' } as const
const HELD = { state: 'held' } as const

export function DeliveriesPage() {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const navigate = useNavigate()
  const { show } = useSearch({ strict: false }) as { show?: unknown }
  const view = show === 'all' || show === 'held' ? show : 'needed'
  const needed = useInfiniteQuery(deliveriesQuery(NEEDED)).data?.pages.flat().length
  const held = useInfiniteQuery(deliveriesQuery(HELD)).data?.pages.flat().length
  useChannelsLive()
  const showView = (value: string) =>
    void navigate({ to: paths.deliveries(), search: value === 'needed' ? {} : { show: value }, replace: true } as never)
  return (
    <>
      <PageHead title={shell.channels} beside={<ChannelsViews />} />
      <div className="scroll ledger">
        <div className="only-small">
          <ChannelsViews />
        </div>
        <div className="sum">
          <div className="grow">
            <p className="lead">{needed === undefined ? words.deliveries : words.needOne(needed)}</p>
            <p className="meta">{words.needLine}</p>
          </div>
          <Segmented
            label={words.deliveries}
            value={view}
            onValue={showView}
            parts={[
              { value: 'needed', label: words.needPerson, ...(needed ? { count: needed } : {}) },
              { value: 'held', label: words.heldDeliveries, ...(held ? { count: held } : {}) },
              { value: 'all', label: words.allDeliveries },
            ]}
          />
        </div>
        <Shown view={view} />
      </div>
    </>
  )
}

function Shown({ view }: { view: 'needed' | 'held' | 'all' }) {
  const words = useWords(channelsWords)
  if (view === 'needed')
    return (
      <DeliveryList
        key={view}
        which={NEEDED}
        empty={<EmptyState title={words.noneNeeds}>{words.noneNeedsLine}</EmptyState>}
      />
    )
  if (view === 'held')
    return (
      <DeliveryList
        key={view}
        which={HELD}
        empty={
          <EmptyState icon="pause" title={words.noneHeld}>
            {words.noneHeldLine}
          </EmptyState>
        }
      />
    )
  return (
    <DeliveryList
      key={view}
      which={{}}
      empty={
        <EmptyState icon="send" title={words.noneSent}>
          {words.noneSentLine}
        </EmptyState>
      }
    />
  )
}
