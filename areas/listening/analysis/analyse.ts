/** All figures of one page, in one Work: the same period, the same monitors, the same source. */
import './tables.ts'
import '../tables.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { listMonitors } from '../monitors.ts'
import type { Monitor } from '../schema.ts'
import { RAISED_FROM } from '../watch/alarm.ts'
import { bandOf } from '../watch/band.ts'
import { annotationsIn } from './annotations.ts'
import type { Analysis, AnalysisAsked, Part } from './api.ts'
import {
  byAuthor,
  byLink,
  byMonitor,
  byPart,
  byTopic,
  type InBucket,
  inBuckets,
  inWeek,
  NONE,
  type NowAndBefore,
  type Of,
} from './figures.ts'
import { type NormIn, normsIn } from './norms.ts'
import { type Period, periodOf } from './period.ts'
import { isIncomplete, sourceOf } from './sources.ts'

export async function analyse(work: Work, asked: AnalysisAsked): Promise<Analysis> {
  const period = periodOf(asked, work.now)
  const all = await listMonitors(work)
  const monitors = chosen(all, asked.of, period)
  const voices = [...new Set([...monitors, ...all.filter(({ kind }) => kind === 'competitor')])]
  const of = ofMonitors(monitors, period, asked)
  const compared = ofMonitors(voices, period, asked)
  const [buckets, both, networks, languages, topics, links, authors, week, annotations, source, norms] =
    await Promise.all([
      inBuckets(work, compared),
      byMonitor(work, compared),
      byPart(work, of, 'network'),
      byPart(work, of, 'language'),
      byTopic(work, of),
      byLink(work, of),
      byAuthor(work, of),
      inWeek(work, of),
      annotationsIn(work, period),
      sourceOf(work, { monitors, network: asked.network, period }),
      normsOf(work, of),
    ])
  const { from_at, to_at, before_from_at, before_to_at, bucket, step, time_zone } = period
  const sums = addedUp(buckets.filter(({ monitor_id }) => of.monitor_ids.includes(monitor_id)))
  return {
    period: { from_at, to_at, before_from_at, before_to_at, bucket, step, time_zone },
    of: of.monitor_ids.slice(),
    totals: totalOf(of.monitor_ids.map((id) => both.get(id) ?? NOTHING)),
    points: pointsOf({ period, source, norms, now: work.now }, sums),
    voices: voicesOf(voices, both, from_at),
    lines: linesOf(voices, period, buckets),
    ...{ networks, languages, topics, links, authors: await named(work, authors), week, annotations, source },
    // An hour that is drawn within what is normal is not called unusual, whatever a part of it was.
    unusual: norms
      .filter(({ score }) => score >= RAISED_FROM)
      .filter(({ from_at: at, high }) => bucket === 'day' || (sums.get(at.getTime()) ?? NONE).mentions > high)
      .map(({ from_at: at, score }) => ({ from_at: at, score })),
  }
}

const NOTHING: NowAndBefore = { now: NONE, before: NONE }

export const chosenMonitors = async (work: Work, ids: readonly string[] | undefined, period: Period) =>
  chosen(await listMonitors(work), ids, period)

/**
 * Named, or what we listen for ourselves: the brands, else all that are ours, else whatever there is. One that was made in the
 * period is left to who names it, where others listened in all of it: it would take the comparison from them.
 */
export function chosen(
  all: readonly Monitor[],
  ids: readonly string[] | undefined,
  { from_at }: Pick<Period, 'from_at'>,
): Monitor[] {
  if (ids && ids.length > 0) {
    const named = all.filter(({ id }) => ids.includes(id))
    if (named.length > 0) return named
    refuse('not_found', 'monitor_not_found', 'None of these monitors is there any more. Choose again what to look at.')
  }
  const brands = all.filter(({ kind }) => kind === 'brand')
  const ours = brands.length > 0 ? brands : all.filter(({ kind }) => kind === 'product' || kind === 'people')
  const usual = ours.length > 0 ? ours : [...all]
  const settled = usual.filter(({ created_at }) => created_at <= from_at)
  return settled.length > 0 ? settled : usual
}

