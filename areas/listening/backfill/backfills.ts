/** Look backs as people begin, stop and take them back; the work itself is done by worker.ts. */
import './tables.ts'
import '../analysis/tables.ts'
import { hash } from 'node:crypto'
import type { LookingBack, Past } from '#areas/channels/look-back.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Monitor } from '../schema.ts'
import { BACKFILL_MAY, type Backfill, type BackfillPart, type BackfillState, type Term } from './schema.ts'
import { soughtBy } from './terms.ts'

const DAY_MS = 86_400_000
/** So many are searched for, one after the other. */
export const TERMS_MOST = 100
/** The watch looks at the last minutes once they are over: what is of the past must not come into them. */
const WATCHED_MS = 10 * 60_000

export const asksOf = ({
  query,
  names,
  products,
  leave_out,
}: Pick<Monitor, 'query' | 'names' | 'products' | 'leave_out'>) =>
  hash('sha256', JSON.stringify([query, names, products, leave_out]), 'hex').slice(0, 32)

export async function monitorOf(work: Work, id: string): Promise<Monitor> {
  const monitor = await monitorOrRemoved(work, id)
  return monitor.removed_at ? refuse('not_found', 'monitor_not_found', GONE) : monitor
}

/** A removed one can come back, and a page that shows it may ask in the moment in which it goes. */
export async function monitorOrRemoved(work: Work, id: string): Promise<Monitor> {
  const monitor = await work.db.selectFrom('listening_monitors').selectAll().where('id', '=', id).executeTakeFirst()
  return monitor ?? refuse('not_found', 'monitor_not_found', GONE)
}

const GONE = 'There is no such monitor.'

export async function beginBackfill(
  work: Work,
  looking: LookingBack,
  { id, days }: { id: string; days: number },
): Promise<Backfill> {
  const monitor = await monitorOf(work, id)
  if (monitor.paused_at) refuse('conflict', 'monitor_paused', 'This monitor is paused. Resume it, then look back.')
  await refuseWhileAnother(work, id)
  const backfill: Backfill = {
    ...{ workspace_id: work.workspace_id, id: newId(work.now), monitor_id: id, days, asks: asksOf(monitor) },
    ...{ since_at: new Date(work.now.getTime() - days * DAY_MS), state: 'running', problem: null },
    ...{ created_at: work.now, created_by: personId(work), ended_at: null },
  }
  await work.db.insertInto('listening_backfills').values(backfill).execute()
  const parts = partsOf(backfill, {
    sources: await looking.sources(work),
    terms: soughtBy(monitor),
    listens_since: await listensSince(work, monitor),
  })
  await work.db
    .insertInto('listening_backfill_parts')
    .values(parts.map((part) => ({ ...part, terms: JSON.stringify(part.terms) })))
    .execute()
  await giveTurns(
    work,
    parts.filter(({ state }) => state === 'waiting'),
  )
  return tell(work, backfill)
}

async function refuseWhileAnother(work: Work, monitor_id: string): Promise<void> {
  const other = await work.db
    .selectFrom('listening_backfills')
    .select('state')
    .where('monitor_id', '=', monitor_id)
    .where('state', 'in', ['running', 'undoing'])
    .executeTakeFirst()
  if (other?.state === 'running')
    refuse(
      'conflict',
      'backfill_running',
      'This monitor is looking back already. Stop that first, or wait until it is done.',
    )
  if (other) refuse('conflict', 'backfill_undoing', 'What it found is being taken back. Wait a moment, then look back.')
}

const personId = (work: Work): string =>
  work.by.kind === 'person'
    ? work.by.id
    : refuse('not_allowed', 'people_only', 'Only a person may let a monitor look back.')

/** When it was made, or began to listen for what it listens for now. */
async function listensSince(work: Work, { id, created_at }: Monitor): Promise<Date> {
  const changed = await work.db
    .selectFrom('listening_interruptions')
    .select('to_at')
    .where('monitor_id', '=', id)
    .where('to_at', 'is not', null)
    .orderBy('to_at', 'desc')
    .executeTakeFirst()
  return changed?.to_at ?? created_at
}

