import { retryParkedFacts } from '#platform/status-api.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import type { ShownStatus } from './query.ts'
import { statusWords } from './words.ts'

/** What failed so often that it waits for a person, with the cause; nothing at all while there is none. */
export function Parked({ parked }: { parked: ShownStatus['parked'] }) {
  const words = useWords(statusWords)
  const format = useFormat()
  const forbidden = useMay('administer') ? null : words.onlyAdministrators
  const { doing, run } = useDoing(['status'])
  if (parked.length === 0) return null
  const retry = () =>
    run({
      key: 'retry',
      ask: () => call(retryParkedFacts, {}),
      done: ({ retried }) => ({ text: words.retried(retried) }),
    })
  return (
    <section aria-label={words.parked} className="part">
      <Heading
        count={parked.length}
        beside={
          <Button size="small" icon="refresh" busy={doing !== null} disabledReason={forbidden} onClick={retry}>
            {words.retry}
          </Button>
        }
      >
        {words.parked}
      </Heading>
      <p className="meta">{words.parkedLine}</p>
      <ul className="plain-rows">
        {parked.map((one) => (
          <li key={one.id}>
            <div className="grow">
              <b>{one.area}</b> <span className="ink-2">{one.names.join(', ')}</span>
              <p className="cause">{one.cause ?? words.noCause}</p>
              <p className="meta">
                {words.positions(format.number(one.from_position), format.number(one.to_position))}
              </p>
            </div>
            <span className="meta">
              <Time at={one.parked_at} as="list" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
