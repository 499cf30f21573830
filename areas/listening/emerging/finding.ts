/**
 * Looks for what emerges, every ten minutes, each workspace for itself: the last 24 hours beside the 28 days before. The river
 * pays nothing for it. Days that are over are counted first, one after the other, so that a house with a past knows at once
 * what is usual. The row that fell due is claimed by one process.
 */
import './tables.ts'
import '../analysis/tables.ts'
import { setDue } from '#platform/due.ts'
import type { Work } from '#platform/work.ts'
import { listMonitors } from '../monitors.ts'
import type { ListeningPorts } from '../ports.ts'
import type { Monitor } from '../schema.ts'
import { FIND } from './due.ts'
import { candidatesIn, emergingIn } from './emerging.ts'
import { heardIn } from './heard.ts'
import { type Found, keepEmerging } from './keep.ts'
import { BEFORE_DAYS, DAY_MS, dayOf, keepDay, usualBefore } from './usual.ts'

const EVERY_MS = 600_000
const AT_ONCE_DAYS = 2
const KEPT_DAYS = 60
/** A day is over when what is stored late has come. */
const LATE_MS = 1_800_000
/** A week of quiet tells little of what is usual. */
export const DAYS_MIN = 7

export const findingEmerging = (ports: Pick<ListeningPorts, 'teamFor'>) =>
  async function findEmerging(work: Work): Promise<void> {
    const monitors = (await listMonitors(work)).filter(({ paused_at }) => !paused_at)
    const missing = await daysMissing(work)
    for (const from_at of missing.slice(0, AT_ONCE_DAYS)) await countDay(work, from_at, monitors)
    if (missing.length <= AT_ONCE_DAYS) {
      await look(work, monitors, ports)
      await forgetOld(work)
    }
    const next_ms = missing.length <= AT_ONCE_DAYS ? EVERY_MS : 0
    await setDue(work, { kind: FIND, subject_id: work.workspace_id, due_at: new Date(work.now.getTime() + next_ms) })
  }

/** The newest first: what is usual is known best by what was last. */
async function daysMissing(work: Work): Promise<Date[]> {
  const last = dayOf(new Date(work.now.getTime() - LATE_MS)).getTime() - DAY_MS
  const days = Array.from({ length: BEFORE_DAYS + 2 }, (_, nth) => new Date(last - nth * DAY_MS))
  const counted = await work.db
    .selectFrom('listening_term_days')
    .select('from_at')
    .where('from_at', '>=', days.at(-1) as Date)
    .execute()
  const known = new Set(counted.map(({ from_at }) => from_at.getTime()))
  return days.filter((day) => !known.has(day.getTime()))
}

async function countDay(work: Work, from_at: Date, monitors: readonly Monitor[]): Promise<void> {
  const to_at = new Date(from_at.getTime() + DAY_MS)
  await keepDay(work, from_at, await heardIn(work, { from_at, to_at }, monitors))
}

async function look(work: Work, monitors: readonly Monitor[], ports: Pick<ListeningPorts, 'teamFor'>): Promise<void> {
  const from_at = new Date(work.now.getTime() - DAY_MS)
  const posts = await heardIn(work, { from_at, to_at: work.now }, await settled(work, monitors))
  const terms = candidatesIn(posts).map(({ term }) => term.id)
  if (terms.length === 0) return
  const usual = await usualBefore(work, from_at, terms)
  if (usual.days < DAYS_MIN) return
  const byId = new Map(posts.map((post) => [post.post_id, post]))
  const found = emergingIn(posts, usual).map(
    (topic): Found => ({ ...topic, posts: topic.posts.flatMap(({ post_id }) => byId.get(post_id) ?? []) }),
  )
  await keepEmerging(work, found, { monitors, ports })
}

/** What a monitor hears that is new, or listens for something else, was never heard before: all of it would be news. */
async function settled(work: Work, monitors: readonly Monitor[]): Promise<Monitor[]> {
  const since = new Date(work.now.getTime() - DAYS_MIN * DAY_MS)
  const changed = await work.db
    .selectFrom('listening_interruptions')
    .select('monitor_id')
    .where('why', '=', 'changed')
    .where('from_at', '>', since)
    .execute()
  const unsettled = new Set(changed.map(({ monitor_id }) => monitor_id))
  return monitors.filter(({ id, created_at }) => created_at <= since && !unsettled.has(id))
}

async function forgetOld(work: Work): Promise<void> {
  const before = new Date(work.now.getTime() - KEPT_DAYS * DAY_MS)
  await work.db.deleteFrom('listening_terms').where('from_at', '<', before).execute()
  await work.db.deleteFrom('listening_term_days').where('from_at', '<', before).execute()
}