interface Planned {
  sources: readonly Past[]
  terms: readonly Term[] | null
  listens_since: Date
}

/**
 * Up to which instant the past goes: what the network is still to be heard of is left to listening, which may open a
 * conversation of it, and the last minutes to the watch, where the monitor listened in them.
 */
function partsOf(backfill: Backfill, { sources, terms, listens_since }: Planned): BackfillPart[] {
  const { workspace_id, id, since_at, created_at } = backfill
  const watched_from = Math.max(created_at.getTime() - WATCHED_MS, listens_since.getTime())
  const until = (heard_until: Date) => new Date(Math.min(heard_until.getTime(), watched_from))
  const begun = {
    ...{ workspace_id, backfill_id: id, terms: [], term_nth: 0, cursor: null, pages: 0, page_hash: null },
    ...{ found: 0, fits: 0, kept: 0, tries: 0, problem: null, missed: [] },
  }
  const here: BackfillPart = {
    ...{ ...begun, nth: 0, channel_id: null, network: '', name: '', way: 'here', state: 'waiting' },
    ...{ shows: 'What is stored here already.', until_at: until(created_at) },
  }
  const asked = sources.map((past, at): BackfillPart => {
    const { channel_id, network, name, finds, shows, heard_until } = past
    const way = finds === null ? 'reading' : 'search'
    const until_at = until(heard_until)
    const plan = planFor(past, { terms, since_at, until_at, created_at })
    return { ...begun, nth: at + 1, channel_id, network, name, way, shows, until_at, ...plan }
  })
  return [here, ...asked]
}

type Plan = Pick<BackfillPart, 'state' | 'problem' | 'terms' | 'missed'>
const HOUR_MS = 3_600_000

function planFor(
  { finds, because, name, heard_until }: Past,
  of: { terms: readonly Term[] | null; since_at: Date; until_at: Date; created_at: Date },
): Plan {
  const cannot = (problem: string): Plan => ({ state: 'cannot', problem, terms: [], missed: [] })
  if (because !== null) return cannot(because)
  if (of.until_at <= of.since_at) return cannot('All that was said in these days is still to be heard by listening.')
  const behind = of.created_at.getTime() - heard_until.getTime() > HOUR_MS
  const late = behind
    ? [`Up to ${minuteOf(heard_until)} only: what was said since is still to be heard by listening.`]
    : []
  if (finds === null) return { state: 'waiting', problem: null, terms: [], missed: late }
  if (of.terms === null)
    return cannot('A search needs a word that every post holds which this query means. Write such a word into it.')
  const { sought, missed } = searchable(of.terms, finds, name)
  if (sought.length === 0) return cannot(missed[0] ?? 'There is nothing that could be searched for.')
  return { state: 'waiting', problem: null, terms: sought, missed: [...late, ...missed] }
}

const minuteOf = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** The beginning of a word is searched for as a word where the search knows no beginnings. */
function searchable(terms: readonly Term[], finds: readonly string[], name: string) {
  const missed: string[] = []
  const sought = terms.flatMap((term): Term[] => {
    if (finds.includes(term.kind)) return [term]
    const { kind, written } = term
    if (kind === 'beginning' && finds.includes('phrase')) {
      missed.push(`Searched for “${written}”: words that only begin so may be missing.`)
      return [{ kind: 'phrase', written }]
    }
    missed.push(`${name} cannot be searched for “${written}”.`)
    return []
  })
  if (sought.length > TERMS_MOST)
    missed.push(`Of ${sought.length} things to search for, the first ${TERMS_MOST} were searched for.`)
  return { sought: sought.slice(0, TERMS_MOST), missed }
}

/** Wakes the workers of this process; others look by themselves. */
export const backfillsDue = new EventTarget()

