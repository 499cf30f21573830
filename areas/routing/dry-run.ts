/** What a rule would have moved, before it is switched on: over the conversations of the last days, with six to look at. */
import './tables.ts'
import { sql } from 'kysely'
import { postsByIds } from '#areas/channels/posts.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { visibleTo } from '#areas/inbox/visible.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import { lowestIdAt } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import type { DryRun, DryRunInput } from './api.ts'
import { matches } from './decide.ts'

const MOST = 5_000
const DAY_MS = 86_400_000
const SAMPLES = 6

interface Past {
  id: string
  team_id: string | null
  assigned_by_hand: boolean
  first_id: string
  snippet: string
}

export async function dryRun(work: Work, input: DryRunInput): Promise<DryRun> {
  const past = await conversationsSince(work, new Date(work.now.getTime() - input.days * DAY_MS))
  const ids = past.map((conversation) => conversation.first_id)
  const [posts, readings] = [await postsByIds(work, ids), await readingsByIds(work, ids)]
  const who = await whoByIds(
    work,
    [...posts.values()].map((post) => post.author_id),
  )
  const matched = past.filter(({ first_id }) => {
    const [post, reading] = [posts.get(first_id), readings.get(first_id)]
    return (
      post &&
      reading &&
      matches(input.conditions, { post, reading, followers: who.get(post.author_id)?.followers ?? null })
    )
  })
  const moved = matched.filter((conversation) => conversation.team_id !== input.team_id)
  const rightly = matched.filter(
    (conversation) => conversation.team_id === input.team_id && conversation.assigned_by_hand,
  ).length
  const wrongly = moved.filter((conversation) => conversation.assigned_by_hand).length
  return {
    days: input.days,
    looked_at: past.length,
    complete: past.length < MOST,
    matched: matched.length,
    moved: moved.length,
    rightly,
    wrongly,
    samples: moved.slice(0, SAMPLES).map(({ id, snippet, team_id, assigned_by_hand }) => ({
      conversation_id: id,
      snippet,
      team_id,
      by_hand: assigned_by_hand,
    })),
  }
}

async function conversationsSince(work: Work, since: Date): Promise<Past[]> {
  const { rows } = await sql<Past>`
    select id, team_id, snippet, first_id, assigned_by_hand from (
      select inbox_conversations.*, 
        (select m.id from inbox_messages m where m.conversation_id = inbox_conversations.id and m.kind = 'inbound' order by m.id limit 1) as first_id,
        exists (select 1 from routing_decisions d where d.conversation_id = inbox_conversations.id and d.because = 'person') as assigned_by_hand
      from inbox_conversations where id >= ${lowestIdAt(since)} and ${visibleTo(work)} order by id desc limit ${MOST}
    ) recent where first_id is not null`.execute(work.db)
  return rows
}
