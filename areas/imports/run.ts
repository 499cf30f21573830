/**
 * Brings the posts of a file in, the way of every network: batches through the river. What is counted is counted in the
 * Work that stores it, so that figures are right whenever the process dies; a batch that is done again brings nothing twice.
 */
import './tables.ts'
import { speaksOn } from '#areas/channels/answer-from.ts'
import { type BroughtChannel, channelFor, heardNow } from '#areas/channels/brought.ts'
import type { Bringing } from '#areas/channels/ports.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { type Batch, batchesOf } from './batches.ts'
import type { Opens } from './checks/fields.ts'
import { changeCounts, countReasons } from './counts.ts'
import { endTurn } from './imports.ts'
import { keepBrought, keepRefused } from './keep.ts'
import { keepFile } from './kept-file.ts'
import { keptBatches } from './kept-posts.ts'
import type { Brought } from './posts/bring.ts'
import { holdTurn } from './turn.ts'
import type { Task } from './worker.ts'

/** So many rows that were refused are kept to be looked at; the others are counted. */
export const REFUSED_KEPT = 10_000
const RECENT_MS = 7 * 86_400_000

/**
 * What came long ago is past; whoever wants it answered says so. `since`: when it was brought. On a network that we speak
 * on an answer needs what only its own channel knows of a post, so what is brought of it is heard and opens nothing.
 */
export const opensBy =
  (opens: Opens, since: Date, network: string) =>
  ({ posted_at }: Pick<Post, 'posted_at'>): boolean =>
    !speaksOn(network) && (opens === 'all' || (opens === 'recent' && posted_at.getTime() > since.getTime() - RECENT_MS))

export async function run(task: Task): Promise<void> {
  const channels = new Map<string, BroughtChannel>()
  const { door_id, row_done } = task.record
  const batches = door_id ? keptBatches(task, row_done) : batchesOf(task, row_done)
  for await (const batch of batches) {
    for (const [network, group] of Map.groupBy(batch.brought, (one) => one.network)) {
      const channel = channels.get(network) ?? (await task.inWork((work) => channelFor(work, channelNamed(network))))
      channels.set(network, channel)
      await bring(task, channel, group)
    }
    await task.inWork((work) => keepProgress(work, task, batch))
  }
  if (!task.signal.aborted) await task.inWork((work) => finish(work, task))
}

export const channelNamed = (network: string) => ({ network, native_id: 'import', display_name: 'Imported posts' })

async function bring(task: Task, channel: BroughtChannel, group: readonly Brought[]): Promise<void> {
  const { record, turn } = task
  const brought: Bringing = {
    ours: new Set(group.flatMap(({ ours, post }) => (ours ? [post.native_id] : []))),
    opensConversation: opensBy(record.opens, record.created_at, channel.network),
    async kept(work, kept) {
      await holdTurn(work, turn)
      await keepBrought(work, record.id, { kept, ours: brought.ours })
      await heardNow(work, channel.channel_id)
    },
  }
  const events = group.map(({ post }) => ({ kind: 'post' as const, post }))
  await task.intake({ ...channel, brought }, { events, cursor: '' })
}

async function keepProgress(work: Work, { turn, record }: Task, batch: Batch): Promise<void> {
  await holdTurn(work, turn)
  const { refused } = await changeCounts(work, record.id, (counts) => {
    counts.rows += batch.rows
    counts.refused += batch.refused.length
    counts.undated = (counts.undated ?? 0) + batch.undated
    countReasons(
      counts.reasons,
      batch.refused.map(({ wrong }) => wrong.code),
    )
    // The rest of a file that cannot be read counts as one row.
    if (batch.unreadable) counts.rows += 1
    // What was brought back counts what stayed before its rows are met.
    counts.known = Math.max(0, counts.rows - counts.refused - counts.new)
  })
  const before = refused - batch.refused.length
  const kept = batch.refused.slice(0, Math.max(0, REFUSED_KEPT - before))
  await keepRefused(work, record.id, kept.map(asRefused))
  await work.db
    .updateTable('imports_imports')
    .set({ row_done: batch.row_done, bytes_done: batch.bytes_done, problem: batch.unreadable })
    .where('id', '=', record.id)
    .execute()
  happened(work, 'imports.import_changed', { import_id: record.id, state: 'running' })
}

const asRefused = ({ row: { nth, line, cells }, wrong: { column, code, sentence } }: Batch['refused'][number]) => ({
  ...{ row_nth: nth, line, column_name: column, code, sentence, cells },
})

async function finish(work: Work, { turn, record }: Task): Promise<void> {
  await holdTurn(work, turn)
  await endTurn(work, record.id)
  await changeCounts(work, record.id, () => {})
  await keepFile(work, record.id)
  await work.db
    .updateTable('imports_imports')
    .set({ state: 'done', ended_at: work.now, bytes_done: record.bytes })
    .where('id', '=', record.id)
    .execute()
  happened(work, 'imports.import_changed', { import_id: record.id, state: 'done' })
}
