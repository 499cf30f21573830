/**
 * The file of an import outlives its run for a while, so that what is taken back can be brought back from it; then it goes,
 * since it holds what people said in one more place.
 */
import './tables.ts'
import { setDue } from '#platform/due.ts'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { dropParts, keptUntil, lockImport } from './imports.ts'
import type { Import } from './schema.ts'

export const FORGET_FILE = 'imports.forget_file'

/** From now on for as long as files are kept. */
export async function keepFile(work: Work, id: string): Promise<void> {
  const file_until = keptUntil(work)
  await work.db.updateTable('imports_imports').set({ file_until }).where('id', '=', id).execute()
  await setDue(work, { kind: FORGET_FILE, subject_id: id, due_at: file_until })
}

/** What is worked on, or waits to go on, needs its file; once that has ended it is kept anew. */
export async function forgetFiles(work: Work, ids: string[]): Promise<void> {
  for (const id of ids) {
    const record = await lockImport(work, id)
    if (!record?.file_until || record.file_until > work.now) continue
    if (record.state !== 'done' && record.state !== 'undone') continue
    await dropKept(work, record)
    await work.db.updateTable('imports_imports').set({ file_until: null }).where('id', '=', id).execute()
    happened(work, 'imports.import_changed', { import_id: id, state: record.state })
  }
}

/** Of what a program sent also what was refused goes: nobody has the file that it stood in. */
async function dropKept(work: Work, record: Import): Promise<void> {
  if (!record.door_id) return dropParts(work, record)
  for (const table of ['imports_kept_posts', 'imports_refusals'] as const)
    await work.db.deleteFrom(table).where('import_id', '=', record.id).execute()
}
