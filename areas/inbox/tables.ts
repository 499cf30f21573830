import type { ColumnType, Generated } from 'kysely'
import type { z } from 'zod'
import type { Aside, Conversation, CountRecord, Draft, Message, SeenRecord } from './schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    inbox_conversations: Omit<Conversation, 'version'> & { version: Generated<number> }
    inbox_messages: Omit<Message, 'event'> & { event: ColumnType<Message['event'], string | null, string | null> }
    inbox_drafts: Omit<Draft, 'version' | 'begun'> & {
      version: Generated<number>
      begun: ColumnType<Draft['begun'], string | null, string | null>
    }
    inbox_asides: Aside
    inbox_seen: z.infer<typeof SeenRecord>
    inbox_counts: z.infer<typeof CountRecord>
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    /** One fact for a whole batch of what arrived. */
    'inbox.messages_arrived': { conversation_ids: string[]; opened: number }
    'inbox.conversation_answered': { conversation_id: string; message_id: string; waited_ms: number | null }
    'inbox.note_written': { conversation_id: string; message_id: string }
    'inbox.conversation_assigned': { conversation_id: string; person_id: string | null }
    'inbox.conversation_handed_over': { conversation_id: string; team_id: string | null; from_team_id: string | null }
    /** By whoever had it: `by_id` of the fact. */
    'inbox.conversation_handed_back': { conversation_id: string }
    'inbox.conversation_closed': { conversation_id: string }
    'inbox.conversation_reopened': { conversation_id: string }
    'inbox.conversation_marked_spam': { conversation_id: string }
    'inbox.conversation_marked_no_spam': { conversation_id: string }
    /** What had been brought was taken back, with the conversations that it alone had opened. */
    'inbox.conversations_taken_back': { conversation_ids: string[] }
    'inbox.message_changed': { conversation_id: string }
    'inbox.draft_saved': { conversation_id: string }
  }
}
