/** Each format's feed as our one shape. What a format does not have is undefined; nothing is made up here. */
import type { AtomFeed, JsonFeed, RdfFeed, RssFeed } from 'feedsmith'
import type { Feed, FeedAuthor, FeedItem, FeedMedia, Written } from './wire.ts'

type Rss = RssFeed.Feed<string>
type Atom = AtomFeed.Feed<string>
type Rdf = RdfFeed.Feed<string>
type Json = JsonFeed.Feed<string>

export function rssFeed(feed: Rss): Feed {
  return {
    ...EMPTY,
    format: 'rss',
    title: feed.title ?? feed.dc?.titles?.[0],
    site: feed.link,
    lang: feed.language ?? feed.dc?.languages?.[0],
    icon: feed.image?.url ?? feed.itunes?.image,
    author: personOf(feed.managingEditor) ?? named(feed.itunes?.author ?? feed.dc?.creators?.[0]),
    hub: linked(feed.atom?.links, 'hub'),
    self: linked(feed.atom?.links, 'self'),
    older: olderIn(feed.atom?.links),
    ttl_min: feed.ttl,
    items: (feed.items ?? []).map(rssItem),
  }
}

function rssItem(item: NonNullable<Rss['items']>[number]): FeedItem {
  const permalink = item.guid?.isPermaLink !== false && /^https?:/.test(item.guid?.value ?? '')
  return {
    id: item.guid?.value,
    link: item.link ?? (permalink ? item.guid?.value : undefined) ?? linked(item.atom?.links, 'alternate'),
    base: item.xml?.base,
    title: html(item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value),
    body: html(item.content?.encoded ?? item.description ?? item.dc?.descriptions?.[0] ?? mediaText(item.media)),
    author: personOf(item.authors?.[0]) ?? named(item.dc?.creators?.[0]) ?? atomPerson(item.atom?.authors?.[0]),
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published,
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
    lang: item.xml?.lang ?? item.dc?.languages?.[0],
    media: [...(item.enclosures ?? []).map(({ url, type }) => mediaOf({ url, type })), ...mediaContents(item.media)],
    reply_to: item.thr?.inReplyTos?.[0]?.ref,
    replies: item.slash?.comments ?? item.thr?.total,
  }
}

export function atomFeed(feed: Atom): Feed {
  return {
    ...EMPTY,
    format: 'atom',
    title: feed.title?.value,
    site: linked(feed.links, 'alternate'),
    lang: feed.xml?.lang ?? feed.dc?.languages?.[0],
    icon: feed.logo ?? feed.icon,
    author: atomPerson(feed.authors?.[0]),
    hub: linked(feed.links, 'hub'),
    self: linked(feed.links, 'self'),
    older: olderIn(feed.links),
    items: (feed.entries ?? []).map((entry) => ({ ...atomEntry(entry), base: entry.xml?.base ?? feed.xml?.base })),
  }
}

function atomEntry(entry: NonNullable<Atom['entries']>[number]): FeedItem {
  const replies = entry.links?.find(({ rel }) => rel === 'replies')?.thr?.count
  const enclosures = entry.links?.filter(({ rel }) => rel === 'enclosure') ?? []
  return {
    id: entry.id,
    link: linked(entry.links, 'alternate') ?? entry.content?.src,
    base: undefined,
    title: atomText(entry.title),
    body: atomText(entry.content) ?? atomText(entry.summary) ?? html(mediaText(entry.media)),
    author: atomPerson(entry.authors?.[0] ?? entry.source?.authors?.[0]) ?? named(entry.dc?.creators?.[0]),
    published: entry.published ?? entry.dc?.dates?.[0] ?? entry.updated,
    updated: entry.updated,
    lang: entry.content?.xml?.lang ?? entry.xml?.lang ?? entry.dc?.languages?.[0],
    media: [...enclosures.map(({ href, type }) => mediaOf({ url: href, type })), ...mediaContents(entry.media)],
    reply_to: entry.thr?.inReplyTos?.[0]?.ref,
    replies: entry.slash?.comments ?? entry.thr?.total ?? replies,
  }
}

export function rdfFeed(feed: Rdf): Feed {
  return {
    ...EMPTY,
    format: 'rdf',
    title: feed.title ?? feed.dc?.titles?.[0],
    site: feed.link,
    lang: feed.xml?.lang ?? feed.dc?.languages?.[0],
    icon: feed.image?.url,
    author: named(feed.dc?.creators?.[0] ?? feed.dc?.publishers?.[0]),
    hub: linked(feed.atom?.links, 'hub'),
    self: linked(feed.atom?.links, 'self'),
    items: (feed.items ?? []).map(rdfItem),
  }
}

