/** What the inbox holds of a person outside, exported and erased with them. */
import './tables.ts'
import { forgetOutgoing } from '#areas/channels/deliveries.ts'
import type { Personal } from '#platform/area.ts'
import type { Work } from '#platform/work.ts'

const conversationsOf = (work: Work, identity_ids: readonly string[]) =>
  work.db.selectFrom('inbox_conversations').selectAll().where('identity_id', 'in', identity_ids).execute()

export const conversations: Personal = {
  export: conversationsOf,
  erase: async (work, identity_ids) => {
    await work.db
      .updateTable('inbox_conversations')
      .set({ snippet: '', thread_id: (row) => row.cast<string>('id', 'text') })
      .where('identity_id', 'in', identity_ids)
      .execute()
  },
}

/** Their own messages hold only ids (the words are the posts'); our answers and notes about them hold words. */
export const messages: Personal = {
  export: async (work, identity_ids) => {
    const ids = (await conversationsOf(work, identity_ids)).map((conversation) => conversation.id)
    return ids.length === 0
      ? []
      : work.db.selectFrom('inbox_messages').selectAll().where('conversation_id', 'in', ids).execute()
  },
  erase: async (work, identity_ids) => {
    const ids = (await conversationsOf(work, identity_ids)).map((conversation) => conversation.id)
    if (ids.length === 0) return
    const replies = await work.db
      .selectFrom('inbox_messages')
      .select('id')
      .where('conversation_id', 'in', ids)
      .where('kind', '=', 'reply')
      .execute()
    await forgetOutgoing(work, { subject_kind: 'message', subject_ids: replies.map((reply) => reply.id) })
    await work.db
      .updateTable('inbox_messages')
      .set({ text: '' })
      .where('conversation_id', 'in', ids)
      .where('text', 'is not', null)
      .execute()
  },
}

const writtenIn = (table: 'inbox_drafts' | 'inbox_asides'): Personal => ({
  export: async (work, identity_ids) => {
    const ids = (await conversationsOf(work, identity_ids)).map((conversation) => conversation.id)
    return ids.length === 0 ? [] : work.db.selectFrom(table).selectAll().where('conversation_id', 'in', ids).execute()
  },
  erase: async (work, identity_ids) => {
    const ids = (await conversationsOf(work, identity_ids)).map((conversation) => conversation.id)
    if (ids.length > 0) await work.db.deleteFrom(table).where('conversation_id', 'in', ids).execute()
  },
})
export const drafts = writtenIn('inbox_drafts')
export const asides = writtenIn('inbox_asides')
