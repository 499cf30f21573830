/** What was said before a monitor was made: an offer while it never looked back, later how it went, with a way back. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { backfillApi } from '#areas/listening/backfill/api.ts'
import { DAYS } from '#areas/listening/backfill/schema.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useLive } from '#web/live.ts'
import { useNow } from '#web/now.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { useWords } from '#web/words.ts'
import { type MonitorShown, mentionsKey } from '../queries.ts'
import './back.css'
import { backWords } from './back-words.ts'
import { LookedBack } from './LookedBack.tsx'
import { backfillsKey, backfillsQuery } from './queries.ts'

export interface LookBackProps {
  monitor: MonitorShown
  forbidden: string | null
}

export function LookBack({ monitor, forbidden }: LookBackProps) {
  const words = useWords(backWords)
  const queries = useQueryClient()
  const { id } = monitor
  const asked = useQuery(backfillsQuery(id))
  useLive(['listening.backfill_changed', 'listening.monitor_changed'], ({ about }) => {
    if (about && !about.includes(id)) return
    void queries.invalidateQueries({ queryKey: backfillsKey(id) })
    void queries.invalidateQueries({ queryKey: mentionsKey(id) })
  })
  if (asked.error && !asked.data) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
  if (!asked.data) return null
  const { backfills, offers } = asked.data
  const [newest, ...earlier] = backfills
  const isBusy = newest?.state === 'running' || newest?.state === 'undoing'
  // Whoever only reads has nothing to be offered.
  if (!newest && forbidden) return null
  const offer = !isBusy && !forbidden && <Offer monitor={monitor} offers={offers} isFirst={!newest} />
  if (!newest) return <First monitor={monitor}>{offer}</First>
  return (
    <section className="look-back" aria-label={words.title}>
      {newest.is_outdated && offer && (
        <>
          <b>{words.changed}</b>
          {offer}
        </>
      )}
      <LookedBack
        backfill={newest}
        forbidden={forbidden}
        open={isBusy || newest.state === 'failed'}
        again={!newest.is_outdated && offer}
      />
      {earlier.length > 0 && (
        <details>
          <summary>{words.earlier}</summary>
          {earlier.map((one) => (
            <LookedBack key={one.id} backfill={one} forbidden={forbidden} open={false} />
          ))}
        </details>
      )}
    </section>
  )
}

const NEW_MS = 86_400_000

/** Beside a monitor that is new it stands open; later it is there for whoever looks for it. */
function First({ monitor, children }: { monitor: MonitorShown; children: ReactNode }) {
  const words = useWords(backWords)
  const isNew = useNow().getTime() - new Date(monitor.created_at).getTime() < NEW_MS
  return (
    <section className="look-back" aria-label={words.title}>
      {isNew ? (
        <>
          <b>{words.title}</b>
          {children}
        </>
      ) : (
        <details>
          <summary>{words.title}</summary>
          {children}
        </details>
      )}
    </section>
  )
}

interface OfferProps {
  monitor: MonitorShown
  offers: readonly { name: string; because: string | null }[]
  isFirst: boolean
}

const USUAL = 7

function Offer({ monitor, offers, isFirst }: OfferProps) {
  const words = useWords(backWords)
  const [days, setDays] = useState<number>(USUAL)
  const { id } = monitor
  const { doing, run } = useDoing(backfillsKey(id))
  const takeBack = (backfill_id: string) =>
    run({
      key: 'undo',
      ask: () => call(backfillApi.takeBack, { id: backfill_id }),
      done: () => ({ text: words.takingBack }),
    })
  const begin = () =>
    run({
      key: 'begin',
      ask: () => call(backfillApi.begin, { id, days }),
      done: (begun) => ({ text: words.begun(words.days(days)), undo: () => takeBack(begun.id) }),
    })
  return (
    <div className="look-back-offer">
      {isFirst && (
        <p className="meta">
          {words.offer} {words.history}
        </p>
      )}
      <div className="look-back-ask">
        <Segmented
          label={words.how}
          value={String(days)}
          onValue={(value) => setDays(Number(value))}
          parts={DAYS.map((many) => ({ value: String(many), label: words.days(many) }))}
        />
        <Button
          size="small"
          icon="backward"
          busy={doing === 'begin'}
          disabledReason={monitor.paused_at ? words.paused : null}
          onClick={begin}
        >
          {isFirst ? words.look : words.again}
        </Button>
      </div>
      <Asked offers={offers} />
    </div>
  )
}

function Asked({ offers }: Pick<OfferProps, 'offers'>) {
  const words = useWords(backWords)
  const able = offers.filter(({ because }) => because === null)
  return (
    <ul className="meta look-back-asked">
      <li>{able.length > 0 ? words.asked(able.map(({ name }) => name).join(', ')) : words.nobody}</li>
      {offers.map(({ name, because }) =>
        because === null ? null : (
          <li key={name}>
            {words.notAsked(name)} {because}
          </li>
        ),
      )}
    </ul>
  )
}
