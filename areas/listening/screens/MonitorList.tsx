import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { anyListens, channelsQuery } from '#areas/channels/screens/queries.ts'
import { useFormat } from '#web/format.ts'
import { paths } from '#web/paths.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { useWords } from '#web/words.ts'
import type { MonitorShown } from './queries.ts'
import { listeningWords } from './words.ts'

export function MonitorList({ monitors, opened }: { monitors: readonly MonitorShown[]; opened: string | null }) {
  const words = useWords(listeningWords)
  const format = useFormat()
  const channels = useQuery(channelsQuery).data
  const nowhere = channels !== undefined && !anyListens(channels)
  const on = monitors.filter(({ paused_at }) => !paused_at).length
  const paused = monitors.length - on
  return (
    <>
      <p className="meta rule-hint">
        {on === 0 ? words.leadNone : nowhere ? words.leadNowhere : words.lead(format.number(on), on)}{' '}
        {paused > 0 && words.pausedToo(paused)}
      </p>
      <ul className="rule-list" aria-label={words.names}>
        {monitors.map((monitor) => (
          <li key={monitor.id} className={monitor.id === opened ? 'rule-row on' : 'rule-row'}>
            <Link to={paths.monitor(monitor.id)} className="rule-link">
              <span className="rule-name">
                <bdi className="cut">{monitor.name}</bdi>
                {monitor.paused_at ? (
                  <Badge icon="pause">{words.paused}</Badge>
                ) : (
                  !nowhere && (
                    <Badge tone="good" icon="check">
                      {words.on}
                    </Badge>
                  )
                )}
              </span>
              <span className="meta rule-says">
                {words.alsoMeta(
                  monitor.names.filter((name) => name !== monitor.name).length,
                  monitor.products.length,
                  monitor.leave_out.length,
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