const ofMonitors = (monitors: readonly Monitor[], period: Period, { network, language, topic }: AnalysisAsked): Of => ({
  ...{ monitor_ids: monitors.map(({ id }) => id), period, network, language, topic },
})

const FIELDS = ['mentions', 'positive', 'negative', 'repeats', 'reach'] as const
type Sums = NowAndBefore['now']
const plus = (a: Sums, b: Sums): Sums =>
  Object.fromEntries(FIELDS.map((field) => [field, a[field] + b[field]])) as unknown as Sums

const totalOf = (all: readonly NowAndBefore[]): NowAndBefore =>
  all.reduce((sum, one) => ({ now: plus(sum.now, one.now), before: plus(sum.before, one.before) }), NOTHING)

function addedUp(buckets: readonly InBucket[]): Map<number, Sums> {
  const sums = new Map<number, Sums>()
  for (const bucket of buckets) sums.set(bucket.at.getTime(), plus(sums.get(bucket.at.getTime()) ?? NONE, bucket))
  return sums
}

const LENGTHS_MS = { hour: 3_600_000, day: 86_400_000 }

function pointsOf(
  { period, source, norms, now }: { period: Period; source: Analysis['source']; norms: readonly NormIn[]; now: Date },
  sums: ReadonlyMap<number, Sums>,
): Analysis['points'] {
  return period.starts.map((at, nth) => {
    const to_at = period.starts[nth + 1] ?? period.to_at
    const within = norms.filter(({ from_at }) => from_at >= at && from_at < to_at)
    return {
      ...(sums.get(at.getTime()) ?? NONE),
      at,
      incomplete: isIncomplete(source, { from_at: at, to_at }),
      so_far: nth === period.starts.length - 1 && now.getTime() < at.getTime() + LENGTHS_MS[period.bucket],
      normal: normalOf(within),
    }
  })
}

/** Of a day its hours are put together, and it scatters as days do (watch/days.ts). */
function normalOf(norms: readonly NormIn[]): Analysis['points'][number]['normal'] {
  const [only] = norms
  if (!only) return null
  if (norms.length === 1) return { expected: only.expected, low: only.low, high: only.high }
  const expected = norms.reduce((all, norm) => all + norm.expected, 0)
  const spread = norms.reduce((all, norm) => all + norm.spread, 0) / norms.length
  return { expected, ...bandOf(expected, spread) }
}

/** What is normal is learned of each monitor by itself, of all its mentions: with several, or a filter, nothing is said of it. */
function normsOf(work: Work, { monitor_ids, network, language, topic, period }: Of): Promise<NormIn[]> {
  const [only] = monitor_ids
  if (only === undefined || monitor_ids.length > 1 || network || language || topic) return Promise.resolve([])
  return normsIn(work, only, period)
}

const voicesOf = (
  voices: readonly Monitor[],
  both: ReadonlyMap<string, NowAndBefore>,
  from_at: Date,
): Analysis['voices'] =>
  voices
    .map(({ id, name, kind, created_at }) => ({
      ...{ ...(both.get(id) ?? NOTHING), monitor_id: id, name, kind },
      since_at: created_at > from_at ? created_at : null,
    }))
    .sort((a, b) => b.now.mentions - a.now.mentions || (a.name < b.name ? -1 : 1))

function linesOf(voices: readonly Monitor[], { starts }: Period, buckets: readonly InBucket[]): Analysis['lines'] {
  const found = new Map(buckets.map(({ monitor_id, at, mentions }) => [`${monitor_id} ${at.getTime()}`, mentions]))
  return voices.map(({ id }) => ({
    monitor_id: id,
    mentions: starts.map((at) => found.get(`${id} ${at.getTime()}`) ?? 0),
  }))
}

async function named(work: Work, authors: readonly Part[]): Promise<Analysis['authors']> {
  const who = await whoByIds(
    work,
    authors.map(({ value }) => value),
  )
  return authors.map(({ value, now, before }) => ({ now, before, who: who.get(value) ?? null }))
}
