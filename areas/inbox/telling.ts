/**
 * Who is told of what happens to a conversation: whoever it is given to, the team it is handed to, whom a note names, who
 * gave what is handed back, the writer of an answer that did not leave. By reactions, so that no act waits for it; only those who may see the
 * conversation by then, and nobody of what they did themselves.
 */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import { actorsByIds, listPeople, membersOf, peopleByIds } from '#areas/administration/people.ts'
import { deliveriesByIds } from '#areas/channels/answer-from.ts'
import { endNotices, type News, notifyOf } from '#areas/notifications/notices.ts'
import type { Fact } from '#platform/facts.ts'
import { lowestIdAt } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import { mentionedIn } from './checks/mentioned.ts'
import { isVisibleTo } from './checks/visible-to.ts'
import type { Conversation } from './schema.ts'

type Telling = Pick<News, 'kind' | 'reason' | 'quotes_id'> & { people_ids: readonly string[] }

export const subjectOf = (conversation_id: string) => `conversation/${conversation_id}`

async function tell(work: Work, fact: Fact, { conversation, people_ids, ...what }: Telling & Of): Promise<void> {
  const people = await actorsByIds(work, people_ids)
  const may_see = people.filter((person) => isVisibleTo(conversation, person)).map((person) => person.id)
  const news = { ...what, subject: subjectOf(conversation.id), path: `/inbox/${conversation.id}` }
  await notifyOf(work, fact, { people_ids: may_see, news })
}

interface Of {
  conversation: Conversation
}

export async function tellWhoHasIt(work: Work, facts: Fact<'inbox.conversation_assigned'>[]): Promise<void> {
  const conversations = await conversationsByIds(
    work,
    facts.map((fact) => fact.detail.conversation_id),
  )
  for (const fact of facts) {
    const { conversation_id, person_id } = fact.detail
    const conversation = conversations.get(conversation_id)
    // Who has let go of it by now needs not be told that they had it.
    if (!conversation || !person_id || conversation.assignee_id !== person_id) continue
    const reason = `${await nameOf(work, fact)} gave you this conversation.`
    const quotes_id = await saidBefore(work, fact)
    await tell(work, fact, { conversation, people_ids: [person_id], kind: fact.name, reason, quotes_id })
  }
}

export async function tellTheTeam(work: Work, facts: Fact<'inbox.conversation_handed_over'>[]): Promise<void> {
  const conversations = await conversationsByIds(
    work,
    facts.map((fact) => fact.detail.conversation_id),
  )
  for (const fact of facts) {
    const { conversation_id, team_id } = fact.detail
    const conversation = conversations.get(conversation_id)
    if (!conversation || !team_id || conversation.team_id !== team_id) continue
    const people_ids = (await membersOf(work, team_id)).map((member) => member.id)
    const reason = `${await nameOf(work, fact)} handed this conversation to your team.`
    await tell(work, fact, {
      conversation,
      people_ids,
      kind: fact.name,
      reason,
      quotes_id: await saidBefore(work, fact),
    })
  }
}

/** What they had said last when it was given away; what came since is another matter. */
async function saidBefore(
  work: Work,
  { detail, happened_at }: Fact<'inbox.conversation_assigned' | 'inbox.conversation_handed_over'>,
): Promise<string | null> {
  const said = await until(work, detail.conversation_id, happened_at).where('kind', '=', 'inbound').executeTakeFirst()
  return said?.id ?? null
}

/** The newest message of a conversation at an instant. */
const until = (work: Work, conversation_id: string, at: Date) =>
  work.db
    .selectFrom('inbox_messages')
    .select('id')
    .where('conversation_id', '=', conversation_id)
    .where('id', '<', lowestIdAt(new Date(at.getTime() + 1)))
    .orderBy('id', 'desc')
    .limit(1)

export async function tellOfNotes(work: Work, facts: Fact<'inbox.note_written'>[]): Promise<void> {
  const conversations = await conversationsByIds(
    work,
    facts.map((fact) => fact.detail.conversation_id),
  )
  const colleagues = (await listPeople(work)).filter((person) => !person.deactivated_at)
  for (const fact of facts) {
    const conversation = conversations.get(fact.detail.conversation_id)
    if (!conversation) continue
    const name = await nameOf(work, fact)
    const named = mentionedIn(await noteOf(work, fact), colleagues).map((person) => person.id)
    const about = { conversation, kind: fact.name, quotes_id: fact.detail.message_id }
    await tell(work, fact, { ...about, people_ids: named, reason: `${name} mentioned you in a note.` })
    const holder = [conversation.assignee_id].flatMap((id) => (id && !named.includes(id) ? [id] : []))
    const reason = `${name} wrote a note on a conversation that you hold.`
    await tell(work, fact, { ...about, people_ids: holder, reason })
    const giver = fact.by_id === conversation.assignee_id ? await giverOf(work, conversation.id, fact.by_id) : null
    if (giver && !named.includes(giver))
      await tell(work, fact, { ...about, people_ids: [giver], reason: `${name} wrote a note on what you gave them.` })
  }
}

