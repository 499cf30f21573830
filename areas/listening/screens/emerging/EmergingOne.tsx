import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useNetworkName } from '#areas/channels/screens/network-names.ts'
import { emergingApi } from '#areas/listening/emerging/api.ts'
import { PARTS, type Parts } from '#areas/listening/emerging/schema.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { linkTo, paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { useWords } from '#web/words.ts'
import { shareOf } from '../../checks/figures/shares.ts'
import { useLanguageName } from '../analysis/language-name.ts'
import { monitorsQuery } from '../queries.ts'
import { EMERGING, type TopicShown } from './queries.ts'
import { emergingWords } from './words.ts'

/** One topic: how many say it beside how many usually do, how long ago it was flagged, and what it is made of. */
export function EmergingOne({ topic }: { topic: TopicShown }) {
  const words = useWords(emergingWords)
  const [sample] = topic.samples
  return (
    <article className="emerging-one" aria-label={topic.name}>
      <div className="emerging-said">
        <h3 className="emerging-name">
          <Link
            {...linkTo(paths.heard({ emerging: topic.id, each: 'yes', back: paths.emerging() }))}
            aria-label={words.open(topic.name)}
            className="font-strong"
          >
            <bdi>“{topic.name}”</bdi>
          </Link>
          {topic.is_rising && (
            <Badge tone="warn" icon="up">
              {words.rising}
            </Badge>
          )}
          {topic.state === 'followed' && (
            <Badge tone="mine" icon="star">
              {words.followed}
            </Badge>
          )}
          {topic.state === 'known' && <Badge icon="check">{words.known}</Badge>}
        </h3>
        <Numbers topic={topic} />
        <LeadTime topic={topic} />
        <MadeOf parts={topic.parts} />
        {sample && (
          <p className="meta cut" dir="auto">
            {sample.text}
          </p>
        )}
      </div>
      <Acts topic={topic} />
    </article>
  )
}

function Numbers({ topic }: { topic: TopicShown }) {
  const words = useWords(emergingWords)
  const format = useFormat()
  const now = useNow()
  const usual = topic.usual < 0.5 ? words.hardly : format.number(Math.round(topic.usual))
  const said = [words.people(format.number(topic.people), usual), words.since(format.short(topic.first_said_at, now))]
  const against = shareOf(topic.negative, topic.mentions)
  if (against) said.push(words.against(format.percent(against.share)))
  else said.push(words.againstOf(format.number(topic.negative), format.number(topic.mentions)))
  if (!topic.is_said) said.push(words.until(format.short(topic.last_seen_at, now)))
  return <p>{said.join('; ')}</p>
}

/** What was gained by it. */
function LeadTime({ topic }: { topic: TopicShown }) {
  const words = useWords(emergingWords)
  const format = useFormat()
  const now = useNow()
  const { before_peak_ms, before_unusual_ms, first_flagged_at, is_rising } = topic
  const said = [words.flagged(format.short(first_flagged_at, now))]
  if (before_peak_ms !== null && !is_rising) said.push(words.beforePeak(format.length(before_peak_ms)))
  if (before_unusual_ms !== null) said.push(words.beforeUnusual(format.length(before_unusual_ms)))
  return <p className="meta">{said.join(', ')}</p>
}

function MadeOf({ parts }: { parts: TopicShown['parts'] }) {
  const words = useWords(emergingWords)
  const format = useFormat()
  const nameOf = usePartName()
  const shown = PARTS.filter((part) => parts[part].length > 0)
  if (shown.length === 0) return null
  return (
    <p className="emerging-parts meta" role="group" aria-label={words.madeOf}>
      {shown.map((part) => (
        <span key={part}>
          {words.parts[part]}{' '}
          {parts[part].map(({ value, mentions }, nth) => (
            <span key={value}>
              {nth > 0 && ', '}
              <bdi>{nameOf(part, value)}</bdi> {format.number(mentions)}
            </span>
          ))}
        </span>
      ))}
    </p>
  )
}

function usePartName() {
  const monitors = useQuery(monitorsQuery).data ?? []
  const networkName = useNetworkName()
  const languageName = useLanguageName()
  return (part: keyof Parts, value: string): string => {
    if (part === 'product') return monitors.find(({ id }) => id === value)?.name ?? ''
    if (part === 'topic') return topicName(value)
    if (part === 'network') return networkName(value)
    return part === 'language' ? languageName(value) : value
  }
}

function Acts({ topic }: { topic: TopicShown }) {
  const words = useWords(emergingWords)
  const may = useMay('contribute')
  const { doing, run } = useDoing(EMERGING)
  const { id, name, state } = topic
  const set = (to: TopicShown['state'], text?: string): void =>
    run({
      key: `${id} ${to}`,
      ask: () => call(emergingApi.setEmerging, { id, state: to }),
      ...(text && { done: () => ({ text, undo: () => set(state) }) }),
    })
  const reason = may ? undefined : words.onlyContributors
  if (state === 'known')
    return (
      <div className="emerging-acts">
        <Button size="small" kind="quiet" disabledReason={reason} onClick={() => set('new', words.backNow(name))}>
          {words.bringBack}
        </Button>
      </div>
    )
  return (
    <div className="emerging-acts">
      <Button
        size="small"
        kind="quiet"
        icon="star"
        disabledReason={reason}
        busy={doing === `${id} followed`}
        onClick={() => (state === 'followed' ? set('new') : set('followed', words.followLine(name)))}
      >
        {state === 'followed' ? words.unfollow : words.follow}
      </Button>
      <Button
        size="small"
        kind="quiet"
        icon="check"
        disabledReason={reason}
        busy={doing === `${id} known`}
        onClick={() => set('known', words.knownNow(name))}
      >
        {words.markKnown}
      </Button>
    </div>
  )
}
