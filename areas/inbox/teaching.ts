/** What somebody answers or hands over is about whatever heard it: monitors learn from that too. */
import './tables.ts'
import { markAnswered } from '#areas/listening/marks.ts'
import type { Fact } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'

/** The first of each thread stands for it. */
const MESSAGES_MOST = 200

export async function teachMonitors(
  work: Work,
  facts: Fact<'inbox.conversation_answered' | 'inbox.conversation_handed_over'>[],
): Promise<void> {
  const ids = [...new Set(facts.map(({ detail }) => detail.conversation_id))]
  const messages = await work.db
    .selectFrom('inbox_messages')
    .select('id')
    .where('conversation_id', 'in', ids)
    .where('kind', '=', 'inbound')
    .orderBy('id')
    .limit(MESSAGES_MOST)
    .execute()
  await markAnswered(
    work,
    messages.map((message) => message.id),
  )
}
