/**
 * Brings back what was taken back: the kept file, or what a program sent, is read again from its first row, by the same mapping and at the same instant,
 * so that each post becomes what it was. What had stayed is known by its key and counts as brought, so that the figures are
 * those of its rows, and taking back again takes all.
 */
import './tables.ts'
import { heardBy } from '#areas/listening/heard-by.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { countPost, noCounts } from './counts.ts'
import { begin, mayOr } from './imports.ts'
import type { Counts, Import } from './schema.ts'

const STRETCH = 500

export async function bringImportBack(work: Work, id: string): Promise<Import> {
  const record = await mayOr(work, id, 'bring_back')
  if (!record.file_until || record.file_until <= work.now)
    refuse(
      'conflict',
      'file_gone',
      record.door_id
        ? 'What was sent is no longer kept. Let the program send it again.'
        : 'The file of this import is no longer kept. Choose it again under Imports.',
    )
  const counts = await countsOfStaying(work, record)
  await work.db.updateTable('imports_posts').set({ stays: false }).where('import_id', '=', id).execute()
  const anew = { row_done: 0, bytes_done: 0, started_at: work.now, ended_at: null }
  return begin(work, id, { state: 'running', counts, ...anew })
}

async function countsOfStaying(work: Work, { id, counts: before, door_id }: Import): Promise<Counts> {
  const counts = door_id && before ? refusedThen(before) : noCounts()
  for (let after: string | null = null; ; ) {
    const ids = await stayingAfter(work, id, after)
    const heard = await heardBy(work, ids)
    for (const post_id of ids)
      countPost(
        counts,
        (heard.get(post_id) ?? []).map(({ monitor_id }) => monitor_id),
      )
    after = ids.at(-1) ?? null
    if (ids.length < STRETCH) break
  }
  const { conversations = 0, conversations_taken_back = 0 } = before ?? {}
  // Which of those that stay it had opened nobody can tell any more, but how many.
  return { ...counts, conversations: Math.max(0, conversations - conversations_taken_back) }
}

/** Only posts are read again of what a program sent; the rest of its figures stands. */
const refusedThen = ({ refused, known, reasons, unknown_fields }: Counts): Counts => ({
  ...{ ...noCounts(), rows: refused + known, refused, known, reasons, unknown_fields },
})

async function stayingAfter(work: Work, import_id: string, after: string | null): Promise<string[]> {
  const rows = await work.db
    .selectFrom('imports_posts')
    .select('post_id')
    .where('import_id', '=', import_id)
    .$if(after !== null, (query) => query.where('post_id', '>', after as string))
    .orderBy('post_id')
    .limit(STRETCH)
    .execute()
  return rows.map(({ post_id }) => post_id)
}
