/** Who has it, which team it is with, and whether it still waits for us. Each move is written into the thread. */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import { actorsByIds, findPerson, findTeam } from '#areas/administration/people.ts'
import { happened } from '#platform/facts.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { changeCounts } from './counts.ts'
import { givenToMe } from './given.ts'
import { addMessage } from './messages.ts'
import { ALLOWED, type Conversation, NOBODY_WAITS } from './schema.ts'
import { unansweredIn } from './unanswered.ts'
import { lockConversation, personOf } from './visible.ts'

export function refuseUnlessAllowed(conversation: Conversation, deed: keyof (typeof ALLOWED)['open']): void {
  const allowed = ALLOWED[conversation.state][deed]
  if (allowed !== true) refuse('conflict', `conversation_${conversation.state}`, allowed)
}

interface Assigning {
  id: string
  person_id: string | null
  /** Who had it when whoever asks looked; left out by who takes it from anybody. */
  held_by?: string | null | undefined
}

/** Gives it to a person, or to nobody with null. What another took meanwhile is not taken from them unseen. */
export async function assign(work: Work, input: Assigning): Promise<Conversation> {
  const before = await lockConversation(work, input.id)
  refuseUnlessAllowed(before, 'assign')
  if (before.assignee_id === input.person_id) return before
  if (before.assignee_id && input.held_by !== undefined && input.held_by !== before.assignee_id)
    await refuseTaken(work, before.id, before.assignee_id)
  if (input.person_id) {
    const person = await findPerson(work, input.person_id)
    if (person.deactivated_at)
      refuse('conflict', 'person_left', `${person.name} no longer works here. Choose somebody else.`)
  }
  const after = await update(work, before, { assignee_id: input.person_id })
  await addMessage(work, {
    conversation_id: before.id,
    kind: 'event',
    event: { what: 'assigned', to: input.person_id },
  })
  happened(
    work,
    'inbox.conversation_assigned',
    { conversation_id: before.id, person_id: input.person_id },
    before.audience,
  )
  return after
}

const MOMENT_MS = 5 * 60_000

async function refuseTaken(work: Work, id: string, holder_id: string): Promise<never> {
  const { name } = await findPerson(work, holder_id)
  const move = await work.db
    .selectFrom('inbox_messages')
    .select(['person_id', 'sent_at'])
    .where('conversation_id', '=', id)
    .where(sql<SqlBool>`event ->> 'to' = ${holder_id}`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const how = move?.person_id === holder_id ? 'took it' : 'was given it'
  const when = move && work.now.getTime() - move.sent_at.getTime() < MOMENT_MS ? 'a moment ago' : 'meanwhile'
  refuse('conflict', 'taken_meanwhile', `${name} ${how} ${when}. It stays with them unless you take it over.`)
}

/**
 * Whoever has it gives it back to whoever gave it to them; where nobody did or they left, it stays with its team and
 * nobody has it in person. Also for those who may not move conversations, since this one was given to them.
 */
export async function handBack(work: Work, { id, reason }: { id: string; reason: string }): Promise<Conversation> {
  const before = await lockConversation(work, id)
  refuseUnlessAllowed(before, 'assign')
  if (before.assignee_id !== personOf(work).id)
    refuse('not_allowed', 'not_yours', 'Only who has a conversation can hand it back.')
  const to = await giverWhoIsHere(work, before)
  const after = await update(work, before, { assignee_id: to })
  await addMessage(work, { conversation_id: id, kind: 'event', event: { what: 'handed_back', to, reason } })
  happened(work, 'inbox.conversation_handed_back', { conversation_id: id }, before.audience)
  return after
}

async function giverWhoIsHere(work: Work, conversation: Conversation): Promise<string | null> {
  const given = (await givenToMe(work, [conversation])).get(conversation.id)
  const [here] = given ? await actorsByIds(work, [given.by.id]) : []
  return here?.id ?? null
}

/** To another team, with the reason in the giver's words; whoever had it lets go. The clock goes on. */
export async function handOver(
  work: Work,
  input: { id: string; team_id: string | null; reason: string | null; audience?: string[] | null; why?: string },
): Promise<Conversation> {
  const before = await lockConversation(work, input.id)
  refuseUnlessAllowed(before, 'hand_over')
  if (input.team_id) await findTeam(work, input.team_id)
  const change = {
    team_id: input.team_id,
    assignee_id: null,
    ...(input.audience !== undefined && { audience: input.audience }),
    ...(input.why !== undefined && { why: input.why }),
  }
  const after = await update(work, before, change)
  await addMessage(work, {
    conversation_id: before.id,
    kind: 'event',
    event: { what: 'handed_over', to_team: input.team_id, reason: input.reason },
  })
  happened(
    work,
    'inbox.conversation_handed_over',
    { conversation_id: before.id, team_id: input.team_id, from_team_id: before.team_id },
    null,
  )
  return after
}

export async function close(work: Work, { id }: { id: string }): Promise<Conversation> {
  const before = await lockConversation(work, id)
  refuseUnlessAllowed(before, 'close')
  const after = await update(work, before, {
    state: 'closed',
    closed_at: work.now,
    closed_by: personOf(work).id,
    ...NOBODY_WAITS,
  })
  await addMessage(work, { conversation_id: id, kind: 'event', event: { what: 'closed' } })
  happened(work, 'inbox.conversation_closed', { conversation_id: id }, before.audience)
  return after
}

export async function reopen(work: Work, { id }: { id: string }): Promise<Conversation> {
  const before = await lockConversation(work, id)
  refuseUnlessAllowed(before, 'reopen')
  const { waiting_since, waiting_identity_id } = await unansweredIn(work, before)
  const after = await update(work, before, {
    state: 'open',
    closed_at: null,
    closed_by: null,
    waiting_since: waiting_since ?? work.now,
    waiting_identity_id,
  })
  await addMessage(work, { conversation_id: id, kind: 'event', event: { what: 'reopened' } })
  happened(work, 'inbox.conversation_reopened', { conversation_id: id }, before.audience)
  return after
}

/** Changes a locked conversation and keeps the counters true. */
export async function update(work: Work, before: Conversation, change: Partial<Conversation>): Promise<Conversation> {
  const after = await work.db
    .updateTable('inbox_conversations')
    .set({ ...change, version: before.version + 1 })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await changeCounts(work, [...waiting(before, -1), ...waiting(after, 1)])
  return after
}

const waiting = (conversation: Conversation, by: number) =>
  conversation.state === 'open' ? [{ ...conversation, by }] : []
