/** The table that a workspace begins with: a team for each objective, and for the topics that another team knows better. */
import './tables.ts'
import { listTeams } from '#areas/administration/people.ts'
import type { Objective } from '#areas/understanding/schema.ts'
import type { Fact } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import { tableChanged } from './table.ts'

const FIRST: [objective: Objective, topic: string | null, team: string, fallback: string | null][] = [
  ['repair', null, 'Service', 'Product'],
  ['repair', 'late_or_lost', 'Logistics', 'Service'],
  ['repair', 'danger', 'Product', 'Press'],
  ['inform', null, 'Service', 'Product'],
  ['inform', 'invoice_payment', 'Back office', 'Service'],
  ['sell', null, 'Sales', 'Marketing'],
  ['learn', null, 'Product', 'Service'],
  ['hire', null, 'Human resources', 'Back office'],
  ['protect_reputation', null, 'Press', 'Service'],
  ['inform_investors', null, 'Investor relations', 'Press'],
  ['amplify', null, 'Marketing', 'Service'],
]

export async function firstTable(work: Work, [created]: Fact<'administration.workspace_created'>[]): Promise<void> {
  const present = await work.db.selectFrom('routing_lines').select('id').limit(1).executeTakeFirst()
  if (present || !created) return
  const teams = new Map((await listTeams(work)).map((team) => [team.name, team.id]))
  const lines = FIRST.flatMap(([objective, topic, team, fallback]) => {
    const team_id = teams.get(team)
    if (!team_id) return []
    const who = { team_id, fallback_team_id: (fallback && teams.get(fallback)) || null }
    return [
      {
        workspace_id: work.workspace_id,
        id: newId(work.now),
        objective,
        topic,
        ...who,
        updated_at: work.now,
        updated_by: created.detail.person_id,
      },
    ]
  })
  if (lines.length === 0) return
  await work.db.insertInto('routing_lines').values(lines).execute()
  await tableChanged(
    work,
    lines.map((line) => line.id),
  )
}