/** Who last gave it to somebody: what those write there, or that they hand it back, is the answer. */
async function giverOf(work: Work, id: string, to: string): Promise<string | null> {
  const given = await work.db
    .selectFrom('inbox_messages')
    .select('person_id')
    .where('conversation_id', '=', id)
    .where('kind', '=', 'event')
    .where(sql<SqlBool>`event ->> 'what' = 'assigned' and event ->> 'to' = ${to}`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return given?.person_id ?? null
}

export async function tellTheGiver(work: Work, facts: Fact<'inbox.conversation_handed_back'>[]): Promise<void> {
  const conversations = await conversationsByIds(
    work,
    facts.map((fact) => fact.detail.conversation_id),
  )
  for (const fact of facts) {
    const conversation = conversations.get(fact.detail.conversation_id)
    const giver = conversation ? await giverOf(work, conversation.id, fact.by_id) : null
    if (!conversation || !giver) continue
    const reason = `${await nameOf(work, fact)} handed back what you gave them.`
    const quotes_id = await handingBackOf(work, fact)
    await tell(work, fact, { conversation, people_ids: [giver], kind: fact.name, reason, quotes_id })
  }
}

async function handingBackOf(work: Work, fact: Fact<'inbox.conversation_handed_back'>): Promise<string | null> {
  const event = await until(work, fact.detail.conversation_id, fact.happened_at)
    .where(sql<SqlBool>`kind = 'event' and event ->> 'what' = 'handed_back'`)
    .executeTakeFirst()
  return event?.id ?? null
}

async function noteOf(work: Work, { detail }: Fact<'inbox.note_written'>): Promise<string> {
  const note = await work.db
    .selectFrom('inbox_messages')
    .select('text')
    .where('conversation_id', '=', detail.conversation_id)
    .where('id', '=', detail.message_id)
    .executeTakeFirst()
  return note?.text ?? ''
}

type Stopped =
  | 'channels.delivery_refused'
  | 'channels.delivery_unknown'
  | 'channels.delivery_held'
  | 'channels.delivery_by_hand'
  | 'channels.delivery_withdrawn'

/** The cause itself stands at the answer; the network's own words are not repeated here. */
const WHY: Readonly<Record<Stopped, string>> = {
  'channels.delivery_refused': 'Your answer was not sent. Open it to see why, and try again.',
  'channels.delivery_unknown':
    'Nobody knows whether your answer went out. Look on the network, and say what you found.',
  'channels.delivery_held': 'Your answer is held. Send it when nothing speaks against it any more, or withdraw it.',
  'channels.delivery_by_hand': 'Your answer has to be posted by hand: the network does not let us.',
  'channels.delivery_withdrawn': 'Your answer was taken back before it left. Open it to see why.',
}

export async function tellTheWriter(work: Work, facts: Fact<Stopped>[]): Promise<void> {
  // While the network is still being asked, nobody has to do anything.
  const stopped = facts.filter((fact) => !('needs_person' in fact.detail) || fact.detail.needs_person)
  const ids = stopped.map((fact) => fact.detail.delivery_id)
  const deliveries = await deliveriesByIds(work, ids)
  const conversations = await conversationsOfDeliveries(work, ids)
  for (const fact of stopped) {
    const delivery = deliveries.get(fact.detail.delivery_id)
    const conversation = conversations.get(fact.detail.delivery_id)
    // What was sent since then, by a retry, is no trouble any more.
    if (!delivery || !conversation || fact.name !== `channels.delivery_${delivery.state}`) continue
    const about = { conversation, kind: fact.name, quotes_id: delivery.subject_id }
    await tell(work, fact, { ...about, people_ids: [delivery.person_id], reason: WHY[fact.name] })
  }
}

type Ended = 'channels.delivery_sent' | 'channels.delivery_withdrawn'

const ENDED: Readonly<Record<Ended, string>> = {
  'channels.delivery_sent': 'Your answer has left by now.',
  'channels.delivery_withdrawn': 'Your answer was taken back before it left.',
}

/** Whoever was told to send it or to withdraw it needs do neither any more. */
export async function tellOfTheEnd(work: Work, facts: Fact<Ended>[]): Promise<void> {
  const ids = facts.map((fact) => fact.detail.delivery_id)
  const deliveries = await deliveriesByIds(work, ids)
  const conversations = await conversationsOfDeliveries(work, ids)
  for (const { name: kind, detail } of facts) {
    const delivery = deliveries.get(detail.delivery_id)
    const conversation = conversations.get(detail.delivery_id)
    if (!delivery || !conversation) continue
    const { person_id, subject_id: quotes_id } = delivery
    await endNotices(work, { person_id, subject: subjectOf(conversation.id), quotes_id, kind, reason: ENDED[kind] })
  }
}

export async function conversationsOfDeliveries(
  work: Work,
  delivery_ids: readonly string[],
): Promise<Map<string, Conversation>> {
  if (delivery_ids.length === 0) return new Map()
  const replies = await work.db
    .selectFrom('inbox_messages')
    .select(['delivery_id', 'conversation_id'])
    .where('delivery_id', 'in', delivery_ids)
    .execute()
  const conversations = await conversationsByIds(
    work,
    replies.map((reply) => reply.conversation_id),
  )
  return new Map(
    replies.flatMap(({ delivery_id, conversation_id }) => {
      const conversation = conversations.get(conversation_id)
      return delivery_id && conversation ? [[delivery_id, conversation] as const] : []
    }),
  )
}

async function conversationsByIds(work: Work, ids: readonly string[]): Promise<Map<string, Conversation>> {
  if (ids.length === 0) return new Map()
  const found = await work.db.selectFrom('inbox_conversations').selectAll().where('id', 'in', ids).execute()
  return new Map(found.map((conversation) => [conversation.id, conversation]))
}

/** Who did it; what the machine does of itself is Baton's. */
async function nameOf(work: Work, { by_kind, by_id }: Fact): Promise<string> {
  if (by_kind !== 'person') return 'Baton'
  return (await peopleByIds(work, [by_id])).get(by_id)?.name ?? 'A colleague'
}
