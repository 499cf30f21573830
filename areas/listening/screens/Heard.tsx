/** What is said about the name, as it comes in: the matched words marked, and one press for what is not us. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { anyHears, anyListens, channelsQuery } from '#areas/channels/screens/queries.ts'
import { useFormat } from '#web/format.ts'
import { useLive, useLiveState } from '#web/live.ts'
import { useNow } from '#web/now.ts'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import { HeardOne } from './HeardOne.tsx'
import { type MentionShown, type MonitorShown, mentionsQuery, NEWEST } from './queries.ts'
import { listeningWords } from './words.ts'

export interface HeardProps {
  monitor: MonitorShown | undefined
  /** At most so many, the newest. */
  limit?: number
  /** Not given to those who only read. */
  onLeaveOut?: ((phrase: string) => Promise<void>) | undefined
}

export function Heard({ monitor, limit = 6, onLeaveOut }: HeardProps) {
  const words = useWords(listeningWords)
  const live = useLiveState() === 'live'
  const mentions = useQuery({ ...mentionsQuery(monitor?.id ?? '', limit), enabled: monitor !== undefined })
  const queries = useQueryClient()
  const hears = anyHears(useQuery(channelsQuery).data ?? [])
  useLive(['listening.mentions_heard'], () => {
    if (monitor) void mentions.refetch()
    // What a source was last heard to say stands beside it.
    void queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
  })
  useLive(['channels.channel_'], () => void queries.invalidateQueries({ queryKey: channelsQuery.queryKey }))
  const own = monitor ? [monitor.name, ...monitor.names, ...monitor.products] : []
  const found = (mentions.data?.mentions ?? []).filter((one) => !isLeftOut(one, monitor?.leave_out ?? []))
  const now = useNow()
  const fresh = found.some(({ post_id }) => now.getTime() - keptAt_ms(post_id) < 60_000)
  return (
    <section className="heard" aria-label={words.heard}>
      <p className="heard-head">
        <b>{found.length === 0 ? words.heard : fresh ? words.heardMinute : words.heardLast}</b>
        {monitor && live && hears && !monitor.paused_at && (
          <span className="meta">
            <Icon name="ear" size="s" /> {words.live}
          </span>
        )}
      </p>
      {mentions.error && !mentions.data && (
        <ErrorState error={mentions.error} onRetry={() => void mentions.refetch()} />
      )}
      <div role="log" aria-label={words.heard}>
        <ul>
          {found.map((mention) => (
            <HeardOne key={mention.post_id} mention={mention} own={own} onLeaveOut={onLeaveOut} />
          ))}
        </ul>
      </div>
      <Foot monitor={monitor} found={found.length} last_24_hours={mentions.data?.last_24_hours ?? 0} />
    </section>
  )
}

function Foot({
  monitor,
  found,
  last_24_hours,
}: {
  monitor: MonitorShown | undefined
  found: number
  last_24_hours: number
}) {
  const words = useWords(listeningWords)
  const format = useFormat()
  const channels = useQuery(channelsQuery).data
  if (!monitor) return <p className="two">{words.nameFirst}</p>
  if (monitor.paused_at) return <p className="two">{words.pausedLine}</p>
  // All are listed, and yet fewer than were counted.
  const folded = found < NEWEST && last_24_hours > found
  const perDay = folded ? words.perDayFolded : words.perDay
  if (found > 0) return <p className="meta heard-foot">{perDay(format.number(last_24_hours))}</p>
  if (!channels) return null
  if (channels.length === 0) return <p className="two">{words.sourceFirst}</p>
  if (!anyListens(channels)) return <p className="two">{words.nothingListens}</p>
  const waiting = monitor.query === null ? words.listening : words.listeningQuery
  return <p className="two">{anyHears(channels) ? waiting : words.notReached}</p>
}

/** The server leaves out what comes from now on; what it heard before is left out of sight here. */
function isLeftOut({ title, text }: MentionShown, phrases: readonly string[]): boolean {
  const said = `${title ?? ''} ${text}`.toLowerCase()
  return phrases.some((phrase) => said.includes(phrase.toLowerCase()))
}

/** When a post came to us stands in its id (UUIDv7); when it was written may be long before. */
const keptAt_ms = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
