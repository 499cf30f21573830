/** Keeps the figures from growing without end: once a day, in steps, each workspace for itself. */
import '../analysis/tables.ts'
import '../tables.ts'
import { type RawBuilder, sql } from 'kysely'
import { setDue } from '#platform/due.ts'
import type { Work } from '#platform/work.ts'
import { VOLUMES_KEPT_DAYS } from '../watch/running.ts'
import { pruneAuthors } from './authors.ts'

export const TIDY = 'listening.keep_figures_tidy'
/** A reader's days are added up from hours for 92 days, and beside the 92 before. */
const HOURS_KEPT_DAYS = 200
const AT_ONCE = 20_000
const DAY_MS = 86_400_000
const SOON_MS = 10_000

export const keepTidyFrom = (work: Work, in_ms: number) =>
  setDue(work, { kind: TIDY, subject_id: work.workspace_id, due_at: new Date(work.now.getTime() + in_ms) })

export async function keepFiguresTidy(work: Work): Promise<void> {
  const authors = await pruneAuthors(work)
  const gone = await Promise.all([
    remove(work, sql`listening_volumes`, sql`from_at < ${before(work, VOLUMES_KEPT_DAYS)}`),
    remove(work, sql`listening_counts`, sql`step = 'hour' and from_at < ${before(work, HOURS_KEPT_DAYS)}`),
    remove(work, sql`listening_norms`, sql`from_at < ${before(work, HOURS_KEPT_DAYS)}`),
  ])
  const more = authors > 0 || gone.some((many) => many === AT_ONCE)
  await keepTidyFrom(work, more ? SOON_MS : DAY_MS)
}

const before = ({ now }: Work, days: number) => new Date(now.getTime() - days * DAY_MS)

async function remove(work: Work, table: RawBuilder<unknown>, which: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${table} where ctid = any(array(select ctid from ${table} where ${which} limit ${AT_ONCE}))`.execute(
    work.db,
  )
  return Number(numAffectedRows ?? 0)
}
