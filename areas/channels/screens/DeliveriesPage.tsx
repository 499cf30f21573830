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

const WHICH = {
  needed: { needs_person: 'yes' },
  held: { state: 'held' },
  refused: { state: 'refused' },
  all: {},
} as const
type View = keyof typeof WHICH

export function DeliveriesPage() {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const navigate = useNavigate()
  const { show } = useSearch({ strict: false }) as { show?: unknown }
  const view = show === 'all' || show === 'held' || show === 'refused' ? show : 'needed'
  const needed = useInfiniteQuery(deliveriesQuery(WHICH.needed)).data?.pages.flat().length
  const held = useInfiniteQuery(deliveriesQuery(WHICH.held)).data?.pages.flat().length
  const refused = useInfiniteQuery(deliveriesQuery(WHICH.refused)).data?.pages.flat().length
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
              { value: 'refused', label: words.refusedDeliveries, ...(refused ? { count: refused } : {}) },
              { value: 'all', label: words.allDeliveries },
            ]}
          />
        </div>
        <Shown view={view} />
      </div>
    </>
  )
}

function Shown({ view }: { view: View }) {
  const words = useWords(channelsWords)
  const nothing = {
    needed: { title: words.noneNeeds, line: words.noneNeedsLine },
    held: { icon: 'pause', title: words.noneHeld, line: words.noneHeldLine },
    refused: { title: words.noneRefused, line: words.noneRefusedLine },
    all: { icon: 'send', title: words.noneSent, line: words.noneSentLine },
  } as const
  const { title, line, ...icon } = nothing[view]
  return (
    <DeliveryList
      key={view}
      which={WHICH[view]}
      empty={
        <EmptyState title={title} {...icon}>
          {line}
        </EmptyState>
      }
    />
  )
}
