/**
 * Lets the watch of each monitor go on, one slot of five minutes after the other. It falls due when a slot is over and late
 * mentions had a moment; the row that fell due is claimed by one process, and the state says which slot was last, so each is
 * looked at once. What comes later still counts in the figures, only the watch does not see it.
 */
import '../analysis/tables.ts'
import '../tables.ts'
import { sql } from 'kysely'
import { setDueMany } from '#platform/due.ts'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { type Alarm, decide, quiet } from './alarm.ts'
import { beginDays } from './days.ts'
import { isIn, type Stretch, silentStretches } from './deaf.ts'
import { type Norm, normOfHour } from './hours.ts'
import { begin, type Finding, observe, type WatchState } from './watch.ts'

export const WATCH = 'listening.watch_monitor'
export const SLOT_MS = 300_000
/** For those who are read now and then, and for what is stored late. */
export const DELAY_MS = 300_000
/** A quarter of a second's work; the rest is due at once. */
const SLOTS_AT_ONCE = 3_000
const HOUR_MS = 3_600_000
/** Counts of five minutes are kept so long, so a watch that begins learns from as much. */
export const VOLUMES_KEPT_DAYS = 35
const DAY_MS = 86_400_000
/** What began longer ago is no news. */
const NEWS_MS = 2 * HOUR_MS

export const beginWatching = (work: Work, monitor_id: string) =>
  setDueMany(work, WATCH, [{ subject_id: monitor_id, due_at: work.now }])

interface Watching {
  monitor_id: string
  state: WatchState
  alarm: Alarm
  watched_at: Date
}

export async function watchMonitors(work: Work, ids: string[]): Promise<void> {
  const until = Math.floor((work.now.getTime() - DELAY_MS) / SLOT_MS) * SLOT_MS
  const { rows } = await sql<{ id: string; created_at: Date }>`
    select id, created_at from listening_monitors where id = any(${ids}::uuid[]) and removed_at is null order by id for update`.execute(
    work.db,
  )
  const again: { subject_id: string; due_at: Date }[] = []
  let left = SLOTS_AT_ONCE
  for (const monitor of rows) {
    const watching = await stateOf(work, monitor)
    const slots = Math.max(0, Math.min(left, (until - watching.watched_at.getTime()) / SLOT_MS - 1))
    left -= slots
    if (slots > 0) await goOn(work, watching, slots)
    const next = watching.watched_at.getTime() + (slots + 2) * SLOT_MS + DELAY_MS
    again.push({ subject_id: monitor.id, due_at: new Date(next) })
  }
  await setDueMany(work, WATCH, again)
}

/** A watch begins with the first that was heard. */
async function stateOf(work: Work, monitor: { id: string; created_at: Date }): Promise<Watching> {
  const known = await work.db
    .selectFrom('listening_watches')
    .selectAll()
    .where('monitor_id', '=', monitor.id)
    .executeTakeFirst()
  // What was watched before days were learned begins to learn them now.
  if (known) return { ...known, state: { ...known.state, days: known.state.days ?? beginDays() } }
  const since = new Date(Math.max(monitor.created_at.getTime(), work.now.getTime() - VOLUMES_KEPT_DAYS * DAY_MS))
  const watched_at = new Date(Math.floor(since.getTime() / SLOT_MS) * SLOT_MS - SLOT_MS)
  return { monitor_id: monitor.id, state: begin(), alarm: quiet, watched_at }
}

interface Seen {
  state: WatchState
  alarm: Alarm
  norms: Map<number, Norm>
  unusual: { since: Date; mentions: number; low: number; high: number } | null | undefined
}

