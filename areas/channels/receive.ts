/**
 * Keeps posts the first time they are seen. Networks repeat themselves and two channels see the same post; the unique key
 * of the table decides, so a thousand deliveries of one event are one row. What changed or went away on the network
 * does so here: changes.ts.
 */
import './post-tables.ts'
import type { CompiledQuery } from 'kysely'
import type { NetworkEvent, NetworkPost } from '#connectors/connector.ts'
import { instants, jsons, texts, uuids } from '#platform/columns.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { insertOfRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { changedAmong, type Edited, edit, removeDeleted } from './changes.ts'
import { identityId } from './identity.ts'
import type { Post } from './post-schema.ts'

export interface From {
  channel_id: string
  network: string
  /** Of what was said long ago, ids too are of that time: lists and threads stand in their order. */
  brought?: object | undefined
}

/**
 * `all_new`: a post that is there already fails with a unique violation, and the Work is done again. It spares PostgreSQL
 * a third of what a post costs (measured: 27 instead of 37 us).
 */
export type Expect = 'all_new' | 'known_too'

/** What can be made ready of a batch before its Work begins. */
export interface Prepared {
  network: string
  expect: Expect
  /** Each post once, in the order in which they came. */
  rows: Post[]
  /** As the network told them, in the order of the rows. */
  firsts: NetworkPost[]
  /** The same posts again, later in the batch. */
  later: NetworkPost[]
  insert: CompiledQuery<{ id: string }> | null
  /** Native ids. */
  deleted: string[]
}

/** What a batch brings that is new here: nobody else can have it, since its keys are ours. */
export interface Claimed {
  /** Settles when the posts are stored. */
  stored: Promise<unknown>
  /** In the order in which they came. */
  received: Post[]
  edited: Edited[]
  /** Native ids. */
  deleted: string[]
}

/** `now` is the instant of the Work that will store them. Of events whose posts are storable. */
export function prepare(
  from: From & { workspace_id: string; now: Date; expect: Expect },
  events: readonly NetworkEvent[],
): Prepared {
  const posts = events.flatMap((event) => (event.kind === 'post' ? [event.post] : []))
  const firsts = new Map<string, NetworkPost>()
  const later: NetworkPost[] = []
  for (const post of posts) {
    if (firsts.has(post.native_id)) later.push(post)
    else firsts.set(post.native_id, post)
  }
  const rows = [...firsts.values()].map((post) => rowOf(from, post))
  return {
    network: from.network,
    expect: from.expect,
    rows,
    firsts: [...firsts.values()],
    later,
    insert: rows.length > 0 ? insertOf(rows, from.expect) : null,
    deleted: events.flatMap((event) => (event.kind === 'deleted' ? [event.native_id] : [])),
  }
}

export async function claim(work: Work, prepared: Prepared): Promise<Claimed> {
  const { network, expect, rows, firsts, later, deleted } = prepared
  const stored = insertPosts(work, prepared)
  // Whoever keeps the posts hears of its failure; until then it only must not count as unheard.
  stored.catch(() => {})
  const received = expect === 'all_new' ? rows : await stored
  const fresh = new Set(received.map((row) => row.native_id))
  const known = firsts.filter((post) => !fresh.has(post.native_id))
  return { stored, received: [...received], edited: await changedAmong(work, network, [...known, ...later]), deleted }
}

export async function keep(work: Work, from: From, { stored, received, edited, deleted }: Claimed): Promise<void> {
  const { channel_id } = from
  const idsOfAll = (posts: readonly { id: string }[]) => ({ channel_id, post_ids: posts.map((post) => post.id) })
  if (received.length > 0) happened(work, 'channels.posts_received', idsOfAll(received))
  if (edited.length > 0) happened(work, 'channels.posts_edited', idsOfAll(edited))
  await stored
  await edit(work, edited)
  const deleted_ids = await removeDeleted(work, from.network, deleted)
  if (deleted_ids.length > 0) happened(work, 'channels.posts_deleted', { channel_id, post_ids: deleted_ids })
}

function rowOf(
  { workspace_id, now, channel_id, network, brought }: From & { workspace_id: string; now: Date },
  post: NetworkPost,
): Post {
  return {
    workspace_id,
    id: newId(brought ? post.posted_at : now),
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
    received_at: now,
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

/** Written in one order everywhere, so that two batches with the same posts wait for each other and never block each other. */
function insertOf(posts: readonly Post[], expect: Expect): CompiledQuery<{ id: string }> {
  const inOrder = posts.toSorted((a, b) => (a.native_id < b.native_id ? -1 : 1))
  const column = <K extends keyof Post>(name: K) => inOrder.map((post) => post[name])
  const { workspace_id, channel_id, network, received_at } = posts[0] as Post
  return insertOfRows(
    'channels_posts',
    {
      ...{ workspace_id, channel_id, network, received_at },
      id: [uuids, column('id')],
      native_id: [texts, column('native_id')],
      revision: [texts, column('revision')],
      thread_id: [texts, column('thread_id')],
      parent_id: [texts, column('parent_id')],
      url: [texts, column('url')],
      author_id: [uuids, column('author_id')],
      title: [texts, column('title')],
      text: [texts, column('text')],
      spans: [jsons, column('spans')],
      media: [jsons, column('media')],
      lang: [texts, column('lang')],
      audience: [texts, column('audience')],
      addressed: [texts, column('addressed')],
      repeats: [texts, column('repeats')],
      counts: [jsons, column('counts')],
      reply_handle: [jsons, column('reply_handle')],
      posted_at: [instants, column('posted_at')],
    },
    expect === 'all_new' ? '' : 'on conflict (workspace_id, network, native_id) do nothing returning id',
  )
}

/** Those that were not kept before. */
async function insertPosts(work: Work, { rows: posts, insert, expect }: Prepared): Promise<readonly Post[]> {
  if (insert === null) return []
  const { rows } = await work.db.executeQuery(insert)
  if (expect === 'all_new' || rows.length === posts.length) return posts
  const won = new Set(rows.map((row) => row.id))
  return posts.filter(({ id }) => won.has(id))
}
