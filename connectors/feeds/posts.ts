/** A feed's items as posts: ids that last, threads, plain text, and nothing that cannot be stored or followed. */
import { createHash } from 'node:crypto'
import type { Media, NetworkAuthor, NetworkPost } from '../connector.ts'
import { pixels, plainText, tidyText, webAddress } from '../plain-text.ts'
import { storable } from '../storable.ts'
import { readDate } from './dates.ts'
import type { Feed, FeedItem, FeedMedia, Written } from './wire.ts'

/** The newest of a feed are read; an archive of everything ever written is not what is being said now. */
export const ITEMS = 1000
const ID_CHARS = 1000
const NAME_CHARS = 200
const TITLE_CHARS = 1000

export interface FeedPlace {
  /** The account's id: who speaks where no author is named. */
  native_id: string
  name: string
  /** Where relative addresses start. */
  url: string
  now: Date
}

/** Oldest first, each id once, all as first versions. */
export function postsOf(feed: Feed, place: FeedPlace): NetworkPost[] {
  const site = webAddress(feed.site, place.url) ?? place.url
  const dated = feed.items.map((item, at) => ({ item, at, posted_at: postedAt(item, place.now) }))
  // Feeds are mostly newest first: of one instant, the later in the document is the older.
  dated.sort((a, b) => a.posted_at.getTime() - b.posted_at.getTime() || b.at - a.at)
  const posts = new Map<string, NetworkPost>()
  for (const { item, posted_at } of dated.slice(-ITEMS)) {
    const post = postOf(item, { feed, place, site, posted_at })
    if (post) posts.set(post.native_id, posts.get(post.native_id) ?? post)
  }
  return threaded([...posts.values()])
}

/** Nothing was said in the future; what has no date was said now. */
function postedAt(item: FeedItem, now: Date): Date {
  const date = readDate(item.published) ?? readDate(item.updated) ?? now
  return date > now ? new Date(now) : date
}

interface Around {
  feed: Feed
  place: FeedPlace
  site: string
  posted_at: Date
}

function postOf(item: FeedItem, around: Around): NetworkPost | null {
  const base = webAddress(item.base, around.place.url) ?? around.site
  const link = webAddress(item.link, base)
  const title = item.title && plain(item.title, base).text.replaceAll('\n', ' ').slice(0, TITLE_CHARS)
  const body = item.body ? plain(item.body, base) : { text: '', spans: [], media: [] }
  const media = mediaOf(item, { base, pictures: body.media })
  if (!title && !body.text && !link && media.length === 0) return null
  const native_id = idOf(item, { link, title: title ?? '', text: body.text })
  return storable<NetworkPost>({
    native_id,
    revision: '',
    thread_id: native_id,
    parent_id: parentOf(item, native_id),
    url: link ?? around.site,
    author: authorOf(item, around),
    text: body.text,
    title: title || null,
    spans: body.spans,
    media,
    lang: language(item.lang) ?? language(around.feed.lang),
    posted_at: around.posted_at,
    audience: 'public',
    addressed: 'overheard',
    repeats: null,
    counts:
      typeof item.replies === 'number' && item.replies >= 0
        ? { replies: Math.trunc(item.replies), reposts: 0, likes: 0 }
        : null,
    reply_handle: null,
  })
}

function plain(written: Written, base: string) {
  return written.kind === 'html'
    ? plainText(written.text, base)
    : { text: tidyText(written.text), spans: [], media: [] }
}

/** What the feed calls it, else its address, else what was said when; never its place in the document. */
function idOf(item: FeedItem, said: { link: string | null; title: string; text: string }): string {
  const id = item.id ?? said.link
  if (id) return id.length <= ID_CHARS ? id : `sha256:${hash(id)}`
  return `sha256:${hash([said.title || said.text, item.published ?? ''].join('\n'))}`
}

function parentOf(item: FeedItem, native_id: string): string | null {
  const parent = item.reply_to && item.reply_to.length <= ID_CHARS ? item.reply_to : null
  return parent === native_id ? null : parent
}

function authorOf(item: FeedItem, { feed, place }: Around): NetworkAuthor {
  const author = item.author ?? feed.author
  const url = author ? webAddress(author.url, place.url) : place.url
  const name = author && tidyText(author.name).slice(0, NAME_CHARS)
  return {
    native_id: name ? `${place.native_id}#${name}` : place.native_id,
    handle: name || new URL(place.url).host,
    name: name || place.name,
    avatar_url: webAddress(author?.avatar ?? (author ? undefined : feed.icon), place.url),
    url,
    followers: null,
  }
}

function mediaOf(item: FeedItem, given: { base: string; pictures: Media[] }): Media[] {
  const media = new Map<string, Media>()
  for (const one of item.media) {
    const url = webAddress(one.url, given.base)
    if (!url || url.startsWith('mailto:')) continue
    const alt = one.alt ? plainText(one.alt, given.base).text.slice(0, 2000) : ''
    media.set(url, { kind: kindOf(one), url, alt, width: pixels(one.width), height: pixels(one.height) })
  }
  for (const picture of given.pictures) if (!media.has(picture.url)) media.set(picture.url, picture)
  return [...media.values()].slice(0, 20)
}

function kindOf({ type, url }: FeedMedia): Media['kind'] {
  const told = type || (/\.(png|jpe?g|gif|webp|avif)(?:$|\?)/i.test(url ?? '') ? 'image/*' : '')
  if (told.startsWith('image')) return 'image'
  return told.startsWith('video') ? 'video' : 'other'
}

function language(written: string | undefined): string | null {
  const tag = written?.trim().replaceAll('_', '-') ?? ''
  if (tag === '' || tag.length > 35) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

/** Roots as far as this feed shows them. Items that answer each other in a circle are taken for no answers. */
function threaded(posts: NetworkPost[]): NetworkPost[] {
  const parents = new Map(posts.map((post) => [post.native_id, post.parent_id]))
  return posts.map((post) => {
    const root = rootOf(post.native_id, parents)
    if (root !== null && root !== post.native_id) return { ...post, thread_id: root, addressed: 'overheard' }
    return { ...post, thread_id: post.native_id, parent_id: null }
  })
}

/** null: it goes round in a circle. */
function rootOf(native_id: string, parents: ReadonlyMap<string, string | null>): string | null {
  const met = new Set<string>()
  let root = native_id
  for (;;) {
    if (met.has(root)) return null
    met.add(root)
    const parent = parents.get(root)
    if (!parent) return root
    root = parent
  }
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
