/**
 * What an import brought, to be read: each post, and what became of it. The newest first, by key, since what is brought has
 * keys of the time at which it was said. What no monitor hears is looked for in stretches; a page may come short, and go on.
 */
import './tables.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { conversationsOf } from '#areas/inbox/of-posts.ts'
import { heardBy } from '#areas/listening/heard-by.ts'
import type { Work } from '#platform/work.ts'
import type { BroughtInput, BroughtView } from './api.ts'
import { findImport } from './imports.ts'

const STRETCH = 500
const LOOKED_THROUGH = 10_000

export async function listBrought(
  work: Work,
  asked: BroughtInput,
): Promise<{ posts: BroughtView[]; next: string | null }> {
  await findImport(work, asked.id)
  const stretch = asked.heard ? STRETCH : asked.limit + 1
  const shown: Row[] = []
  let before = asked.before ?? null
  for (let looked = 0; looked < LOOKED_THROUGH && shown.length < asked.limit; looked += stretch) {
    const rows = await rowsBefore(work, asked, { before, limit: stretch })
    const fitting = asked.heard ? await unheardOf(work, rows) : rows
    const room = asked.limit - shown.length
    shown.push(...fitting.slice(0, room))
    before = (fitting.length > room ? shown : rows).at(-1)?.post_id ?? null
    if (fitting.length <= room && rows.length < stretch) return { posts: await viewsOf(work, shown), next: null }
  }
  return { posts: await viewsOf(work, shown), next: before }
}

interface Row {
  post_id: string
  ours: boolean
  stays: boolean
}

/** What we said ourselves is not listened for, so it is nothing that monitors missed. */
function rowsBefore(
  work: Work,
  { id, heard }: BroughtInput,
  { before, limit }: { before: string | null; limit: number },
): Promise<Row[]> {
  return work.db
    .selectFrom('imports_posts')
    .select(['post_id', 'ours', 'stays'])
    .where('import_id', '=', id)
    .$if(before !== null, (query) => query.where('post_id', '<', before as string))
    .$if(heard === 'no', (query) => query.where('ours', '=', false))
    .orderBy('post_id', 'desc')
    .limit(limit)
    .execute()
}

async function unheardOf(work: Work, rows: readonly Row[]): Promise<Row[]> {
  const heard = await heardBy(
    work,
    rows.map(({ post_id }) => post_id),
  )
  return rows.filter(({ post_id }) => !heard.has(post_id))
}

async function viewsOf(work: Work, rows: readonly Row[]): Promise<BroughtView[]> {
  const ids = rows.map(({ post_id }) => post_id)
  const posts = await postsByIds(work, ids)
  const [who, heard, conversations] = await Promise.all([
    whoByIds(
      work,
      [...posts.values()].map(({ author_id }) => author_id),
    ),
    heardBy(work, ids),
    conversationsOf(work, [...posts.values()]),
  ])
  return rows.flatMap(({ post_id, ours, stays }): BroughtView[] => {
    const post = posts.get(post_id)
    if (!post) return []
    const author = who.get(post.author_id) ?? null
    const { network, title, text, lang, url, posted_at, deleted_at } = post
    return [
      {
        ...{ post_id, network, title, text, lang, url, posted_at, deleted_at, ours, stays },
        who: author && { name: author.name, handle: author.handle },
        heard_by: heard.get(post_id) ?? [],
        conversation: conversations.get(post_id) ?? null,
      },
    ]
  })
}