async function goOn(work: Work, watching: Watching, slots: number): Promise<void> {
  const first = watching.watched_at.getTime() + SLOT_MS
  const between = { from_at: new Date(first), to_at: new Date(first + slots * SLOT_MS) }
  const [counts, silent] = await Promise.all([
    countsOf(work, watching.monitor_id, between),
    silentStretches(work, watching.monitor_id, between),
  ])
  const seen: Seen = { state: watching.state, alarm: watching.alarm, norms: new Map(), unusual: undefined }
  for (let at = first; at < between.to_at.getTime(); at += SLOT_MS) {
    if (isIn(silent, at, at + SLOT_MS)) continue
    look(seen, { at: new Date(at), value: Math.max(0, counts.get(at) ?? 0) }, (finding) => {
      if (work.now.getTime() - at < NEWS_MS) tell(work, watching.monitor_id, { at, finding })
    })
  }
  await keep(work, {
    ...seen,
    monitor_id: watching.monitor_id,
    watched_at: new Date(between.to_at.getTime() - SLOT_MS),
  })
}

async function countsOf(work: Work, monitor_id: string, { from_at, to_at }: Stretch): Promise<Map<number, number>> {
  const rows = await work.db
    .selectFrom('listening_volumes')
    .select(['from_at', sql<number>`sum(mentions)::int`.as('many')])
    .where('monitor_id', '=', monitor_id)
    .where('from_at', '>=', from_at)
    .where('from_at', '<', to_at as Date)
    .groupBy('from_at')
    .execute()
  return new Map(rows.map((row) => [row.from_at.getTime(), row.many]))
}

/** One slot: what was normal is written down before it is looked at. */
function look(seen: Seen, slot: { at: Date; value: number }, raised: (finding: Finding) => void): void {
  const hour = Math.floor(slot.at.getTime() / HOUR_MS) * HOUR_MS
  const norm = seen.norms.get(hour) ?? normOfHour(seen.state, new Date(hour))
  const { state, finding } = observe(seen.state, slot)
  seen.state = state
  if (!finding || finding.learning || !norm) return
  const { value } = hourOf(finding)
  // Rare as it may be: what is said to be unusual lies outside what is said to be usual.
  const beyond = value > norm.high
  seen.norms.set(hour, beyond ? { ...norm, score: Math.max(norm.score, finding.score) } : norm)
  if (seen.alarm.since === null && !beyond) return
  const { alarm, change } = decide(seen.alarm, { at: slot.at, score: finding.score })
  seen.alarm = alarm
  if (change === 'over') seen.unusual = null
  if (change !== 'raised') return
  seen.unusual = { since: slot.at, mentions: value, low: norm.low, high: norm.high }
  raised(finding)
}

/** What was seen and expected in the hour that ends with a finding. */
const hourOf = ({ stretches, expected }: Finding) =>
  stretches.find(({ minutes }) => minutes === 60) ?? { minutes: 60, value: 0, mean: expected }

function tell(work: Work, monitor_id: string, { at, finding }: { at: number; finding: Finding }): void {
  const { value, mean } = hourOf(finding)
  const from_at = new Date(at).toISOString()
  happened(work, 'listening.unusual_volume', {
    monitor_id,
    from_at,
    mentions: value,
    expected: Math.round(mean * 10) / 10,
  })
}

async function keep(
  work: Work,
  { monitor_id, state, alarm, watched_at, norms, unusual }: Seen & Watching,
): Promise<void> {
  const { workspace_id } = work
  const standing =
    unusual === undefined
      ? {}
      : {
          unusual_since: unusual?.since ?? null,
          unusual_mentions: unusual?.mentions ?? null,
          unusual_low: unusual?.low ?? null,
          unusual_high: unusual?.high ?? null,
        }
  const none = { unusual_since: null, unusual_mentions: null, unusual_low: null, unusual_high: null }
  await work.db
    .insertInto('listening_watches')
    .values({ workspace_id, monitor_id, state, alarm, watched_at, ...none, ...standing })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'monitor_id']).doUpdateSet({ state, alarm, watched_at, ...standing }),
    )
    .execute()
  if (norms.size === 0) return
  await work.db
    .insertInto('listening_norms')
    .values([...norms].map(([from_at, norm]) => ({ workspace_id, monitor_id, from_at: new Date(from_at), ...norm })))
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'monitor_id', 'from_at'])
        .doUpdateSet({ score: sql`greatest(listening_norms.score, excluded.score)` }),
    )
    .execute()
}
