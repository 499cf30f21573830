/** What a conversation is about, put right by a person: and where it waited for somebody to look, it goes to its team. */
import './tables.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { asRead, lastInboundId, lockConversationOf } from '#areas/inbox/as-read.ts'
import { firstMessageId } from '#areas/inbox/messages.ts'
import { conversationsOf } from '#areas/inbox/of-posts.ts'
import { handOver } from '#areas/inbox/ownership.ts'
import type { Conversation } from '#areas/inbox/schema.ts'
import { findConversation, lockConversation } from '#areas/inbox/visible.ts'
import { correctPost, takeBackPost } from '#areas/listening/corrected.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import { READING_KINDS, type ReadingKind } from '#areas/understanding/taught/before.ts'
import { type Corrected, correctedOf } from '#areas/understanding/taught/correct.ts'
import type { Fact } from '#platform/facts.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { AsRead } from './api.ts'
import { decideTeam } from './decide.ts'
import { decisionsOf, keepDecisions } from './decisions.ts'
import { loadTable } from './table.ts'

export async function readAs(work: Work, { id }: { id: string }): Promise<AsRead> {
  await findConversation(work, id)
  const [first, last] = [await firstMessageId(work, id), await lastInboundId(work, id)]
  const readings = await readingsByIds(work, [...new Set([first, last])])
  const corrections = await correctedOf(work, [first, last])
  const [opening, latest] = [readings.get(first), readings.get(last)]
  if (!opening || !latest) refuse('not_found', 'not_read', 'Nobody outside said anything in it.')
  const of = { objective: first, topic: first, sentiment: last }
  return {
    objective: opening.objective,
    topics: opening.topics.map(({ topic }) => topic),
    sentiment: latest.sentiment_label,
    corrected: READING_KINDS.flatMap((kind) => corrections.get(of[kind])?.filter((one) => one.kind === kind) ?? []),
  }
}

/** Objective and topic of what was said first, the feeling of what they said last. */
export async function correctConversation(
  work: Work,
  { id, sentiment, ...about }: Corrected & { id: string },
): Promise<Conversation> {
  const before = await lockConversation(work, id)
  if (about.objective || about.topic !== undefined) await correctPost(work, await firstMessageId(work, id), about)
  if (sentiment) await correctPost(work, await lastInboundId(work, id), { sentiment })
  const after = await asRead(work, before)
  return sentiment && !about.objective && about.topic === undefined ? after : placeAgain(work, after)
}

export async function takeBackConversation(
  work: Work,
  { id, kind }: { id: string; kind: ReadingKind },
): Promise<Conversation> {
  const before = await lockConversation(work, id)
  await takeBackPost(work, kind === 'sentiment' ? await lastInboundId(work, id) : await firstMessageId(work, id), kind)
  return placeBack(work, await asRead(work, before))
}

const SAID_SO = 'because a person said that it is'

/** Only what nobody has yet: what a team has stays there, and can be handed over. */
export async function placeAgain(work: Work, conversation: Conversation): Promise<Conversation> {
  const { id, state, team_id, assignee_id, topic, objective } = conversation
  if (state !== 'open' || team_id || assignee_id) return conversation
  const post_id = await firstMessageId(work, id)
  const [post, reading] = [
    (await postsByIds(work, [post_id])).get(post_id),
    (await readingsByIds(work, [post_id])).get(post_id),
  ]
  if (!post || !reading) return conversation
  const table = await loadTable(work)
  const decided = decideTeam(table, { post, reading: { ...reading, terms: [] }, followers: null })
  if (!decided.team_id) return conversation
  const about = topic ? topicName(topic) : objective.replaceAll('_', ' ')
  const why = `${table.teams.get(decided.team_id)?.name ?? 'A team'}, ${SAID_SO} “${about}”.`
  await keepDecisions(work, [{ ...decided, why, conversation_id: id, model_version: 'person' }])
  return handOver(work, { id, team_id: decided.team_id, audience: decided.audience, why, reason: `It is “${about}”.` })
}

/** It went to its team by what is taken back now, and nobody has it there yet. */
export async function placeBack(work: Work, conversation: Conversation): Promise<Conversation> {
  const { id, state, assignee_id } = conversation
  const [mine, before] = await decisionsOf(work, { id })
  const isMine = mine?.model_version === 'person' && mine.reason?.includes(SAID_SO) && before?.team_id === null
  if (!isMine || state !== 'open' || assignee_id) return conversation
  await work.db.deleteFrom('routing_decisions').where('conversation_id', '=', id).where('id', '=', mine.id).execute()
  return handOver(work, { id, team_id: null, audience: null, why: before.reason ?? '', reason: null })
}

/** Put right in the stream of mentions: its conversation says the same. */
export async function followReading(
  work: Work,
  facts: Fact<'understanding.lesson_taught' | 'understanding.lesson_retracted'>[],
): Promise<void> {
  await follow(
    work,
    facts.flatMap(({ detail }) => (detail.kind === 'team' ? [] : [detail.post_id])),
  )
}

/** What says the same was put right with it: a fact holds a stretch of them. */
export async function followCarried(work: Work, facts: Fact<'understanding.correction_carried'>[]): Promise<void> {
  await follow(
    work,
    facts.flatMap(({ detail }) => detail.post_ids),
  )
}

/** In one order, as whoever else locks many. */
async function follow(work: Work, post_ids: readonly string[]): Promise<void> {
  const posts = await postsByIds(work, [...new Set(post_ids)])
  const conversations = await conversationsOf(work, [...posts.values()])
  const byId = [...posts.values()].flatMap((post) => {
    const id = conversations.get(post.id)?.id
    return id ? [{ id, post }] : []
  })
  for (const { post } of byId.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const conversation = await lockConversationOf(work, post)
    if (conversation) await asRead(work, conversation)
  }
}
