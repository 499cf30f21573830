/** What changes about a post that was kept before: its author edits it, or takes it back. */
import './post-tables.ts'
import { sql } from 'kysely'
import type { NetworkPost } from '#connectors/connector.ts'
import { texts, uuids } from '#platform/columns.ts'
import type { Work } from '#platform/work.ts'
import type { Post } from './post-schema.ts'

export interface Edited {
  id: string
  post: NetworkPost
}

/** Those that bring a revision which was not seen yet; the one without a name is the first of all. */
export async function changedAmong(work: Work, network: string, known: readonly NetworkPost[]): Promise<Edited[]> {
  const revised = known.filter((post) => post.revision !== '')
  if (revised.length === 0) return []
  const { rows } = await sql<{ native_id: string; id: string; revisions: string[] }>`
    select p.native_id, p.id, array[p.revision] || array(
      select e.revision from channels_post_edits e where e.post_id = p.id
    ) as revisions
    from unnest(${texts([...new Set(revised.map((post) => post.native_id))])}::text[]) as k(native_id),
    lateral (
      select id, native_id, revision from channels_posts where network = ${network} and native_id = k.native_id and deleted_at is null limit 1
    ) p`.execute(work.db)
  const seen = new Map(rows.map(({ native_id, id, revisions }) => [native_id, { id, revisions: new Set(revisions) }]))
  return revised.flatMap((post) => {
    const { id, revisions } = seen.get(post.native_id) ?? {}
    if (!id || revisions?.has(post.revision)) return []
    revisions?.add(post.revision)
    return [{ id, post }]
  })
}

/** As they stand until `edit`, locked in its order: figures take away what was counted of them. */
export async function lockEdited(work: Work, edited: readonly Edited[]): Promise<Map<string, Post>> {
  if (edited.length === 0) return new Map()
  const posts = await work.db
    .selectFrom('channels_posts')
    .selectAll()
    .where(
      'id',
      'in',
      edited.map(({ id }) => id),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(posts.map((post) => [post.id, post]))
}

/** The revision that is replaced is remembered with its words, so that it is known when the network repeats it. */
export async function edit(work: Work, edited: readonly Edited[]): Promise<void> {
  for (const { id, post } of edited.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { text, title } = post
    await sql`
      with before as (select id, revision, text from channels_posts where id = ${id} and deleted_at is null for update),
      kept as (
        insert into channels_post_edits (workspace_id, post_id, revision, text, replaced_at)
        select ${work.workspace_id}, id, revision, text, ${work.now} from before on conflict do nothing
      )
      update channels_posts p set text = ${text}, title = ${title}, revision = ${post.revision}, spans = ${JSON.stringify(post.spans)}, media = ${JSON.stringify(post.media)}
      from before where p.id = before.id`.execute(work.db)
  }
}

/** What its author took back is gone here too: words, pictures and earlier versions. The row stays, to be told apart from a gap. */
export async function removeDeleted(work: Work, network: string, native_ids: readonly string[]): Promise<string[]> {
  if (native_ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    with there as (
      select id from channels_posts
      where network = ${network} and native_id = any(${texts([...native_ids])}::text[]) and deleted_at is null order by id for update
    )
    update channels_posts p set text = '', title = null, spans = '[]', media = '[]', deleted_at = ${work.now}
    from there where p.id = there.id returning p.id`.execute(work.db)
  const ids = rows.map((post) => post.id)
  if (ids.length > 0)
    await sql`delete from channels_post_edits where post_id = any(${uuids(ids)}::uuid[])`.execute(work.db)
  return ids
}
