/** What arrived goes to its conversations: each with its team, decided before it is filed, so that it is written once. */
import type { Post } from '#areas/channels/post-schema.ts'
import type { Expect } from '#areas/channels/receive.ts'
import { type Arrival, file } from '#areas/inbox/file.ts'
import { place } from '#areas/inbox/place.ts'
import { liesAsSpam } from '#areas/listening/spam.ts'
import type { Reading } from '#areas/understanding/schema.ts'
import type { Placing } from '#areas/understanding/taught/asked.ts'
import type { Work } from '#platform/work.ts'
import { type Decided, decideTeam, type Table } from './decide.ts'
import { keepDecisions } from './decisions.ts'

/** A post with what was understood of it. */
export interface Arriving {
  post: Post
  reading: Reading
  followers: number | null
  /** What was learned of the teams for it. */
  placing?: Placing | null
}

/** The ids of the conversations, in the order of their threads, and how many of them were opened now. */
export async function intoConversations(
  work: Work,
  arriving: readonly Arriving[],
  { table, expect }: { table: Table; expect: Expect },
): Promise<{ ids: string[]; opened: number }> {
  const decided = new Map<string, Decided>()
  const arrivals = arriving.map(({ post, reading, followers, placing }): Arrival => {
    const decision = decideTeam(table, { post, reading, followers }, placing)
    decided.set(post.id, decision)
    const { objective, topic, team_id, audience, why } = decision
    const { language, sentiment, urgency } = reading
    const is_spam = liesAsSpam(post, reading)
    return {
      post,
      objective,
      topic,
      team_id,
      audience,
      why: is_spam ? ASIDE : why,
      language,
      sentiment,
      urgency,
      is_spam,
    }
  })
  const placed = await place(work, arrivals, expect)
  const model_version = arriving[0]?.reading.model_version ?? ''
  const made = placed.flatMap(({ id, fresh, thread: [first] }) =>
    fresh && first ? [{ ...(decided.get(first.post.id) as Decided), conversation_id: id, model_version }] : [],
  )
  await Promise.all([file(work, placed), keepDecisions(work, made)])
  return { ids: placed.map(({ id }) => id), opened: made.length }
}

const ASIDE = 'Set aside: it looks like advertising.'
