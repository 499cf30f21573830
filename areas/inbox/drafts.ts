/** What is being written, kept on the server as typed and shared by all who may see the conversation. */
import './tables.ts'
import { accountToAnswer } from '#areas/channels/answer-from.ts'
import { canSpeak } from '#areas/conduct/grants.ts'
import { happened } from '#platform/facts.ts'
import { refuse } from '#platform/refusal.ts'
import { mayRole } from '#platform/rights.ts'
import type { Work } from '#platform/work.ts'
import type { Conversation, Draft } from './schema.ts'
import { findConversation, personOf } from './visible.ts'

export interface DraftInput {
  id: string
  kind: Draft['kind']
  text: string
  media_ids: string[]
  /** The version that the writer began with; another's words are never overwritten unseen. */
  version?: number | undefined
}

/** An empty text without pictures ends the draft. */
export async function saveDraft(work: Work, input: DraftInput): Promise<Draft | null> {
  const { id: conversation_id, kind, text, media_ids } = input
  const conversation = await findConversation(work, conversation_id)
  if (kind === 'reply') await refuseUnlessTheirs(work, conversation)
  const person = personOf(work)
  const before = await work.db
    .selectFrom('inbox_drafts')
    .selectAll()
    .where('conversation_id', '=', conversation_id)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()
  if (before && input.version !== undefined && before.version !== input.version && before.updated_by !== person.id) {
    refuse(
      'conflict',
      'draft_changed',
      'A colleague has changed this draft meanwhile. Read theirs first; yours is still in the field.',
    )
  }
  if (text.trim() === '' && media_ids.length === 0) {
    await forgetDraft(work, conversation_id, kind)
    // Whoever has it before them sees that it is gone.
    if (before) happened(work, 'inbox.draft_saved', { conversation_id })
    return null
  }
  const draft: Draft = {
    ...{ workspace_id: work.workspace_id, conversation_id, kind, text, media_ids },
    ...{ version: (before?.version ?? 0) + 1, updated_at: work.now, updated_by: person.id },
    begun: before ? begunIn(before, { text, person_id: person.id }) : null,
  }
  const row = { ...draft, begun: draft.begun && JSON.stringify(draft.begun) }
  await work.db
    .insertInto('inbox_drafts')
    .values(row)
    .onConflict((same) => same.columns(['workspace_id', 'conversation_id', 'kind']).doUpdateSet(row))
    .execute()
  if (!before || before.updated_by !== person.id) happened(work, 'inbox.draft_saved', { conversation_id })
  return draft
}

/** An answer is drafted by who answers, or may speak there: reading along changes nobody's words. */
async function refuseUnlessTheirs(work: Work, conversation: Conversation): Promise<void> {
  if (mayRole(personOf(work).role, 'answer')) return
  const { channel } = await accountToAnswer(work, conversation)
  if (!channel || !(await canSpeak(work, channel.id)))
    refuse('not_allowed', 'may_not_speak', 'An answer is written by who may speak there. Write a note instead.')
}

/** The colleague's words that the new ones still begin with. */
function begunIn(before: Draft, now: { text: string; person_id: string }): Draft['begun'] {
  const { updated_by: by, updated_at, text, begun } = before
  const isMine = by === now.person_id
  const earlier = isMine ? [begun] : [{ by, at: updated_at.toISOString(), text }, begun]
  const stands = earlier.find(
    (one) => one && one.by !== now.person_id && one.text.trim() !== '' && now.text.startsWith(one.text),
  )
  return stands ?? null
}

export async function forgetDraft(work: Work, conversation_id: string, kind: Draft['kind']): Promise<void> {
  await work.db
    .deleteFrom('inbox_drafts')
    .where('conversation_id', '=', conversation_id)
    .where('kind', '=', kind)
    .execute()
}