function rdfItem(item: NonNullable<Rdf['items']>[number]): FeedItem {
  return {
    id: item.rdf?.about ?? item.dc?.identifiers?.[0],
    link: item.link ?? item.rdf?.about,
    base: item.xml?.base,
    title: html(item.title ?? item.dc?.titles?.[0]),
    body: html(item.content?.encoded ?? item.description ?? item.dc?.descriptions?.[0]),
    author: named(item.dc?.creators?.[0]) ?? atomPerson(item.atom?.authors?.[0]),
    published: item.dc?.dates?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published,
    updated: item.dcterms?.modified?.[0] ?? item.atom?.updated,
    lang: item.xml?.lang ?? item.dc?.languages?.[0],
    media: mediaContents(item.media),
    reply_to: undefined,
    replies: item.slash?.comments,
  }
}

export function jsonFeed(feed: Json): Feed {
  return {
    ...EMPTY,
    format: 'json',
    title: feed.title,
    site: feed.home_page_url,
    lang: feed.language,
    icon: feed.icon ?? feed.favicon,
    author: jsonAuthor(feed.authors?.[0]),
    hub: feed.hubs?.find(({ type }) => type?.toLowerCase() === 'websub')?.url,
    self: feed.feed_url,
    older: feed.next_url,
    ended: feed.expired === true,
    items: (feed.items ?? []).map(jsonItem),
  }
}

function jsonItem(item: NonNullable<Json['items']>[number]): FeedItem {
  const attachments = (item.attachments ?? []).map(({ url, mime_type, title }) =>
    mediaOf({ url, type: mime_type, alt: title }),
  )
  return {
    id: item.id,
    link: item.url ?? item.external_url,
    base: undefined,
    title: plain(item.title),
    body: html(item.content_html) ?? plain(item.content_text) ?? plain(item.summary),
    author: jsonAuthor(item.authors?.[0]),
    published: item.date_published ?? item.date_modified,
    updated: item.date_modified,
    lang: item.language,
    media: [...(item.image ? [mediaOf({ url: item.image, type: 'image/*' })] : []), ...attachments],
    reply_to: undefined,
    replies: undefined,
  }
}

const EMPTY = {
  ...{ hub: undefined, self: undefined, older: undefined, ttl_min: undefined },
  ...{ skip_hours: [], skip_days: [], ended: false },
}

function html(text: string | undefined): Written | null {
  return text === undefined ? null : { kind: 'html', text }
}

function plain(text: string | undefined): Written | null {
  return text === undefined ? null : { kind: 'plain', text }
}

/** Atom says which: only `html` and `xhtml` are markup, silence means plain. */
function atomText(text: { value?: string; type?: string } | undefined): Written | null {
  if (text?.value === undefined) return null
  return /html|xml/i.test(text.type ?? 'text') ? html(text.value) : plain(text.value)
}

/** An archive never changes, so it is gone to rather than to the next page, which does. */
const olderIn = (links: { href?: string; rel?: string }[] | undefined) =>
  linked(links, 'prev-archive') ?? linked(links, 'next')

function linked(links: { href?: string; rel?: string }[] | undefined, rel: string): string | undefined {
  return links?.find((link) => (link.rel ?? 'alternate').toLowerCase() === rel)?.href
}

function named(name: string | undefined): FeedAuthor | null {
  return name ? { name, url: undefined, avatar: undefined } : null
}

function personOf(person: { name?: string; email?: string; link?: string } | undefined): FeedAuthor | null {
  const name = person?.name ?? person?.email
  return name ? { name, url: person?.link, avatar: undefined } : null
}

function atomPerson(person: { name?: string; uri?: string; email?: string } | undefined): FeedAuthor | null {
  const name = person?.name ?? person?.email ?? person?.uri
  return name ? { name, url: person?.uri, avatar: undefined } : null
}

function jsonAuthor(author: { name?: string; url?: string; avatar?: string } | undefined): FeedAuthor | null {
  const name = author?.name ?? author?.url
  return name ? { name, url: author?.url, avatar: author?.avatar } : null
}

type MediaElements = NonNullable<NonNullable<Rss['items']>[number]['media']>

function mediaContents(media: MediaElements | undefined): FeedMedia[] {
  const contents = [...(media?.contents ?? []), ...(media?.groups ?? []).flatMap((group) => group.contents ?? [])]
  const alt = media?.description?.value
  const found = contents.map(({ url, type, medium, width, height, description }) =>
    mediaOf({ url, type: type ?? (medium && `${medium}/*`), alt: description?.value ?? alt, width, height }),
  )
  if (found.length > 0) return found
  const thumbnails = media?.thumbnails ?? media?.groups?.[0]?.thumbnails ?? []
  return thumbnails.map(({ url, width, height }) => mediaOf({ url, type: 'image/*', alt, width, height }))
}

/** YouTube and its like keep their words here. */
function mediaText(media: MediaElements | undefined): string | undefined {
  return media?.description?.value ?? media?.groups?.[0]?.description?.value
}

interface MediaParts {
  url: string | undefined
  type: string | undefined
  alt?: string | undefined
  width?: number | undefined
  height?: number | undefined
}

function mediaOf(parts: MediaParts): FeedMedia {
  return { url: parts.url, type: parts.type ?? '', alt: parts.alt, width: parts.width, height: parts.height }
}
