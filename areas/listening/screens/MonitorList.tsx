import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { anyListens, channelsQuery } from '#areas/channels/screens/queries.ts'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { paths } from '#web/paths.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { useWords } from '#web/words.ts'
import { wholeBand } from '../checks/figures/whole-band.ts'
import { SETS } from '../schema.ts'
import { type MonitorShown, unusualQuery } from './queries.ts'
import { listeningWords } from './words.ts'

/** Of a query; the rest is cut by the width of the list anyway. */
const SHOWN = 200

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
      {/* What was heard away from networks is written down on a page of its own, which contributors have too. */}
      <p className="rule-hint flex-row">
        <LinkButton to={paths.heard()} size="small" icon="ear">
          {words.everythingHeard}
        </LinkButton>
        <LinkButton to={paths.writeDown()} size="small" icon="pen">
          {words.heardSomewhere}
        </LinkButton>
      </p>
      {SETS.map((set) => {
        const group = monitors.filter(({ kind }) => kind === set)
        if (group.length === 0) return null
        return (
          <section key={set} aria-label={words.sets[set]}>
            <h2 className="set-head">{words.sets[set]}</h2>
            <ul className="rule-list">
              {group.map((monitor) => (
                <Row key={monitor.id} monitor={monitor} opened={opened} nowhere={nowhere ? 'yes' : 'no'} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

interface RowProps {
  monitor: MonitorShown
  opened: string | null
  /** Nothing is heard by any of them. */
  nowhere: 'yes' | 'no'
}

function Row({ monitor, opened, nowhere }: RowProps) {
  const words = useWords(listeningWords)
  const { id, name, query, names, products, leave_out, paused_at } = monitor
  const others = names.filter((one) => one !== name).length
  return (
    <li className={id === opened ? 'rule-row on' : 'rule-row'}>
      <Link to={paths.monitor(id)} className="rule-link">
        <span className="rule-name">
          <bdi className="cut">{name}</bdi>
          {paused_at ? (
            <Badge icon="pause">{words.paused}</Badge>
          ) : (
            nowhere === 'no' && (
              <Badge tone="good" icon="check">
                {words.on}
              </Badge>
            )
          )}
        </span>
        <Unusual id={id} />
        {query === null ? (
          <span className="meta rule-says">{words.alsoMeta(others, products.length, leave_out.length)}</span>
        ) : (
          <bdi className="meta cut block" dir="ltr">
            {query.slice(0, SHOWN)}
          </bdi>
        )}
      </Link>
    </li>
  )
}

/** "unusually much since 14:05: 48, usual 5 to 12", while the watch says so. */
function Unusual({ id }: { id: string }) {
  const words = useWords(listeningWords)
  const format = useFormat()
  const now = useNow()
  const unusual = useQuery(unusualQuery).data?.find(({ monitor_id }) => monitor_id === id)
  if (!unusual) return null
  const [mentions, low, high] = [unusual.mentions, ...wholeBand(unusual)].map(format.number)
  return (
    <span className="rule-says unusual">
      <Badge tone="warn" icon="alarm">
        {words.unusual(format.short(unusual.since_at, now))}
      </Badge>
      <span className="meta block">{words.usual(mentions ?? '', low ?? '', high ?? '')}</span>
    </span>
  )
}
