/** What a program sent, kept as it came in place of a file: whoever takes a lot back can bring it back from here. */
import './tables.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import type { Personal } from '#platform/area.ts'
import { booleans, ints, jsons, texts, uuids } from '#platform/columns.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { BATCH_ROWS, type Batch } from './batches.ts'
import type { Brought, NetworkPost } from './posts/bring.ts'
import type { KeptPost } from './schema.ts'
import type { Task } from './worker.ts'

export interface Sent {
  /** In the order of both. */
  posts: readonly Post[]
  brought: readonly Brought[]
  /** So many were kept of this lot before. */
  before: number
}

export async function keepPosts(work: Work, import_id: string, { posts, brought, before }: Sent): Promise<void> {
  await insertRows(work, 'imports_kept_posts', {
    ...{ workspace_id: work.workspace_id, import_id },
    nth: [ints, posts.map((_, at) => before + at + 1)],
    author_id: [uuids, posts.map(({ author_id }) => author_id)],
    network: [texts, brought.map(({ network }) => network)],
    ours: [booleans, brought.map(({ ours }) => ours)],
    undated: [booleans, brought.map(({ undated = false }) => undated)],
    post: [jsons, brought.map(({ post }) => ({ ...post }))],
  })
}

/** As batches of a file are: behind `after`, the last that was done before. */
export async function* keptBatches({ record, inWork, signal }: Task, after: number): AsyncIterable<Batch> {
  for (let row_done = after; !signal.aborted; ) {
    const rows = await inWork((work) => keptAfter(work, record.id, row_done))
    const last = rows.at(-1)
    if (!last) return
    row_done = last.nth
    const undated = rows.filter((row) => row.undated).length
    const done = { row_done, rows: rows.length, bytes_done: 0, undated }
    yield { ...done, brought: rows.map(asBrought), refused: [], unreadable: null }
  }
}

const keptAfter = (work: Work, import_id: string, nth: number): Promise<KeptPost[]> =>
  work.db
    .selectFrom('imports_kept_posts')
    .selectAll()
    .where('import_id', '=', import_id)
    .where('nth', '>', nth)
    .orderBy('nth')
    .limit(BATCH_ROWS)
    .execute()

function asBrought({ network, ours, undated, post }: KeptPost): Brought {
  const kept = post as unknown as Omit<NetworkPost, 'posted_at'> & { posted_at: string }
  return {
    ...{ network, ours, ...(undated && { undated: true as const }) },
    post: { ...kept, posted_at: new Date(kept.posted_at) },
  }
}

export const keptPostsPersonal: Personal = {
  export: (work, ids) =>
    ids.length === 0
      ? Promise.resolve([])
      : work.db.selectFrom('imports_kept_posts').selectAll().where('author_id', 'in', ids).execute(),
  async erase(work, ids) {
    if (ids.length > 0) await work.db.deleteFrom('imports_kept_posts').where('author_id', 'in', ids).execute()
  },
}
