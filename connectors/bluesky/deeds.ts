/** Like, hide and delete. Each may be tried again: done twice is done once. */
import { z } from 'zod'
import { type Account, ConnectorError, type Deed, type Outside } from '../connector.ts'
import { POSTS } from './changes.ts'
import { keyOf } from './keys.ts'
import { didOf, handleOf, rkeyOf } from './posts.ts'
import { Gate, Posts, PostUri, Read, Written } from './wire.ts'
import { callAs } from './xrpc.ts'

const GATES = 'app.bsky.feed.threadgate'
const LIKES = 'app.bsky.feed.like'
const HIDDEN_MOST = 300
const TRIES = 3

export async function moderate(outside: Outside, account: Account, deed: Deed): Promise<void> {
  if (!PostUri.safeParse(deed.native_id).success) throw new ConnectorError('invalid', 'This is not a post of Bluesky.')
  if (deed.deed === 'like') return like(outside, account, deed)
  if (deed.deed === 'hide') return hide(outside, account, deed)
  return remove(outside, account, deed)
}

/** The key comes from what is liked, so a second like finds the first. */
async function like(outside: Outside, account: Account, deed: Deed): Promise<void> {
  const { cid } = await referenceOf(outside, account, deed)
  const record = { $type: LIKES, subject: { uri: deed.native_id, cid }, createdAt: outside.now().toISOString() }
  await put(outside, account, { collection: LIKES, rkey: keyOf(deed.native_id), record, swap: null }).catch(
    unlessDuplicate,
  )
}

async function remove(outside: Outside, account: Account, { native_id }: Deed): Promise<void> {
  if (didOf(native_id) !== account.native_id)
    throw new ConnectorError('not_allowed', 'Only our own posts can be deleted.')
  const body = { repo: account.native_id, collection: POSTS, rkey: rkeyOf(native_id) }
  await callAs(outside, account, { nsid: 'com.atproto.repo.deleteRecord', answer: z.object({}), body })
}

/** Adds the answer to those hidden by the gate of our thread; people can still open it, below the others. */
async function hide(outside: Outside, account: Account, deed: Deed): Promise<void> {
  const { root_uri } = await referenceOf(outside, account, deed)
  if (didOf(root_uri) !== account.native_id) {
    throw new ConnectorError('not_allowed', 'Bluesky lets us hide answers only in threads that we started.')
  }
  for (let left = TRIES; left > 0; left -= 1) {
    const gate = await readGate(outside, account, root_uri)
    const hidden = gate.record.hiddenReplies
    if (hidden.includes(deed.native_id)) return
    if (hidden.length >= HIDDEN_MOST)
      throw new ConnectorError('not_allowed', `A thread can hide ${HIDDEN_MOST} answers, and they are used up.`)
    const record = { ...gate.record, hiddenReplies: [...hidden, deed.native_id] }
    const done = await put(outside, account, {
      collection: GATES,
      rkey: rkeyOf(root_uri),
      record,
      swap: gate.cid,
    }).catch(unlessDuplicate)
    if (done) return
  }
  throw new ConnectorError('transient', 'The rules of this thread keep changing. Try again.')
}

/** The gate that is there with its other rules kept, or a new one that lets everyone answer. */
async function readGate(outside: Outside, account: Account, root_uri: string) {
  const fresh = { $type: GATES, post: root_uri, createdAt: outside.now().toISOString(), hiddenReplies: [] as string[] }
  const params = { repo: account.native_id, collection: GATES, rkey: rkeyOf(root_uri) }
  try {
    const { cid, value } = await callAs(outside, account, { nsid: 'com.atproto.repo.getRecord', answer: Read, params })
    return { cid, record: { ...fresh, ...Gate.parse(value) } }
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'not_found') return { cid: null, record: fresh }
    throw error
  }
}

interface Put {
  collection: string
  rkey: string
  record: object
  /** The version that is replaced; null where nothing may be. */
  swap: string | null
}

async function put(outside: Outside, account: Account, { collection, rkey, record, swap }: Put): Promise<true> {
  const body = { repo: account.native_id, collection, rkey, record, swapRecord: swap }
  await callAs(outside, account, { nsid: 'com.atproto.repo.putRecord', answer: Written, body })
  return true
}

function unlessDuplicate(error: unknown): false {
  if (error instanceof ConnectorError && error.kind === 'duplicate') return false
  throw error
}

/** The handle that came with the post, or the network's word where there is none. */
async function referenceOf(outside: Outside, account: Account, deed: Deed): Promise<{ cid: string; root_uri: string }> {
  const { cid, root_uri } = deed.reply_handle ?? {}
  if (cid && root_uri) return { cid, root_uri }
  const params = { uris: [deed.native_id] }
  const { posts } = await callAs(outside, account, { nsid: 'app.bsky.feed.getPosts', answer: Posts, params })
  const [view] = posts
  if (!view) throw new ConnectorError('not_found', 'Bluesky no longer has this post.')
  return { cid: view.cid, root_uri: handleOf(view)['root_uri'] ?? view.uri }
}