type Whose = Pick<BackfillPart, 'workspace_id' | 'backfill_id' | 'nth'>

/** The token begins with the instant, so that it is above any that a turn had which was ended meanwhile. */
async function giveTurns(work: Work, parts: readonly Whose[]): Promise<void> {
  if (parts.length === 0) return
  const token = work.now.getTime() * 1_000
  await work.db
    .insertInto('listening_backfill_turns')
    .values(
      parts.map(({ workspace_id, backfill_id, nth }) => ({
        ...{ workspace_id, backfill_id, nth, due_at: work.now, lease_until: null, token },
      })),
    )
    .execute()
  work.afterwards.push(() => backfillsDue.dispatchEvent(new Event('due')))
}

export function tell(work: Work, backfill: Backfill): Backfill {
  const { id: backfill_id, monitor_id, state } = backfill
  happened(work, 'listening.backfill_changed', { backfill_id, monitor_id, state })
  return backfill
}

export async function lockBackfill(work: Work, id: string): Promise<Backfill> {
  const row = await work.db
    .selectFrom('listening_backfills')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? refuse('not_found', 'backfill_not_found', 'There is no such look back (any more).')
}

const WHY: Readonly<Record<BackfillState, string>> = {
  running: 'It is looking back. Stop it first.',
  stopped: 'It was stopped.',
  failed: 'It failed.',
  done: 'It is done.',
  undoing: 'It is being taken back.',
  undone: 'It was taken back. Look back again.',
}

async function mayOr(work: Work, id: string, deed: keyof (typeof BACKFILL_MAY)['running']): Promise<Backfill> {
  const backfill = await lockBackfill(work, id)
  if (!BACKFILL_MAY[backfill.state][deed]) refuse('conflict', `backfill_${backfill.state}`, WHY[backfill.state])
  return backfill
}

export async function setBackfill(work: Work, id: string, change: Partial<Backfill>): Promise<Backfill> {
  const row = await work.db
    .updateTable('listening_backfills')
    .set(change)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return tell(work, row)
}

export const endTurns = (work: Work, backfill_id: string) =>
  work.db.deleteFrom('listening_backfill_turns').where('backfill_id', '=', backfill_id).execute()

/** What was found so far stays. */
export async function stopBackfill(work: Work, id: string): Promise<Backfill> {
  await mayOr(work, id, 'stop')
  await endTurns(work, id)
  return setBackfill(work, id, { state: 'stopped', ended_at: work.now })
}

/** Each part goes on where it stood; those that failed are tried again. */
export async function goOnWithBackfill(work: Work, id: string): Promise<Backfill> {
  const { monitor_id, asks } = await mayOr(work, id, 'go_on')
  const monitor = await monitorOf(work, monitor_id)
  if (monitor.paused_at) refuse('conflict', 'monitor_paused', 'This monitor is paused. Resume it, then go on.')
  if (asksOf(monitor) !== asks) refuse('conflict', 'monitor_changed', CHANGED)
  await refuseWhileAnother(work, monitor_id)
  const parts = await work.db
    .updateTable('listening_backfill_parts')
    .set({ state: 'waiting', tries: 0, problem: null })
    .where('backfill_id', '=', id)
    .where('state', 'in', ['waiting', 'failed'])
    .returningAll()
    .execute()
  await giveTurns(work, parts)
  return setBackfill(work, id, { state: parts.length > 0 ? 'running' : 'done', problem: null, ended_at: null })
}

export const CHANGED = 'This monitor listens for something else by now. Look back again.'

export async function takeBackfillBack(work: Work, id: string): Promise<Backfill> {
  const { monitor_id, state } = await mayOr(work, id, 'take_back')
  if (state !== 'running') await refuseWhileAnother(work, monitor_id)
  await endTurns(work, id)
  await giveTurns(work, [{ workspace_id: work.workspace_id, backfill_id: id, nth: 0 }])
  return setBackfill(work, id, { state: 'undoing', problem: null })
}
