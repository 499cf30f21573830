/**
 * What a feed says, whatever it is written in: RSS 0.9x and 2.0, Atom, RDF and JSON Feed come out as one shape. feedsmith
 * reads the formats; entities of a document's own are never expanded, so entity bombs stay small.
 */
import { createRequire } from 'node:module'
import type { AnyFeed } from 'feedsmith'
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
  /** Where what came before is (RFC 5005: an archive, or the next page). */
  older: string | undefined
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
  if (!parsed && isEmptyFeed(text)) return EMPTY_FEED
  if (!parsed) throw new ConnectorError('transient', 'This address answers with something that is not a feed.')
  if (parsed.format === 'rss') return { ...rssFeed(parsed.feed), ...skipsIn(text) }
  if (parsed.format === 'atom') return atomFeed(parsed.feed)
  if (parsed.format === 'rdf') return rdfFeed(parsed.feed)
  return jsonFeed(parsed.feed)
}

const EMPTY_FEED: Feed = rssFeed({})

/** Whole, with a feed's root, and nothing in it that anybody said: feedsmith takes that for no feed. */
function isEmptyFeed(text: string): boolean {
  if (/<(?:\w+:)?(?:item|entry)[\s>]/i.test(text)) return false
  const start = withoutPreamble(text)
  const [, root = '', name = ''] = /^<((?:\w+:)?(rss|feed|rdf))[\s/>]/i.exec(start) ?? []
  if (name.toLowerCase() === 'rdf' && !/purl\.org\/rss|netscape\.com\/rdf/i.test(start)) return false
  return root !== '' && (text.trimEnd().endsWith(`</${root}>`) || /^<[^>]*\/>\s*$/.test(start))
}

/** Read here, since feedsmith loses a `skipHours` or `skipDays` that names only one. */
function skipsIn(text: string): Pick<Feed, 'skip_hours' | 'skip_days'> {
  const hours = after(text, /<skipHours>/i).matchAll(/<hour>\s*(\d{1,2})\s*</gi)
  const days = after(text, /<skipDays>/i).matchAll(/<day>\s*([a-z]{6,9})\s*</gi)
  return {
    skip_hours: [...hours].map(([, hour]) => Number(hour)),
    skip_days: [...days].map(([, day = '']) => day),
  }
}

function after(text: string, tag: RegExp): string {
  const place = text.search(tag)
  return place === -1 ? '' : text.slice(place, place + 2000)
}

/** A web page, by how it begins. */
export function isPage(document: string): boolean {
  const start = withoutPreamble(trimmed(document.slice(0, 5000)))
  return /^<(?:!doctype\s+html|html|head|body)\b/i.test(start)
}

/** The beginning only: on a whole hostile document these searches would take minutes. */
function withoutPreamble(text: string): string {
  return text
    .slice(0, 5000)
    .replaceAll(/<!--[^]*?-->|<\?[^]*?\?>/g, '')
    .trimStart()
}

/** Without marks, blanks and warnings of a broken program before it, and with its last tag closed. */
function trimmed(document: string): string {
  const start = document.search(/[<{]/)
  const text = start > 0 && start < 2000 ? document.slice(start) : document
  return /<\/[\w:]{1,30}\s*$/.test(text.slice(-50)) ? `${text}>` : text
}

/** Loaded with the first feed: no start needs its 10 MB. */
let feedsmith: typeof import('feedsmith') | undefined
const theReader = () => (feedsmith ??= createRequire(import.meta.url)('feedsmith') as typeof import('feedsmith'))

function parse(text: string): AnyFeed<string> | null {
  // The parser goes one call deeper for each level; no feed nests like this.
  if (!/^\s*[<{]/.test(text) || nestsDeeper(text)) return null
  try {
    return theReader().parseFeed<string>(text)
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
