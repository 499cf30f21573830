/** Adding to a conversation what people here say and do: answers, notes, and what happened between. */
import './tables.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import type { Message, MessageEvent } from './schema.ts'

export type NewMessage = Pick<Message, 'conversation_id' | 'kind'> &
  Partial<Pick<Message, 'id' | 'text' | 'delivery_id' | 'identity_id'>> & { event?: MessageEvent }

export async function addMessage(work: Work, message: NewMessage): Promise<Message> {
  const row: Message = {
    workspace_id: work.workspace_id,
    conversation_id: message.conversation_id,
    id: message.id ?? newId(work.now),
    kind: message.kind,
    identity_id: message.identity_id ?? null,
    person_id: work.by.kind === 'person' ? work.by.id : null,
    delivery_id: message.delivery_id ?? null,
    text: message.text ?? null,
    event: message.event ?? null,
    sent_at: work.now,
  }
  await work.db
    .insertInto('inbox_messages')
    .values({ ...row, event: row.event && JSON.stringify(row.event) })
    .execute()
  return row
}

/** The message that began it; an inbound one has the id of its post. */
export async function firstMessageId(work: Work, conversation_id: string): Promise<string | undefined> {
  const first = await work.db
    .selectFrom('inbox_messages')
    .select('id')
    .where('conversation_id', '=', conversation_id)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return first?.id
}
