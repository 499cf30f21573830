/** What people write beside the charts: what was going on. Taken away with a way back. */
import './tables.ts'
import { newId } from '#platform/ids.ts'
import { invariant, refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Annotation } from './schema.ts'

const MOST = 200

export const annotationsIn = (work: Work, { from_at, to_at }: { from_at: Date; to_at: Date }): Promise<Annotation[]> =>
  work.db
    .selectFrom('listening_annotations')
    .selectAll()
    .where('at', '>=', from_at)
    .where('at', '<=', to_at)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .limit(MOST)
    .execute()

export function annotate(work: Work, { at, text }: { at: Date; text: string }): Promise<Annotation> {
  const { workspace_id, by, now } = work
  invariant(by.kind === 'person', 'the endpoint is for people')
  return work.db
    .insertInto('listening_annotations')
    .values({ ...{ workspace_id, id: newId(now), at, text }, created_at: now, created_by: by.id, removed_at: null })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export const removeAnnotation = (work: Work, { id }: { id: string }) => setRemoved(work, id, work.now)
export const restoreAnnotation = (work: Work, { id }: { id: string }) => setRemoved(work, id, null)

async function setRemoved(work: Work, id: string, removed_at: Date | null): Promise<Annotation> {
  const { by, db } = work
  const one = await db.selectFrom('listening_annotations').selectAll().where('id', '=', id).executeTakeFirst()
  if (!one) refuse('not_found', 'annotation_not_found', 'There is no such note. Load the page again.')
  if (by.kind === 'person' && by.id !== one.created_by && by.role !== 'administrator')
    refuse(
      'not_allowed',
      'not_your_note',
      'Somebody else wrote this note. They, or an administrator, can take it away.',
    )
  return db
    .updateTable('listening_annotations')
    .set({ removed_at })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
