/** The routing table as one thing that processes hold by version. */
import './tables.ts'
import { listTeams, TEAMS } from '#areas/administration/people.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { cachedByVersion, raiseVersion } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import type { Table } from './decide.ts'
import type { Line, LineInput } from './schema.ts'

export const ROUTING = 'routing.table'

const cache = cachedByVersion(ROUTING, loadTable)

/** Teams are part of it: a team that is gone or sealed changes what a decision may say. */
export function tableOf(work: Work, versions: ReadonlyMap<string, number>): Promise<Table> {
  return cache.get(work, new Map([[ROUTING, (versions.get(ROUTING) ?? 0) * 1_000_000 + (versions.get(TEAMS) ?? 0)]]))
}

export async function loadTable(work: Work): Promise<Table> {
  const [rules, lines, teams] = [await listRules(work), await listLines(work), await listTeams(work)]
  return { rules, lines, teams: new Map(teams.map((team) => [team.id, team])) }
}

export const listLines = (work: Work): Promise<Line[]> =>
  work.db.selectFrom('routing_lines').selectAll().orderBy('objective').orderBy('topic').execute()

export const listRules = (work: Work) =>
  work.db.selectFrom('routing_rules').selectAll().orderBy('place').orderBy('id').execute()

/** One line per objective and topic: setting it again moves it to another team. */
export async function setLine(work: Work, input: LineInput): Promise<Line> {
  await refuseUnknownTeams(work, [input.team_id, input.fallback_team_id])
  const place = work.db.selectFrom('routing_lines').select('id').where('objective', '=', input.objective)
  const existing = await (input.topic === null
    ? place.where('topic', 'is', null)
    : place.where('topic', '=', input.topic)
  ).executeTakeFirst()
  const line: Line = {
    workspace_id: work.workspace_id,
    id: existing?.id ?? newId(work.now),
    ...input,
    updated_at: work.now,
    updated_by: personId(work),
  }
  await work.db
    .insertInto('routing_lines')
    .values(line)
    .onConflict((same) => same.columns(['workspace_id', 'id']).doUpdateSet(line))
    .execute()
  await tableChanged(work, [line.id])
  return line
}

export async function removeLine(work: Work, { id }: { id: string }): Promise<null> {
  await work.db.deleteFrom('routing_lines').where('id', '=', id).execute()
  await tableChanged(work, [id])
  return null
}

export async function tableChanged(work: Work, line_ids: string[]): Promise<void> {
  await raiseVersion(work, ROUTING)
  happened(work, 'routing.table_changed', { line_ids })
}

export async function refuseUnknownTeams(work: Work, team_ids: readonly (string | null)[]): Promise<void> {
  const known = new Set((await listTeams(work)).map((team) => team.id))
  if (team_ids.some((id) => id !== null && !known.has(id)))
    refuse('invalid', 'team_not_found', 'There is no such team. Choose one that stands under People.')
}

export function personId(work: Work): string {
  return work.by.kind === 'person'
    ? work.by.id
    : refuse('not_allowed', 'people_only', 'Only a person may change routing.')
}
