/** A record of the network as one of our posts. */
import type { Media, NetworkAuthor, NetworkPost } from '../connector.ts'
import { storable } from '../storable.ts'
import { spansOf } from './facets.ts'
import type { Picture, PostRecord, PostView, Profile } from './wire.ts'

const IMAGES = 'https://cdn.bsky.app/img/feed_fullsize/plain'
const VIDEOS = 'https://video.bsky.app/watch'

export interface Found {
  uri: string
  cid: string
  record: PostRecord
  author: NetworkAuthor
  /** When a server saw it. A post claims its own time too; the earlier one counts, as in the network's own order. */
  seen_at: Date
  revision: string
  counts: NetworkPost['counts']
}

/** Whose account we listen for; null on open streams, where everything is overheard. */
export function postOf(found: Found, our_did: string | null): NetworkPost {
  const { uri, record } = found
  const reply = answering(uri, record)
  const spans = spansOf(record.text, record.facets)
  return storable({
    native_id: uri,
    revision: found.revision,
    thread_id: reply?.root.uri ?? uri,
    parent_id: reply?.parent.uri ?? null,
    url: addressOf(uri),
    author: found.author,
    text: record.text,
    title: null,
    spans,
    media: mediaOf(didOf(uri), record),
    lang: record.langs[0] ?? null,
    posted_at: record.createdAt && record.createdAt < found.seen_at ? record.createdAt : found.seen_at,
    audience: 'public',
    addressed: our_did === null ? 'overheard' : addressedTo(our_did, found),
    repeats: quotedBy(record),
    counts: found.counts,
    reply_handle: handleOf(found),
  } satisfies NetworkPost)
}

export function postOfView(view: PostView, our_did: string): NetworkPost {
  const { replyCount, repostCount, likeCount } = view
  const counted = replyCount !== undefined && repostCount !== undefined && likeCount !== undefined
  const counts = counted ? { replies: replyCount, reposts: repostCount, likes: likeCount } : null
  return postOf({ ...view, author: authorOf(view.author), seen_at: view.indexedAt, revision: '', counts }, our_did)
}

export function authorOf(profile: Profile): NetworkAuthor {
  return {
    native_id: profile.did,
    handle: profile.handle,
    name: profile.displayName ?? '',
    avatar_url: profile.avatar ?? null,
    url: `https://bsky.app/profile/${profile.did}`,
    followers: profile.followersCount ?? null,
  }
}

/** Streams name authors by did only; `authors` asks for more when the host wants it. */
export function strangerOf(did: string): NetworkAuthor {
  return {
    native_id: did,
    handle: did,
    name: '',
    avatar_url: null,
    url: `https://bsky.app/profile/${did}`,
    followers: null,
  }
}

export function didOf(uri: string): string {
  return uri.split('/')[2] ?? ''
}

export function rkeyOf(uri: string): string {
  return uri.split('/')[4] ?? ''
}

export function addressOf(uri: string): string {
  return `https://bsky.app/profile/${didOf(uri)}/post/${rkeyOf(uri)}`
}

/** What an answer, a like or hiding must refer to. */
export function handleOf({ uri, cid, record }: Pick<Found, 'uri' | 'cid' | 'record'>): Record<string, string> {
  const root = answering(uri, record)?.root ?? { uri, cid }
  return { cid, root_uri: root.uri, root_cid: root.cid }
}

/** A record may say that it answers itself; it starts a thread then. */
function answering(uri: string, { reply }: PostRecord) {
  return reply && reply.root.uri !== uri && reply.parent.uri !== uri ? reply : undefined
}

/** Read from the record, never from the reason of a notification: an answer that also mentions arrives as a mention. */
function addressedTo(our_did: string, { uri, record }: Found): NetworkPost['addressed'] {
  const reply = answering(uri, record)
  if (reply && didOf(reply.parent.uri) === our_did) return 'reply'
  const mentions = record.facets.flatMap(({ features }) => features)
  if (mentions.some((feature) => 'did' in feature && feature.did === our_did)) return 'mention'
  const quoted = quotedBy(record)
  if (quoted && didOf(quoted) === our_did) return 'quote'
  return reply && didOf(reply.root.uri) === our_did ? 'reply' : 'overheard'
}

function quotedBy({ embed }: PostRecord): string | null {
  if (embed?.$type === 'app.bsky.embed.record') return embed.record.uri
  if (embed?.$type === 'app.bsky.embed.recordWithMedia') return embed.record.record.uri
  return null
}

function mediaOf(did: string, { embed }: PostRecord): Media[] {
  if (!embed || embed.$type === 'app.bsky.embed.record') return []
  return picturesOf(did, embed.$type === 'app.bsky.embed.recordWithMedia' ? embed.media : embed)
}

function picturesOf(did: string, picture: Picture): Media[] {
  if (picture.$type === 'app.bsky.embed.external') {
    return [{ kind: 'other', url: picture.external.uri, alt: picture.external.title, width: null, height: null }]
  }
  if (picture.$type === 'app.bsky.embed.video') {
    const url = `${VIDEOS}/${encodeURIComponent(did)}/${picture.video.ref.$link}/playlist.m3u8`
    return [{ kind: 'video', url, alt: picture.alt, ...sizeOf(picture.aspectRatio) }]
  }
  return picture.images.map(({ image, alt, aspectRatio }) => {
    return { kind: 'image', url: `${IMAGES}/${did}/${image.ref.$link}@jpeg`, alt, ...sizeOf(aspectRatio) }
  })
}

/** The ratio is all that is told; it is often, but need not be, the size. */
function sizeOf(ratio: { width: number; height: number } | undefined) {
  return { width: ratio?.width ?? null, height: ratio?.height ?? null }
}
