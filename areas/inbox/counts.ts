/** How many conversations are open, per team and per person, kept as they change: a badge is a read by key. */
import { ints, texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import { sealedTeamIds } from '#areas/administration/people.ts'
import { type At, hotRead } from '#platform/hot-read.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { NO_TEAM, NOBODY } from './schema.ts'

export interface Change {
  team_id: string | null
  assignee_id: string | null
  /** +1 when it opens, -1 when it no longer waits for us. */
  by: number
}

export async function changeCounts(work: Work, changes: readonly Change[]): Promise<void> {
  const sums = new Map<string, number>()
  const add = (kind: 'team' | 'person', id: string, by: number) =>
    sums.set(`${kind} ${id}`, (sums.get(`${kind} ${id}`) ?? 0) + by)
  for (const { team_id, assignee_id, by } of changes) {
    add('team', team_id ?? (assignee_id ? NO_TEAM : NOBODY), by)
    if (assignee_id) add('person', assignee_id, by)
  }
  // In one order everywhere, so that two Works never wait for each other.
  const rows = [...sums].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  if (rows.length === 0) return
  const keys = rows.map(([key]) => key.split(' ') as ['team' | 'person', string])
  await insertRows(
    work,
    'inbox_counts',
    {
      workspace_id: work.workspace_id,
      owner_kind: [texts, keys.map(([kind]) => kind)],
      owner_id: [uuids, keys.map(([, id]) => id)],
      open: [ints, rows.map(([, by]) => by)],
    },
    'on conflict (workspace_id, owner_kind, owner_id) do update set open = inbox_counts.open + excluded.open',
  )
}

export interface Counts {
  mine: number
  /** By team; nobody's under NOBODY, and what a person holds without a team under NO_TEAM. */
  teams: Record<string, number>
}

const countsOf = hotRead((db, at: At<{ person_id: string }>) =>
  db
    .selectFrom('inbox_counts')
    .select(['owner_kind', 'owner_id', 'open'])
    .where(sql<SqlBool>`(owner_kind = 'team' or owner_kind = 'person' and owner_id = ${at('person_id')})`),
)

/** A sealed team's figures are for its members. */
export async function countsFor(work: Work, person_id: string): Promise<Counts> {
  const [rows, shut] = await Promise.all([countsOf(work, { person_id }), shutTeams(work)])
  const teams = rows.filter((row) => row.owner_kind === 'team' && !shut.includes(row.owner_id))
  return {
    mine: rows.find((row) => row.owner_kind === 'person')?.open ?? 0,
    teams: Object.fromEntries(teams.map((row) => [row.owner_id, row.open])),
  }
}

/** By team, as far as the reader may see it. */
export const teamCounts = async (work: Work): Promise<Counts['teams']> => (await countsFor(work, NOBODY)).teams

async function shutTeams(work: Work): Promise<string[]> {
  const { by } = work
  if (by.kind === 'system' || by.role === 'administrator') return []
  return (await sealedTeamIds(work)).filter((id) => !by.team_ids.includes(id))
}

/** Those that wait for somebody to decide whose they are. */
export async function openOfNobody(work: Work): Promise<number> {
  const row = await work.db
    .selectFrom('inbox_counts')
    .select('open')
    .where('owner_kind', '=', 'team')
    .where('owner_id', '=', NOBODY)
    .executeTakeFirst()
  return row?.open ?? 0
}
