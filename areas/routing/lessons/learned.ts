/** What people taught, for whoever wants to know how far routing may be believed. */
import { teachingOf } from '#areas/understanding/taught/told.ts'
import type { Work } from '#platform/work.ts'
import type { Learned } from '../api.ts'
import { loadTable } from '../table.ts'

export async function learned(work: Work): Promise<Learned> {
  const [{ thresholds, ...told }, { teams }] = [await teachingOf(work), await loadTable(work)]
  return {
    ...told,
    thresholds: Object.entries(thresholds).flatMap(([team_id, from]) =>
      teams.has(team_id) ? [{ team_id, from }] : [],
    ),
  }
}
