/** The rows of an import's file in batches, read as posts. Never more than a few hundred are in hand. */
import { setImmediate as breath } from 'node:timers/promises'
import { invariant } from '#platform/refusal.ts'
import { bytesOf } from './files.ts'
import type { Brought } from './posts/bring.ts'
import { rowReader, type Wrong } from './posts/from-row.ts'
import { openThreads } from './posts/threads.ts'
import { type Row, rowsOf, Unreadable } from './reading/rows.ts'
import type { Task } from './worker.ts'

export interface Batch {
  /** The last row in it. */
  row_done: number
  rows: number
  bytes_done: number
  brought: Brought[]
  refused: { row: Row; wrong: Wrong }[]
  /** Of those that were read, how many say no time. */
  undated: number
  /** Of the last one: why the file cannot be read from here on. */
  unreadable: string | null
}

export const BATCH_ROWS = 500

/** Behind `after`, the last row that was done before. */
export async function* batchesOf(task: Task, after: number): AsyncIterable<Batch> {
  const { record, blobs, signal, inWork } = task
  const { format, mapping } = record
  invariant(format && mapping, 'what was started has been read')
  const read = rowReader({ mapping, columns: format.columns, now: record.created_at })
  const threads = openThreads()
  let bytes_done = 0
  const bytes = bytesOf(blobs, record, (many) => (bytes_done = many))
  for await (const { rows, unreadable } of inBatches(rowsOf(bytes, format), after)) {
    if (signal.aborted) return
    const brought: Brought[] = []
    const refused: Batch['refused'] = []
    for (const row of rows) {
      const one = read(row)
      if ('brought' in one) brought.push(one.brought)
      else refused.push({ row, wrong: one.wrong })
    }
    const undated = brought.filter((one) => one.undated).length
    if (unreadable) refused.push(restOf(unreadable))
    const joined = await inWork((work) => threads.join(work, brought))
    const row_done = rows.at(-1)?.nth ?? after
    const read_ = { brought: joined, refused, undated }
    yield { row_done, rows: rows.length, bytes_done, ...read_, unreadable: unreadable?.message ?? null }
    await breath()
  }
}

/** From here on nothing can be read: it stands for all that follows. */
const restOf = ({ row, message }: Unreadable) => ({
  row: { nth: row, line: Number(/^Line (\d+)/.exec(message)?.[1] ?? 0), cells: [], wrong: message },
  wrong: { column: null, code: 'unreadable', sentence: message },
})

async function* inBatches(
  lists: AsyncIterable<Row[]>,
  after: number,
): AsyncIterable<{ rows: Row[]; unreadable: Unreadable | null }> {
  let batch: Row[] = []
  try {
    for await (const rows of lists)
      for (const row of rows) {
        if (row.nth <= after) continue
        batch.push(row)
        if (batch.length < BATCH_ROWS) continue
        yield { rows: batch, unreadable: null }
        batch = []
      }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    yield { rows: batch, unreadable: error }
    return
  }
  if (batch.length > 0) yield { rows: batch, unreadable: null }
}
