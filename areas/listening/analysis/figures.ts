/** The sums behind every figure: each is one statement over rows that were added up as mentions came, never over mentions. */
import { unnamedIds } from '#areas/channels/unnamed.ts'
import './tables.ts'
import '../tables.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#platform/work.ts'
import { daysTouched } from '../checks/figures/whole-days.ts'
import { NOBODY_ID } from '../counting/authors.ts'
import type { Part, Sums } from './api.ts'
import type { Period } from './period.ts'

export interface Filter {
  network?: string | undefined
  language?: string | undefined
  topic?: string | undefined
}

export interface Of extends Filter {
  monitor_ids: readonly string[]
  period: Period
}

const SUMS = sql`sum(mentions)::int as mentions, sum(positive)::int as positive, sum(negative)::int as negative,
  sum(repeats)::int as repeats, sum(reach)::bigint as reach`
/** Now, and in the period before. */
const WHEN = ({ from_at, to_at, before_from_at, before_to_at }: Stretches) => sql`case
  when from_at >= ${from_at} and from_at < ${to_at} then 'now'
  when from_at >= ${before_from_at} and from_at < ${before_to_at} then 'before' end`

type Stretches = Pick<Period, 'from_at' | 'to_at' | 'before_from_at' | 'before_to_at'>

/** Rows of the figures that are asked for. With a topic, it is the rows of topics; otherwise each mention once. */
function rows({ monitor_ids, period, network, language, topic }: Of, since: Date): RawBuilder<unknown> {
  const { step, to_at } = period
  return sql`listening_counts where monitor_id = any(${monitor_ids}::uuid[]) and step = ${step}
    and dimension = ${topic === undefined ? 'all' : 'topic'} and from_at >= ${since} and from_at < ${to_at}
    ${topic === undefined ? sql`` : sql`and value = ${topic}`} ${narrowed({ network, language })}`
}

const narrowed = ({ network, language }: Filter) =>
  sql`${network === undefined ? sql`` : sql`and network = ${network}`} ${language === undefined ? sql`` : sql`and language = ${language}`}`

export interface InBucket extends Sums {
  monitor_id: string
  at: Date
}

/** By monitor and bucket, as the reader's clock has them. */
export async function inBuckets(work: Work, of: Of): Promise<InBucket[]> {
  const { bucket, time_zone, from_at } = of.period
  const at = bucket === 'hour' ? sql`from_at` : sql`date_trunc('day', from_at, ${time_zone})`
  const { rows: found } = await sql<InBucket>`
    select monitor_id, ${at} as at, ${SUMS} from ${rows(of, from_at)} group by 1, 2`.execute(work.db)
  return found
}

interface When extends Sums {
  stretch: 'now' | 'before'
}

export async function byMonitor(work: Work, of: Of): Promise<Map<string, NowAndBefore>> {
  return paired(work, sql`monitor_id::text`, { of, from: rows(of, of.period.before_from_at) })
}

export interface NowAndBefore {
  now: Sums
  before: Sums
}

export const NONE: Sums = { mentions: 0, positive: 0, negative: 0, repeats: 0, reach: 0 }

async function paired(
  work: Work,
  value: RawBuilder<unknown>,
  { of, from, stretches = of.period }: { of: Of; from: RawBuilder<unknown>; stretches?: Stretches },
): Promise<Map<string, NowAndBefore>> {
  const { rows: found } = await sql<When & { value: string }>`
    select * from (select ${value} as value, ${WHEN(stretches)} as stretch, ${SUMS} from ${from} group by 1, 2) s
    where stretch is not null and mentions <> 0`.execute(work.db)
  const all = new Map<string, NowAndBefore>()
  for (const { value: key, stretch, ...sums } of found) {
    const one = all.get(key) ?? { now: NONE, before: NONE }
    all.set(key, { ...one, [stretch]: sums })
  }
  return all
}

/** The most spoken of now first; of what is gone now, whatever was most before. */
const inOrder = (parts: Map<string, NowAndBefore>, most: number): Part[] =>
  [...parts]
    .map(([value, both]) => ({ value, ...both }))
    .sort(
      (a, b) =>
        b.now.mentions - a.now.mentions || b.before.mentions - a.before.mentions || (a.value < b.value ? -1 : 1),
    )
    .slice(0, most)

const MOST = 25

export async function byPart(work: Work, of: Of, part: 'network' | 'language'): Promise<Part[]> {
  const from = rows({ ...of, [part]: undefined }, of.period.before_from_at)
  return inOrder(await paired(work, sql.ref(part), { of, from }), MOST)
}

export async function byTopic(work: Work, of: Of): Promise<Part[]> {
  const { monitor_ids, period } = of
  const from = sql`listening_counts where monitor_id = any(${monitor_ids}::uuid[]) and step = ${period.step} and dimension = 'topic'
    and from_at >= ${period.before_from_at} and from_at < ${period.to_at} ${narrowed(of)}`
  return inOrder(await paired(work, sql`value`, { of, from }), MOST)
}

/** The days that the period touches, beside as many. */
export const wholeDays = (period: Pick<Period, 'from_at' | 'to_at'>): Stretches => {
  const { from_at: first, to_at: end } = daysTouched(period)
  return {
    from_at: first,
    to_at: end,
    before_from_at: new Date(2 * first.getTime() - end.getTime()),
    before_to_at: first,
  }
}

export async function byLink(work: Work, of: Of): Promise<Part[]> {
  const stretches = wholeDays(of.period)
  const from = sql`listening_counts where monitor_id = any(${of.monitor_ids}::uuid[]) and step = 'day' and dimension = 'link'
    and from_at >= ${stretches.before_from_at} and from_at < ${stretches.to_at} ${narrowed(of)}`
  return inOrder(await paired(work, sql`value`, { of, from, stretches }), MOST)
}

/** Whoever has a name: those without are many, and no one of them. */
export async function byAuthor(work: Work, of: Of): Promise<Part[]> {
  const stretches = wholeDays(of.period)
  const nobody = [NOBODY_ID, ...(await unnamedIds(work))]
  const from = sql`listening_authors where monitor_id = any(${of.monitor_ids}::uuid[]) and author_id <> all(${nobody}::uuid[])
    and from_at >= ${stretches.before_from_at} and from_at < ${stretches.to_at} ${narrowed({ network: of.network })}`
  return inOrder(await paired(work, sql`author_id::text`, { of, from, stretches }), MOST)
}

export interface InHour {
  weekday: number
  hour: number
  mentions: number
}

export async function inWeek(work: Work, of: Of): Promise<InHour[]> {
  const { step, time_zone, from_at } = of.period
  if (step === 'day') return []
  const local = sql`from_at at time zone ${time_zone}`
  const { rows: found } = await sql<InHour>`
    select extract(isodow from ${local})::int as weekday, extract(hour from ${local})::int as hour, sum(mentions)::int as mentions
    from ${rows(of, from_at)} group by 1, 2`.execute(work.db)
  return found
}
