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

export interface From {
  channel_id: string
  network: string
}

/** What a batch brings that is new here: nobody else can have it, since its keys are ours. */
export interface Claimed {
  /** Settles when the keys are stored. */
  ours: Promise<unknown>
  /** In the order in which they came. */
  received: Post[]
  edited: Edited[]
  /** Native ids. */
  deleted: string[]
}

interface Edited {
  id: string
  post: NetworkPost
}

/**
 * `all_new`: a key that is there already fails with a unique violation, and the Work is done again. It spares PostgreSQL
 * a third of what a key costs (measured: 12 instead of 18 us).
 */
export type Expect = 'all_new' | 'known_too'

export async function claim(
  work: Work,
  { network, channel_id, expect }: From & { expect: Expect },
  events: readonly NetworkEvent[],
): Promise<Claimed> {
  const posts = onlyLast(events.flatMap((event) => (event.kind === 'post' ? [storablePost(event.post)] : [])))
  const keyed = posts.map((post) => ({ post, id: newId(work.now) }))
  const ours = insertKeys(work, { network, expect }, keyed)
  // Whoever keeps the posts hears of its failure; until then it only must not count as unheard.
  ours.catch(() => {})
  const fresh = expect === 'all_new' ? keyed : await ours
  const revised = fresh.filter((each) => each.post.revision !== '').map((each) => each.post.native_id)
  const earlier = await idsOf(work, network, revised)
  const firstId = ({ post, id }: Keyed) => earlier.get(post.native_id) ?? id
  const from = { channel_id, network }
  return {
    ours,
    received: fresh.filter((each) => firstId(each) === each.id).map((each) => rowOf(work, from, each)),
    edited: fresh.filter((each) => firstId(each) !== each.id).map((each) => ({ id: firstId(each), post: each.post })),
    deleted: events.flatMap((event) => (event.kind === 'deleted' ? [event.native_id] : [])),
  }
}

export async function keep(work: Work, from: From, { ours, received, edited, deleted }: Claimed): Promise<void> {
  const { channel_id } = from
  const idsOfAll = (posts: readonly { id: string }[]) => ({ channel_id, post_ids: posts.map((post) => post.id) })
  if (received.length > 0) happened(work, 'channels.posts_received', idsOfAll(received))
  if (edited.length > 0) happened(work, 'channels.posts_edited', idsOfAll(edited))
  await Promise.all([ours, insertPosts(work, received)])
  await edit(work, edited)
  const deleted_ids = await removeDeleted(work, from.network, deleted)
  if (deleted_ids.length > 0) happened(work, 'channels.posts_deleted', { channel_id, post_ids: deleted_ids })
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

/** Those that were not kept before. Written in one order everywhere, so that two batches with the same posts wait for each other and never block each other. */
async function insertKeys(
  work: Work,
  { network, expect }: { network: string; expect: Expect },
  keyed: readonly Keyed[],
): Promise<readonly Keyed[]> {
  if (keyed.length === 0) return []
  const inOrder = keyed.toSorted((a, b) => inKeyOrder(a.post, b.post))
  const { rows } = await sql<{ post_id: string }>`
    insert into channels_post_keys (workspace_id, network, native_id, revision, post_id)
    select ${work.workspace_id}, ${network}, k.native_id, k.revision, k.post_id
    from unnest(${texts(inOrder.map(({ post }) => post.native_id))}::text[], ${texts(inOrder.map(({ post }) => post.revision))}::text[],
      ${uuids(inOrder.map(({ id }) => id))}::uuid[]) as k(native_id, revision, post_id)
    ${expect === 'all_new' ? sql`` : sql`on conflict do nothing returning post_id`}`.execute(work.db)
  if (expect === 'all_new' || rows.length === keyed.length) return keyed
  const won = new Set(rows.map((row) => row.post_id))
  return keyed.filter(({ id }) => won.has(id))
}

function inKeyOrder(a: NetworkPost, b: NetworkPost): number {
  if (a.native_id !== b.native_id) return a.native_id < b.native_id ? -1 : 1
  return a.revision < b.revision ? -1 : 1
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

function rowOf(work: Work, { channel_id, network }: From, { post, id }: Keyed): Post {
  return {
    workspace_id: work.workspace_id,
    id,
    channel_id,
    network,
    native_id: post.native_id,
    revision: post.revision,
    thread_id: post.thread_id,
    parent_id: post.parent_id,
    url: post.url,
    author_id: identityId(network, post.author.native_id),
    title: post.title,
    text: post.text,
    spans: post.spans,
    media: post.media,
    lang: post.lang,
    audience: post.audience,
    addressed: post.addressed,
    repeats: post.repeats,
    counts: post.counts,
    reply_handle: post.reply_handle,
    posted_at: post.posted_at,
    received_at: work.now,
    deleted_at: null,
  }
}

/** PostgreSQL stores no NUL, and a lone surrogate is no text. Done before a post is read, so that places in it are those of what is stored. */
export function storablePost(post: NetworkPost): NetworkPost {
  if (isStorable(post.text) && isStorable(post.title ?? '')) return post
  return { ...post, text: storable(post.text), title: post.title === null ? null : storable(post.title) }
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
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

async function edit(work: Work, edited: readonly Edited[]): Promise<void> {
  for (const { id, post } of edited.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { text } = post
    await sql`
      with before as (select id, revision, text from channels_posts where id = ${id} and deleted_at is null for update),
      kept as (
        insert into channels_post_edits (workspace_id, post_id, revision, text, replaced_at)
        select ${work.workspace_id}, id, revision, text, ${work.now} from before where text <> ${text} on conflict do nothing
      )
      update channels_posts p set text = ${text}, revision = ${post.revision}, spans = ${JSON.stringify(post.spans)}, media = ${JSON.stringify(post.media)}
      from before where p.id = before.id`.execute(work.db)
  }
}

/** What its author took back is gone here too: words, pictures and earlier versions. The row stays, to be told apart from a gap. */
async function removeDeleted(work: Work, network: string, native_ids: readonly string[]): Promise<string[]> {
  const ids = [...(await idsOf(work, network, native_ids)).values()]
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    with there as (select id from channels_posts where id = any(${uuids(ids)}::uuid[]) and deleted_at is null order by id for update)
    update channels_posts p set text = '', title = null, spans = '[]', media = '[]', deleted_at = ${work.now}
    from there where p.id = there.id returning p.id`.execute(work.db)
  await work.db.deleteFrom('channels_post_edits').where('post_id', 'in', ids).execute()
  return rows.map((post) => post.id)
}
