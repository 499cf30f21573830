/** What an import leaves behind beside its posts: which they are, and what was refused. */
import './tables.ts'
import type { Bringing, Kept } from '#areas/channels/ports.ts'
import { booleans, ints, textLists, texts, uuids } from '#platform/columns.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { changeCounts, countPost } from './counts.ts'
import type { Refused } from './schema.ts'

export async function keepBrought(
  work: Work,
  import_id: string,
  { kept: { posts, conversations }, ours }: { kept: Kept; ours: Bringing['ours'] },
): Promise<void> {
  if (posts.length === 0) return
  await insertRows(work, 'imports_posts', {
    workspace_id: work.workspace_id,
    import_id,
    post_id: [uuids, posts.map(({ post }) => post.id)],
    ours: [booleans, posts.map(({ post }) => ours.has(post.native_id))],
  })
  await changeCounts(work, import_id, (counts) => {
    for (const { monitor_ids } of posts) countPost(counts, monitor_ids)
    counts.conversations += conversations
  })
}

type RefusedRow = Refused & { cells: readonly string[] }

export async function keepRefused(work: Work, import_id: string, refused: readonly RefusedRow[]): Promise<void> {
  if (refused.length === 0) return
  const clean = (text: string) => text.replaceAll('\0', '').toWellFormed()
  await insertRows(
    work,
    'imports_refusals',
    {
      ...{ workspace_id: work.workspace_id, import_id },
      row_nth: [ints, refused.map((one) => one.row_nth)],
      line: [ints, refused.map((one) => one.line)],
      column_name: [texts, refused.map((one) => one.column_name)],
      code: [texts, refused.map((one) => one.code)],
      sentence: [texts, refused.map((one) => clean(one.sentence))],
      cells: [textLists, refused.map(({ cells }) => cells.map((cell) => clean(cell.slice(0, 2_000))))],
    },
    'on conflict do nothing',
  )
}
