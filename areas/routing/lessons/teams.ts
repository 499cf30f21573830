/** What routing learns: where people moved a conversation, and where it was answered as it was sent. */
import '../tables.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { firstMessageId } from '#areas/inbox/messages.ts'
import { findConversation } from '#areas/inbox/visible.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import { TRIAGE } from '#areas/understanding/taught/kinds.ts'
import { type Correction, confirm, retract, teach } from '#areas/understanding/taught/teach.ts'
import type { Fact } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { pointsByTable } from '../decide.ts'
import { loadTable } from '../table.ts'

/** To this team, or to triage with null. What nobody outside said teaches nothing. */
export async function teachTeam(work: Work, conversation_id: string, team_id: string | null): Promise<void> {
  const [about] = await aboutThem(work, [conversation_id])
  if (about) await teach(work, { ...about.lesson, label: team_id ?? TRIAGE, was: null, became: null })
}

export async function unteachTeam(work: Work, conversation_id: string): Promise<void> {
  await retract(work, { post_id: await firstMessageId(work, conversation_id), kind: 'team' })
}

/** Answered by the team that routing or a person chose: so it was right there. */
export async function confirmAnswered(work: Work, facts: Fact<'inbox.conversation_answered'>[]): Promise<void> {
  const ids = [...new Set(facts.map(({ detail }) => detail.conversation_id))]
  const them = await aboutThem(work, ids)
  await confirm(
    work,
    them.flatMap(({ team_id, lesson }) => (team_id ? [{ ...lesson, label: team_id }] : [])),
  )
}

interface About {
  team_id: string | null
  lesson: Omit<Correction, 'label' | 'was' | 'became'>
}

async function aboutThem(work: Work, conversation_ids: readonly string[]): Promise<About[]> {
  if (conversation_ids.length === 0) return []
  const conversations = await Promise.all(conversation_ids.map((id) => findConversation(work, id)))
  const firsts = await Promise.all(conversations.map(({ id }) => firstMessageId(work, id)))
  const [posts, readings] = [await postsByIds(work, firsts), await readingsByIds(work, firsts)]
  const table = await loadTable(work)
  return conversations.flatMap(({ team_id }, at): About[] => {
    const post_id = firsts[at] as string
    const [post, reading] = [posts.get(post_id), readings.get(post_id)]
    if (!post || !reading) return []
    const topics = reading.topics.map(({ topic }) => topic)
    const before = pointsByTable(table, reading)
    return [{ team_id, lesson: { post_id, author_id: post.author_id, kind: 'team', before, topics } }]
  })
}
