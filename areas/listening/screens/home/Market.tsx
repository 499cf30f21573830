import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useFormat } from '#web/format.ts'
import { useWhere } from '#web/locale.ts'
import { useNow } from '#web/now.ts'
import { linkTo, paths } from '#web/paths.ts'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import { shareOf } from '../../checks/figures/shares.ts'
import { wholeBand } from '../../checks/figures/whole-band.ts'
import { hrefBehind } from '../analysis/behind.ts'
import { isComparable, useChange } from '../analysis/ChangeOf.tsx'
import { type AnalysisShown, analysisQuery } from '../analysis/view.ts'
import { emergingQuery } from '../emerging/queries.ts'
import { monitorsQuery, unusualQuery } from '../queries.ts'
import { voicesOf } from './voices-of.ts'
import { marketWords } from './words.ts'

/** Nobody counts the names of more at a glance. */
const NAMED_MOST = 3

/** What is said of us in seven days: how much, how it feels, beside whom, and what is new. Each sentence leads to its figures. */
export function Market() {
  const words = useWords(marketWords)
  const { time_zone } = useWhere()
  const query = useQuery(analysisQuery({ days: 7, time_zone }))
  if (query.isError && !query.data)
    return <ErrorState title={words.failed} error={query.error} onRetry={() => void query.refetch()} />
  const analysis = query.data
  if (!analysis || analysis.of.length === 0) return null
  return (
    <section aria-label={words.title}>
      <div className="h">
        <h2>{words.title}</h2>
        <Link {...linkTo(paths.analysis())} className="end link meta">
          {words.all}
        </Link>
      </div>
      <ul className="tally">
        <Unusual />
        <Volume analysis={analysis} />
        <Feeling analysis={analysis} />
        <Voices analysis={analysis} />
        <New />
      </ul>
    </section>
  )
}

interface LineProps {
  /** What it is about, for who hears the link alone. */
  about: string
  to: string
  icon?: 'alert'
  children: ReactNode
}

function Line({ about, to, icon, children }: LineProps) {
  const words = useWords(marketWords)
  return (
    <li>
      <span className="grow">
        {icon && <Icon name={icon} size="s" />}
        {children}
      </span>
      <Link {...linkTo(to)} className="link" aria-label={`${words.show}: ${about}`}>
        {words.show}
      </Link>
    </li>
  )
}

/** Which monitors hear more than is usual at such an hour; nothing while none does. */
function Unusual() {
  const words = useWords(marketWords)
  const format = useFormat()
  const now = useNow()
  const unusual = useQuery(unusualQuery).data ?? []
  const monitors = useQuery({ ...monitorsQuery, enabled: unusual.length > 0 }).data ?? []
  return unusual.map((one) => {
    const { monitor_id } = one
    const [mentions, low, high] = [one.mentions, ...wholeBand(one)].map(format.number)
    const name = monitors.find(({ id }) => id === monitor_id)?.name ?? ''
    return (
      <Line key={monitor_id} about={name} to={`${paths.analysis()}?days=1&of=${monitor_id}`} icon="alert">
        {words.unusual(name, format.short(one.since_at, now), mentions ?? '', words.usual(low ?? '', high ?? ''))}
      </Line>
    )
  })
}

function Volume({ analysis }: { analysis: AnalysisShown }) {
  const words = useWords(marketWords)
  const format = useFormat()
  const change = useChange()
  const { now, before } = analysis.totals
  const beside = !isComparable(analysis)
    ? words.unheard
    : now.mentions === before.mentions
      ? words.same
      : words.than(change(now.mentions, before.mentions))
  return (
    <Line about={words.volume} to={paths.analysis()}>
      <b>{words.mentions(format.number(now.mentions), now.mentions === 1)}</b> {words.inWeek}; {beside}.
    </Line>
  )
}

function Feeling({ analysis }: { analysis: AnalysisShown }) {
  const words = useWords(marketWords)
  const format = useFormat()
  const { now, before } = analysis.totals
  const share = shareOf(now.negative, now.mentions)
  const was = isComparable(analysis) ? shareOf(before.negative, before.mentions) : null
  const to = hrefBehind({ analysis, asked: { days: 7 } }, { sentiment: 'negative' })
  if (!share) return <li className="two">{words.tooFew}.</li>
  return (
    <Line about={words.feeling} to={to}>
      <b>{words.against(format.percent(share.share))}</b>
      {was && `; ${words.was(format.percent(was.share))}`}.
    </Line>
  )
}

/** Beside competitors; nothing where no monitor listens for one. */
function Voices({ analysis }: { analysis: AnalysisShown }) {
  const words = useWords(marketWords)
  const format = useFormat()
  const voices = voicesOf(analysis.voices, analysis.of)
  if (!voices) return null
  const theirs = voices.theirs.slice(0, NAMED_MOST)
  return (
    <Line about={words.voices} to={paths.analysis()}>
      <b>{words.ours(format.percent(voices.ours))}</b>
      {theirs.map(({ name, share }) => (
        <Fragment key={name}>
          {', '}
          <bdi>{name}</bdi> {format.percent(share)}
        </Fragment>
      ))}
      .
    </Line>
  )
}

/** What people say now and did not say before. */
function New() {
  const words = useWords(marketWords)
  const format = useFormat()
  const topics = useQuery(emergingQuery({ days: 1 })).data?.topics ?? []
  if (topics.length === 0) return null
  const named = topics.slice(0, NAMED_MOST).map(({ name }) => `“${name}”`)
  const more = topics.length - named.length
  return (
    <Line about={words.new} to={paths.emerging()}>
      {more > 0 ? words.newMore(named.join(', '), format.number(more)) : words.newOne(named.join(', '))}.
    </Line>
  )
}
