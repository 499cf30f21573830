/**
 * Keeps posts the first time they are seen. Networks repeat themselves and two channels see the same post; the key table
 * decides, so a thousand deliveries of one event are one row. What changed or went away on the network does so here.
 */
import { instants, jsons, texts, uuids } from '#platform/columns.ts'
import './post-tables.ts'
import { sql } from 'kysely'
import type { NetworkEvent, NetworkPost } from '#connectors/connector.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import { identityId } from './identity.ts'
import type { Post } from './post-schema.ts'

export interface Seen {
  /** New here, in the order in which they were posted. */
  received: Post[]
  edited_ids: string[]
  deleted_ids: string[]
}

export interface From {
  channel_id: string
  network: string
}

export async function receive(work: Work, from: From, events: readonly NetworkEvent[]): Promise<Seen> {
  const posts = onlyLast(events.flatMap((event) => (event.kind === 'post' ? [event.post] : [])))
  const fresh = await claimKeys(work, from.network, posts)
  const earlier = await idsOf(
    work,
    from.network,
    fresh.filter((each) => each.post.revision !== '').map((each) => each.post.native_id),
  )
  const isEdit = (each: Keyed) => (earlier.get(each.post.native_id) ?? each.id) !== each.id
  const received = fresh.filter((each) => !isEdit(each)).map((each) => rowOf(work, from, each))
  const edited_ids = await edit(work, earlier, fresh.filter(isEdit))
  await insertPosts(work, received)
  const deleted_ids = await removeDeleted(work, from.network, events)
  if (received.length > 0)
    happened(work, 'channels.posts_received', {
      channel_id: from.channel_id,
      post_ids: received.map((post) => post.id),
    })
  if (edited_ids.length > 0)
    happened(work, 'channels.posts_edited', { channel_id: from.channel_id, post_ids: edited_ids })
  if (deleted_ids.length > 0)
    happened(work, 'channels.posts_deleted', { channel_id: from.channel_id, post_ids: deleted_ids })
  return { received, edited_ids, deleted_ids }
}

interface Keyed {
  post: NetworkPost
  id: string
}

/** The same item twice in one batch counts once, with its last words. */
function onlyLast(posts: readonly NetworkPost[]): NetworkPost[] {
  const last = new Map(posts.map((post) => [`${post.native_id}\n${post.revision}`, post]))
  return last.size === posts.length ? [...posts] : [...last.values()]
}

async function claimKeys(work: Work, network: string, posts: readonly NetworkPost[]): Promise<Keyed[]> {
  if (posts.length === 0) return []
  const ids = posts.map(() => newId(work.now))
  const { rows } = await sql<{ post_id: string }>`
    insert into channels_post_keys (workspace_id, network, native_id, revision, post_id)
    select ${work.workspace_id}, ${network}, k.native_id, k.revision, k.post_id
    from unnest(${texts(posts.map((p) => p.native_id))}::text[], ${texts(posts.map((p) => p.revision))}::text[], ${uuids(ids)}::uuid[]) as k(native_id, revision, post_id)
    on conflict do nothing returning post_id`.execute(work.db)
  const won = new Set(rows.map((row) => row.post_id))
  return posts.map((post, i) => ({ post, id: ids[i] as string })).filter(({ id }) => won.has(id))
}

/** The first id each item was kept under. */
export async function idsOf(work: Work, network: string, native_ids: readonly string[]): Promise<Map<string, string>> {
  if (native_ids.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('channels_post_keys')
    .select(['native_id', 'post_id'])
    .where('network', '=', network)
    .where('native_id', 'in', native_ids)
    .orderBy('post_id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.native_id, row.post_id]))
}

function rowOf(work: Work, from: From, { post, id }: Keyed): Post {
  const { author, ...said } = post
  return {
    ...said,
    workspace_id: work.workspace_id,
    id,
    ...from,
    author_id: identityId(from.network, author.native_id),
    text: storable(said.text),
    title: said.title === null ? null : storable(said.title),
    received_at: work.now,
    deleted_at: null,
  }
}

/** PostgreSQL stores no NUL, and a lone surrogate is no text. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

async function insertPosts(work: Work, posts: readonly Post[]): Promise<void> {
  if (posts.length === 0) return
  const column = <K extends keyof Post>(name: K) => posts.map((post) => post[name])
  const first = posts[0] as Post
  await sql`
    insert into channels_posts (workspace_id, channel_id, network, received_at, id, native_id, revision, thread_id, parent_id, url, author_id,
      title, text, spans, media, lang, audience, addressed, repeats, counts, reply_handle, posted_at)
    select ${work.workspace_id}, ${first.channel_id}, ${first.network}, ${work.now}, p.* from unnest(
      ${uuids(column('id'))}::uuid[], ${texts(column('native_id'))}::text[], ${texts(column('revision'))}::text[], ${texts(column('thread_id'))}::text[],
      ${texts(column('parent_id'))}::text[], ${texts(column('url'))}::text[], ${uuids(column('author_id'))}::uuid[], ${texts(column('title'))}::text[],
      ${texts(column('text'))}::text[], ${jsons(column('spans'))}::jsonb[], ${jsons(column('media'))}::jsonb[], ${texts(column('lang'))}::text[],
      ${texts(column('audience'))}::text[], ${texts(column('addressed'))}::text[], ${texts(column('repeats'))}::text[], ${jsons(column('counts'))}::jsonb[],
      ${jsons(column('reply_handle'))}::jsonb[], ${instants(column('posted_at'))}::timestamptz[]) as p`.execute(work.db)
}

async function edit(work: Work, earlier: Map<string, string>, changed: readonly Keyed[]): Promise<string[]> {
  const ids: string[] = []
  for (const { post } of changed) {
    const id = earlier.get(post.native_id) as string
    const text = storable(post.text)
    await sql`
      with before as (select id, revision, text from channels_posts where id = ${id} and deleted_at is null for update),
      kept as (
        insert into channels_post_edits (workspace_id, post_id, revision, text, replaced_at)
        select ${work.workspace_id}, id, revision, text, ${work.now} from before where text <> ${text} on conflict do nothing
      )
      update channels_posts p set text = ${text}, revision = ${post.revision}, spans = ${JSON.stringify(post.spans)}, media = ${JSON.stringify(post.media)}
      from before where p.id = before.id`.execute(work.db)
    ids.push(id)
  }
  return ids
}

/** What its author took back is gone here too: words, pictures and earlier versions. The row stays, to be told apart from a gap. */
async function removeDeleted(work: Work, network: string, events: readonly NetworkEvent[]): Promise<string[]> {
  const natives = events.flatMap((event) => (event.kind === 'deleted' ? [event.native_id] : []))
  const ids = [...(await idsOf(work, network, natives)).values()]
  if (ids.length === 0) return []
  const gone = await work.db
    .updateTable('channels_posts')
    .set({ text: '', title: null, spans: sql`'[]'`, media: sql`'[]'`, deleted_at: work.now })
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .returning('id')
    .execute()
  await work.db.deleteFrom('channels_post_edits').where('post_id', 'in', ids).execute()
  return gone.map((post) => post.id)
}
