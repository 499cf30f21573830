/** What we no longer listen for, folded away behind the list: each comes back as it was. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { listeningApi } from '../api.ts'
import { MONITORS, type MonitorShown, removedQuery } from './queries.ts'
import './removed.css'
import { listeningWords } from './words.ts'

export function RemovedMonitors({ forbidden }: { forbidden: string | null }) {
  const words = useWords(listeningWords)
  const format = useFormat()
  const removed = useQuery(removedQuery).data ?? []
  if (removed.length === 0) return null
  return (
    <details className="removed-monitors">
      <summary>{words.removedMany(format.number(removed.length), removed.length)}</summary>
      <p className="meta">{forbidden === null ? words.removedLine : words.removedReadLine}</p>
      <ul>
        {removed.map((monitor) => (
          <Removed key={monitor.id} {...{ monitor, forbidden }} />
        ))}
      </ul>
    </details>
  )
}

function Removed({ monitor, forbidden }: { monitor: MonitorShown; forbidden: string | null }) {
  const words = useWords(listeningWords)
  const navigate = useNavigate()
  const { doing, run } = useDoing(MONITORS)
  const { id, name, removed_at } = monitor
  const restore = () =>
    run({
      key: id,
      ask: () => call(listeningApi.restoreMonitor, { id }),
      done: () => {
        void navigate({ to: paths.monitor(id) })
        return { text: words.resumedNow(name) }
      },
    })
  return (
    <li>
      <span className="grow">
        <bdi className="cut block">{name}</bdi>
        {removed_at && (
          <span className="meta">
            {words.removedAt} <Time at={removed_at} />
          </span>
        )}
      </span>
      {forbidden === null && (
        <Button size="small" busy={doing === id} aria-label={words.listenAgainFor(name)} onClick={restore}>
          {words.listenAgain}
        </Button>
      )}
    </li>
  )
}
