/** What is being written, kept on the server as typed and shared by all who may see the conversation. */
import './tables.ts'
import { accountToAnswer } from '#areas/channels/answer-from.ts'
import { canSpeak } from '#areas/conduct/grants.ts'
import { happened } from '#platform/facts.ts'
import { refuse } from '#platform/refusal.ts'
import { mayRole } from '#platform/rights.ts'
import type { Work } from '#platform/work.ts'
import { broughtBack, forgetAsides, type Standing, setAside } from './asides.ts'
import { standsIn } from './checks/stands.ts'
import type { Aside, Conversation, Draft } from './schema.ts'
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
  const now = { conversation_id, kind, text, media_ids }
  const before = await lockDraft(work, now)
  if (before && input.version !== undefined && before.version !== input.version && before.updated_by !== person.id) {
    refuse(
      'conflict',
      'draft_changed',
      'A colleague has changed this draft meanwhile. Read theirs first; yours is still in the field.',
    )
  }
  const isSetAside = before ? await setAside(work, before, now) : false
  const back = await broughtBack(work, now)
  if (text.trim() === '' && media_ids.length === 0) {
    await forgetDraft(work, now)
    // Whoever has it before them sees that it is gone.
    if (before) happened(work, 'inbox.draft_saved', { conversation_id })
    return null
  }
  const draft: Draft = {
    ...{ workspace_id: work.workspace_id, ...now },
    ...{ version: (before?.version ?? 0) + 1, updated_at: work.now, updated_by: person.id },
    begun: begunIn(before, back, { text, person_id: person.id }),
  }
  const row = { ...draft, begun: draft.begun && JSON.stringify(draft.begun) }
  await work.db
    .insertInto('inbox_drafts')
    .values(row)
    .onConflict((same) => same.columns(['workspace_id', 'conversation_id', 'kind']).doUpdateSet(row))
    .execute()
  if (before?.updated_by !== person.id || isSetAside || back.length > 0)
    happened(work, 'inbox.draft_saved', { conversation_id })
  return draft
}

const lockDraft = (work: Work, { conversation_id, kind }: Pick<Draft, 'conversation_id' | 'kind'>) =>
  work.db
    .selectFrom('inbox_drafts')
    .selectAll()
    .where('conversation_id', '=', conversation_id)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()

/** An answer is drafted by who answers, or may speak there: reading along changes nobody's words. */
async function refuseUnlessTheirs(work: Work, conversation: Conversation): Promise<void> {
  if (mayRole(personOf(work).role, 'answer')) return
  const { channel } = await accountToAnswer(work, conversation)
  if (!channel || !(await canSpeak(work, channel.id)))
    refuse('not_allowed', 'may_not_speak', 'An answer is written by who may speak there. Write a note instead.')
}

/** The colleague's words that still stand in the new ones. */
function begunIn(
  before: Draft | undefined,
  back: readonly Aside[],
  now: { text: string; person_id: string },
): Draft['begun'] {
  const earlier = [
    before && { by: before.updated_by, at: before.updated_at.toISOString(), text: before.text },
    before?.begun,
    ...back.map(({ written_by: by, written_at, text }) => ({ by, at: written_at.toISOString(), text })),
  ]
  const stands = earlier.find(
    (one) => one && one.by !== now.person_id && one.text.trim() !== '' && standsIn(one.text, now.text),
  )
  return stands ?? null
}

/** It was sent, so there is no draft any more. What a colleague had written there and was not sent is set aside. */
export async function endDraft(work: Work, sent: Standing): Promise<void> {
  const before = await lockDraft(work, sent)
  await forgetAsides(work, sent)
  if (before) await setAside(work, before, sent)
  await forgetDraft(work, sent)
}

async function forgetDraft(work: Work, { conversation_id, kind }: Standing): Promise<void> {
  await work.db
    .deleteFrom('inbox_drafts')
    .where('conversation_id', '=', conversation_id)
    .where('kind', '=', kind)
    .execute()
}
