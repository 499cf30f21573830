/**
 * What a colleague wrote in a draft is not lost when somebody else empties it, writes over it or sends other words: it is
 * set aside, and shown in the conversation, until it stands in the field again or its writer has sent something.
 */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import { standsIn } from './checks/stands.ts'
import type { Aside, Draft } from './schema.ts'
import { personOf } from './visible.ts'

/** What stands in a draft from now on, or was sent. */
export type Standing = Omit<Aside, 'workspace_id' | 'id' | 'written_by' | 'written_at' | 'set_by' | 'set_at'>

/** How many of one writer's are kept in one field. */
const KEPT = 5

/** True where something was set aside. Own words are one's own to take out. */
export async function setAside(work: Work, before: Draft, now: Standing): Promise<boolean> {
  const { id: set_by } = personOf(work)
  const theirs = wordsOfAnother(before, set_by)
  if (!theirs || standsIn(theirs.text, now.text)) return false
  const { workspace_id, conversation_id, kind } = before
  const media_ids = before.media_ids.filter((id) => !now.media_ids.includes(id))
  await work.db
    .insertInto('inbox_asides')
    .values({
      workspace_id,
      conversation_id,
      kind,
      id: newId(work.now),
      media_ids,
      ...theirs,
      set_by,
      set_at: work.now,
    })
    .execute()
  await work.db
    .deleteFrom('inbox_asides')
    .where('id', 'in', (of) =>
      of
        .selectFrom('inbox_asides')
        .select('id')
        .where('conversation_id', '=', conversation_id)
        .where('kind', '=', kind)
        .where('written_by', '=', theirs.written_by)
        .orderBy('id', 'desc')
        .offset(KEPT),
    )
    .execute()
  return true
}

/** Theirs as they left it, or what of theirs it went on from. */
function wordsOfAnother(
  { text, updated_by, updated_at, begun }: Draft,
  me: string,
): Pick<Aside, 'text' | 'written_by' | 'written_at'> | null {
  const theirs =
    updated_by === me
      ? begun && { text: begun.text.trim(), written_by: begun.by, written_at: new Date(begun.at) }
      : { text: text.trim(), written_by: updated_by, written_at: updated_at }
  return theirs && theirs.text !== '' && theirs.written_by !== me ? theirs : null
}

/** What stands in the field again is not aside any more. */
export async function broughtBack(work: Work, now: Standing): Promise<Aside[]> {
  return work.db
    .deleteFrom('inbox_asides')
    .where('conversation_id', '=', now.conversation_id)
    .where('kind', '=', now.kind)
    .where(sql<SqlBool>`strpos(${now.text}, text) > 0`)
    .returningAll()
    .execute()
}

/** Who sends something here has seen what of theirs was aside. */
export async function forgetAsides(work: Work, sent: Standing): Promise<void> {
  await broughtBack(work, sent)
  await work.db
    .deleteFrom('inbox_asides')
    .where('conversation_id', '=', sent.conversation_id)
    .where('kind', '=', sent.kind)
    .where('written_by', '=', personOf(work).id)
    .execute()
}

export async function asidesIn(work: Work, conversation_id: string): Promise<Aside[]> {
  return work.db
    .selectFrom('inbox_asides')
    .selectAll()
    .where('conversation_id', '=', conversation_id)
    .orderBy('id')
    .execute()
}
