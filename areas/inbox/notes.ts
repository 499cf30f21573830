/** Notes stay inside: they are messages that no delivery ever carries. */
import './tables.ts'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { endDraft } from './drafts.ts'
import { addMessage } from './messages.ts'
import { refuseUnlessAllowed } from './ownership.ts'
import type { Message } from './schema.ts'
import { lockConversation } from './visible.ts'

export async function writeNote(work: Work, { id, text }: { id: string; text: string }): Promise<Message> {
  const conversation = await lockConversation(work, id)
  refuseUnlessAllowed(conversation, 'note')
  const note = await addMessage(work, { conversation_id: id, kind: 'note', text })
  await work.db
    .updateTable('inbox_conversations')
    .set({ message_count: conversation.message_count + 1 })
    .where('id', '=', id)
    .execute()
  await endDraft(work, { conversation_id: id, kind: 'note', text, media_ids: [] })
  happened(work, 'inbox.note_written', { conversation_id: id, message_id: note.id }, conversation.audience)
  return note
}
