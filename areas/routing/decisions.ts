/** Each decision is kept with its reason, and corrected in one move; corrections are what routing is measured by. */
import { jsons, reals, textLists, texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { findTeam } from '#areas/administration/people.ts'
import { assign, handOver } from '#areas/inbox/ownership.ts'
import type { Conversation } from '#areas/inbox/schema.ts'
import { findConversation } from '#areas/inbox/visible.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { insertRows } from '#platform/insert-rows.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Decided } from './decide.ts'
import { teachTeam, unteachTeam } from './lessons/teams.ts'
import type { Decision } from './schema.ts'
import { personId } from './table.ts'

export type Made = Decided & { conversation_id: string; model_version: string }

export async function keepDecisions(work: Work, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return
  const column = <K extends keyof Made>(name: K) => made.map((decision) => decision[name])
  await insertRows(work, 'routing_decisions', {
    workspace_id: work.workspace_id,
    conversation_id: [uuids, column('conversation_id')],
    id: [uuids, made.map(() => newId(work.now))],
    team_id: [uuids, column('team_id')],
    because: [texts, column('because')],
    rule_id: [uuids, column('rule_id')],
    objective: [texts, column('objective')],
    topic: [texts, column('topic')],
    confidence: [reals, column('confidence')],
    shares: [jsons, column('shares')],
    terms: [textLists, column('terms')],
    reason: [texts, column('why')],
    model_version: [texts, column('model_version')],
    decided_by: 'routing',
    decided_at: work.now,
  })
  happened(work, 'routing.conversations_routed', {
    routed: made.length,
    to_triage: made.filter((decision) => decision.team_id === null).length,
  })
}

/** A person knows better: to this team, for this reason. Null puts it back to triage. */
export async function correct(
  work: Work,
  input: { id: string; team_id: string | null; reason: string },
): Promise<Conversation> {
  const before = await findConversation(work, input.id)
  const team = input.team_id ? await findTeam(work, input.team_id) : null
  // It is there already: that is learned, and nothing moved.
  if (team && before.team_id === team.id && before.assignee_id === null) {
    await teachTeam(work, before.id, team.id)
    return before
  }
  const who = personId(work)
  const why = whyMoved(team, input.reason)
  const after = await handOver(work, { ...input, audience: audienceOf(team), why })
  const { workspace_id, id: conversation_id, objective, topic } = before
  await work.db
    .insertInto('routing_decisions')
    .values({
      ...{ workspace_id, conversation_id, objective, topic },
      ...{
        id: newId(work.now),
        team_id: input.team_id,
        because: 'person',
        rule_id: null,
        confidence: 1,
        shares: null,
        terms: [],
        reason: input.reason,
      },
      ...{ model_version: 'person', decided_by: who, decided_at: work.now },
    })
    .execute()
  await teachTeam(work, conversation_id, input.team_id)
  happened(work, 'routing.decision_corrected', {
    conversation_id,
    from_team_id: before.team_id,
    to_team_id: input.team_id,
    objective,
    topic,
  })
  return after
}

type Receiver = { id: string; name: string; sealed: boolean } | null

const audienceOf = (team: Receiver) => (team?.sealed ? [team.id] : null)
const whyMoved = (team: Receiver, reason: string | null) =>
  team ? `${team.name}, because a person moved it: “${reason}”` : `Back to triage: “${reason}”`

/** As long as one notices a slip; afterwards it is a decision of its own, which needs a reason. */
const SLIP_MS = 5 * 60_000

/** My own move was a slip: it goes back to where it was, and routing does not learn from it. */
export async function takeBack(
  work: Work,
  input: { id: string; person_id?: string | undefined },
): Promise<Conversation> {
  const [mine, before] = await decisionsOf(work, input)
  if (mine?.because !== 'person' || mine.decided_by !== personId(work) || !before)
    refuse('conflict', 'moved_since', 'It was moved again since. Hand it over with a reason instead.')
  if (work.now.getTime() - mine.decided_at.getTime() > SLIP_MS)
    refuse('conflict', 'moved_long_ago', 'It was moved a while ago. Hand it over with a reason instead.')
  await work.db
    .deleteFrom('routing_decisions')
    .where('conversation_id', '=', input.id)
    .where('id', '=', mine.id)
    .execute()
  await unteachTeam(work, input.id)
  const team = before.team_id ? await findTeam(work, before.team_id) : null
  const why = before.because === 'person' ? whyMoved(team, before.reason) : (before.reason ?? '')
  const back = { id: input.id, team_id: before.team_id, audience: audienceOf(team), why, reason: null }
  const after = await handOver(work, back)
  const { objective, topic } = after
  happened(work, 'routing.decision_corrected', {
    ...{ conversation_id: input.id, from_team_id: mine.team_id, to_team_id: before.team_id, objective, topic },
  })
  return input.person_id ? assign(work, { id: input.id, person_id: input.person_id }) : after
}

/** All decisions of one conversation, the newest first. */
export async function decisionsOf(work: Work, { id }: { id: string }): Promise<Decision[]> {
  await findConversation(work, id)
  return work.db
    .selectFrom('routing_decisions')
    .selectAll()
    .where('conversation_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
}

/** With their conversations, when what was brought is taken back. */
export async function forgetDecisions(work: Work, conversation_ids: readonly string[]): Promise<void> {
  if (conversation_ids.length === 0) return
  await work.db.deleteFrom('routing_decisions').where('conversation_id', 'in', conversation_ids).execute()
}
