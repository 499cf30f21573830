/** An import that brought nothing leaves the list at once, and is gone for good a while later: until then it comes back. */
import './tables.ts'
import { clearDue, setDue } from '#platform/due.ts'
import { happened } from '#platform/facts.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { deleteImport, lockImport, mayOr } from './imports.ts'
import type { Import } from './schema.ts'

export const DELETE_REMOVED = 'imports.delete_removed'
/** Longer than the notice with its way back is kept. */
const UNDONE_MS = 15 * 60_000

export async function removeImport(work: Work, id: string): Promise<void> {
  const record = await mayOr(work, id, 'remove')
  if (record.door_id)
    refuse('conflict', 'lot_stays', 'What an address brought stays listed, also where it is taken back.')
  await setRemoved(work, id, work.now)
  await setDue(work, { kind: DELETE_REMOVED, subject_id: id, due_at: new Date(work.now.getTime() + UNDONE_MS) })
  happened(work, 'imports.import_changed', { import_id: id, state: 'removed' })
}

export async function restoreImport(work: Work, id: string): Promise<Import> {
  const record = await lockImport(work, id)
  if (!record) refuse('not_found', 'import_not_found', 'It is gone for good. Choose the file again under Imports.')
  if (!record.removed_at) return record
  await clearDue(work, DELETE_REMOVED, [id])
  await setRemoved(work, id, null)
  happened(work, 'imports.import_changed', { import_id: id, state: record.state })
  return { ...record, removed_at: null }
}

const setRemoved = (work: Work, id: string, removed_at: Date | null) =>
  work.db.updateTable('imports_imports').set({ removed_at }).where('id', '=', id).execute()

export async function deleteRemoved(work: Work, ids: string[]): Promise<void> {
  for (const id of ids) {
    const record = await lockImport(work, id)
    if (record?.removed_at) await deleteImport(work, record)
  }
}
