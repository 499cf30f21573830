/** What an import leaves behind beside its posts: which they are, and what was refused. */
import './tables.ts'
import type { Bringing, Kept } from '#areas/channels/ports.ts'
import { booleans, ints, textLists, texts, uuids } from '#platform/columns.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { LIMITS } from './checks/fields.ts'
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

/** A text that is longer is none of a post, and one that was cut here is still too long to be taken for a whole one. */
const CELL_LETTERS = LIMITS.text + 1
/** Of all cells of a row together: hundreds of rows are kept at a time. */
const ROW_LETTERS = 4 * LIMITS.text

function cut(cells: readonly string[]): string[] {
  let room = ROW_LETTERS
  return cells.map((cell) => {
    const kept = cell.slice(0, Math.min(CELL_LETTERS, room))
    room -= kept.length
    return kept
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
      cells: [textLists, refused.map(({ cells }) => cut(cells).map(clean))],
    },
    'on conflict do nothing',
  )
}
