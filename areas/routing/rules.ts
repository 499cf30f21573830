/** Rules come before the table; the first that is on and matches wins. */
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { raiseVersion } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import type { Rule, RuleInput } from './schema.ts'
import { listRules, personId, ROUTING, refuseUnknownTeams } from './table.ts'

export async function makeRule(work: Work, input: RuleInput): Promise<Rule> {
  await refuseUnknownTeams(work, [input.team_id])
  const place = (await listRules(work)).length
  const rule: Rule = {
    workspace_id: work.workspace_id,
    id: newId(work.now),
    place,
    ...input,
    created_at: work.now,
    created_by: personId(work),
  }
  await work.db
    .insertInto('routing_rules')
    .values({ ...rule, conditions: JSON.stringify(rule.conditions) })
    .execute()
  await changed(work, rule.id)
  return rule
}

export async function changeRule(work: Work, { id, ...input }: RuleInput & { id: string }): Promise<Rule> {
  await refuseUnknownTeams(work, [input.team_id])
  const rule = await work.db
    .updateTable('routing_rules')
    .set({ ...input, conditions: JSON.stringify(input.conditions) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  await changed(work, id)
  return rule ?? refuse('not_found', 'rule_not_found', 'There is no such rule.')
}

export async function removeRule(work: Work, { id }: { id: string }): Promise<null> {
  await work.db.deleteFrom('routing_rules').where('id', '=', id).execute()
  await changed(work, id)
  return null
}

/** All rules in their new order. */
export async function orderRules(work: Work, { ids }: { ids: string[] }): Promise<Rule[]> {
  const known = (await listRules(work)).map((rule) => rule.id)
  if (known.toSorted().join() !== ids.toSorted().join())
    refuse('conflict', 'rules_changed', 'The rules were changed meanwhile. Look at them again, then order them.')
  for (const [place, id] of ids.entries())
    await work.db.updateTable('routing_rules').set({ place }).where('id', '=', id).execute()
  await changed(work, ids[0] ?? work.workspace_id)
  return listRules(work)
}

async function changed(work: Work, rule_id: string): Promise<void> {
  await raiseVersion(work, ROUTING)
  happened(work, 'routing.rule_changed', { rule_id })
}
