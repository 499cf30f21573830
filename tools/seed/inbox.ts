/** What the first person has read already: all but what came since yesterday evening. */
import { see } from '#areas/inbox/thread.ts'
import { FOUNDER } from './people.ts'
import { before, inWorkOf, MINUTE_MS, personNamed, type Seeding } from './seeding.ts'

const UNREAD_MS = 20 * 60 * MINUTE_MS

export async function readMost(seeding: Seeding): Promise<void> {
  seeding.clock.now = before(seeding, UNREAD_MS)
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), async (work) => {
    const old = await work.db
      .selectFrom('inbox_conversations')
      .select(['id', 'last_message_id'])
      .where('last_message_at', '<', work.now)
      .orderBy('last_message_at', 'desc')
      .limit(2_000)
      .execute()
    for (const { id, last_message_id } of old) await see(work, { id, message_id: last_message_id })
  })
}
