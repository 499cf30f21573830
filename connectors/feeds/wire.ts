/**
 * What a feed says, whatever it is written in: RSS 0.9x and 2.0, Atom, RDF and JSON Feed come out as one shape. feedsmith
 * reads the formats; entities of a document's own are never expanded, so entity bombs stay small.
 */
import { type AnyFeed, parseFeed } from 'feedsmith'
import { ConnectorError } from '../connector.ts'
import { atomFeed, jsonFeed, rdfFeed, rssFeed } from './formats.ts'

export interface Written {
  kind: 'html' | 'plain'
  text: string
}

export interface FeedAuthor {
  name: string
  url: string | undefined
  avatar: string | undefined
}

export interface FeedMedia {
  url: string | undefined
  type: string
  alt: string | undefined
  width: number | undefined
  height: number | undefined
}

/** One item as it was written: addresses may be relative, dates are strings. */
export interface FeedItem {
  id: string | undefined
  link: string | undefined
  base: string | undefined
  title: Written | null
  body: Written | null
  author: FeedAuthor | null
  published: string | undefined
  updated: string | undefined
  lang: string | undefined
  media: FeedMedia[]
  reply_to: string | undefined
  replies: number | undefined
}

export interface Feed {
  format: AnyFeed<string>['format']
  title: string | undefined
  site: string | undefined
  lang: string | undefined
  icon: string | undefined
  author: FeedAuthor | null
  hub: string | undefined
  /** The feed's own name for itself, which hubs know it by. */
  self: string | undefined
  ttl_min: number | undefined
  skip_hours: number[]
  skip_days: string[]
  /** JSON Feed says that nothing more will come. */
  ended: boolean
  items: FeedItem[]
}

/** Reads a document as a feed; what is none is a ConnectorError that says what it is instead. */
export function readFeed(document: string): Feed {
  const text = trimmed(document)
  if (isPage(text)) throw new ConnectorError('transient', 'This address answers with a web page instead of a feed.')
  const parsed = parse(text)
  if (!parsed) throw new ConnectorError('transient', 'This address answers with something that is not a feed.')
  if (parsed.format === 'rss') return { ...rssFeed(parsed.feed), ...skipsIn(text) }
  if (parsed.format === 'atom') return atomFeed(parsed.feed)
  if (parsed.format === 'rdf') return rdfFeed(parsed.feed)
  return jsonFeed(parsed.feed)
}

/** Read here, since feedsmith loses a `skipHours` or `skipDays` that names only one. */
function skipsIn(text: string): Pick<Feed, 'skip_hours' | 'skip_days'> {
  const [, hours = ''] = /<skipHours>([^]{0,2000}?)<\/skipHours>/i.exec(text) ?? []
  const [, days = ''] = /<skipDays>([^]{0,1000}?)<\/skipDays>/i.exec(text) ?? []
  return {
    skip_hours: [...hours.matchAll(/>\s*(\d{1,2})\s*</g)].map(([, hour]) => Number(hour)),
    skip_days: [...days.matchAll(/>\s*([a-z]{6,9})\s*</gi)].map(([, day = '']) => day),
  }
}

/** A web page, by how it begins. */
export function isPage(document: string): boolean {
  const start = trimmed(document.slice(0, 5000))
    .replaceAll(/<!--.*?-->|<\?.*?\?>/gs, '')
    .trimStart()
  return /^<(?:!doctype\s+html|html|head|body)\b/i.test(start)
}

/** Marks, blanks and warnings of a broken program before the first sign of the document. */
function trimmed(document: string): string {
  const start = document.search(/[<{]/)
  return start > 0 && start < 2000 ? document.slice(start) : document
}

function parse(text: string): AnyFeed<string> | null {
  // The parser goes one call deeper for each level; no feed nests like this.
  if (!/^\s*[<{]/.test(text) || nestsDeeper(text)) return null
  try {
    return parseFeed<string>(text)
  } catch {
    return null
  }
}

const DEPTH = 2000

function nestsDeeper(text: string): boolean {
  let depth = 0
  for (const [mark] of text.startsWith('{') ? text.matchAll(/[[{\]}]/g) : text.matchAll(/<\/|<(?=[\w:])|\/>/g)) {
    depth += mark === '<' || mark === '[' || mark === '{' ? 1 : -1
    if (depth > DEPTH) return true
  }
  return false
}
