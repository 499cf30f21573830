/** Speaking once. The record's key is ours and is written only where nothing is, so a second try finds the first. */
import {
  type Account,
  ConnectorError,
  type Outgoing,
  type Outside,
  type PostReference,
  type Published,
} from '../connector.ts'
import { POSTS } from './changes.ts'
import { detectSpans, facetsOf } from './facets.ts'
import { refuseOverLimits } from './limits.ts'
import { addressOf, handleOf } from './posts.ts'
import { PostRecord, Read, Resolved, Uploaded, Written } from './wire.ts'
import { callAs } from './xrpc.ts'

export async function publish(outside: Outside, account: Account, { outgoing, key }: Keyed): Promise<Published> {
  refuseOverLimits(outgoing)
  const record = await recordOf(outside, account, outgoing)
  const body = { repo: account.native_id, collection: POSTS, rkey: key, swapRecord: null, record }
  try {
    const written = await callAs(outside, account, {
      nsid: 'com.atproto.repo.putRecord',
      answer: Written,
      body,
      effect: 'write',
    })
    return { state: 'published', ...referenceTo(written, outgoing) }
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'duplicate')) throw error
    const there = await findByKey(outside, account, { outgoing, key })
    if (!there) throw error
    return { state: 'published', ...there }
  }
}

export interface Keyed {
  outgoing: Outgoing
  key: string
}

/** The server that holds the account answers what it has written at once; nobody else's index is asked. */
export async function findByKey(
  outside: Outside,
  account: Account,
  { outgoing, key }: Keyed,
): Promise<PostReference | null> {
  const params = { repo: account.native_id, collection: POSTS, rkey: key }
  const found = await callAs(outside, account, { nsid: 'com.atproto.repo.getRecord', answer: Read, params }).catch(
    (error) => {
      if (error instanceof ConnectorError && error.kind === 'not_found') return null
      throw error
    },
  )
  if (!found) return null
  const record = PostRecord.safeParse(found.value)
  if (record.success && record.data.text === outgoing.text) return referenceTo(found, outgoing)
  throw new ConnectorError('duplicate', 'Another post stands under this key. Look at the account before sending again.')
}

function referenceTo({ uri, cid }: { uri: string; cid: string }, outgoing: Outgoing): PostReference {
  const { root, parent } = replyOf(outgoing) ?? {}
  const reply = root && parent ? { root, parent } : undefined
  const record = {
    $type: POSTS,
    text: '',
    facets: [],
    langs: [],
    createdAt: undefined,
    embed: undefined,
    reply,
  } satisfies PostRecord
  return { native_id: uri, url: addressOf(uri), reply_handle: handleOf({ uri, cid, record }) }
}

async function recordOf(outside: Outside, account: Account, outgoing: Outgoing): Promise<object> {
  const { text, lang, created_at } = outgoing
  const reply = replyOf(outgoing)
  const facets = await marksOf(outside, account, text)
  const embed = await picturesOf(outside, account, outgoing.images)
  return {
    $type: POSTS,
    text,
    createdAt: created_at,
    ...(lang && { langs: [lang] }),
    ...(facets.length > 0 && { facets }),
    ...(reply && { reply }),
    ...(embed && { embed }),
  }
}

function replyOf({ reply_to }: Outgoing) {
  if (!reply_to) return undefined
  const { cid, root_cid } = reply_to.handle
  if (!cid || !root_cid)
    throw new ConnectorError('invalid', 'What is answered was not read completely. Open its thread, then answer again.')
  return { root: { uri: reply_to.thread_id, cid: root_cid }, parent: { uri: reply_to.native_id, cid } }
}

async function marksOf(outside: Outside, account: Account, text: string) {
  const spans = detectSpans(text)
  const handles = new Set(spans.flatMap((span) => (span.kind === 'mention' ? [span.target] : [])))
  const dids = new Map<string, string>()
  for (const handle of handles) {
    const did = await whoIs(outside, account, handle)
    if (did) dids.set(handle, did)
  }
  return facetsOf(text, spans, dids)
}

/** Null for a handle that is nobody's: the text keeps it without a mark. */
async function whoIs(outside: Outside, account: Account, handle: string): Promise<string | null> {
  const ask = { nsid: 'com.atproto.identity.resolveHandle', answer: Resolved, params: { handle } }
  try {
    return (await callAs(outside, account, ask)).did
  } catch (error) {
    if (error instanceof ConnectorError && (error.kind === 'invalid' || error.kind === 'not_found')) return null
    throw error
  }
}

/** A picture that no record names is dropped by the network after a while, so uploading again does no harm. */
async function picturesOf(outside: Outside, account: Account, images: Outgoing['images']) {
  const uploaded = []
  for (const { bytes, mime, alt, width, height } of images) {
    const ask = { nsid: 'com.atproto.repo.uploadBlob', answer: Uploaded, bytes: { bytes, mime } }
    const { blob } = await callAs(outside, account, ask)
    uploaded.push({ image: blob, alt, aspectRatio: { width, height } })
  }
  return uploaded.length > 0 ? { $type: 'app.bsky.embed.images', images: uploaded } : null
}
