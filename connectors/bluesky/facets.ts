/**
 * Between our offsets (UTF-16, as JavaScript counts) and the network's (UTF-8 bytes), and finding what to mark in a text of
 * ours: addresses, @handles, #tags. The network marks nothing by itself: what has no facet is plain text there.
 */
import { LinkifyIt } from 'linkify-it'
import type { Span } from '../connector.ts'
import type { Facet } from './wire.ts'

const TAG_LIMIT = 64

/** Spans of a post's facets, in order; those that overlap, or do not lie on whole characters of the text, are left out. */
export function spansOf(text: string, facets: readonly Facet[]): Span[] {
  const at = utf16At(
    text,
    facets.flatMap(({ index }) => [index.byteStart, index.byteEnd]),
  )
  const spans = facets.flatMap(({ index, features }) => {
    const [start, end] = [at.get(index.byteStart), at.get(index.byteEnd)]
    const [feature] = features
    if (feature === undefined || start === undefined || end === undefined || start >= end) return []
    return [spanOf(feature, { start, end })]
  })
  return apart(spans.sort((a, b) => a.start - b.start))
}

function apart(ordered: readonly Span[]): Span[] {
  let end = 0
  return ordered.filter((span) => {
    if (span.start < end) return false
    end = span.end
    return true
  })
}

function spanOf(feature: Facet['features'][number], place: { start: number; end: number }): Span {
  if ('did' in feature) return { kind: 'mention', ...place, target: feature.did }
  if ('uri' in feature) return { kind: 'link', ...place, target: feature.uri }
  return { kind: 'hashtag', ...place, target: feature.tag }
}

/** The UTF-16 place of each wanted byte offset; offsets inside a character or outside the text have none. */
function utf16At(text: string, bytes: readonly number[]): Map<number, number> {
  const wanted = new Set(bytes)
  const found = new Map<number, number>()
  if (wanted.size === 0) return found
  let byte = 0
  let place = 0
  for (const character of text) {
    if (wanted.has(byte)) found.set(byte, place)
    byte += utf8Length(character.codePointAt(0) ?? 0)
    place += character.length
  }
  if (wanted.has(byte)) found.set(byte, place)
  return found
}

/** Half a surrogate pair counts as the three bytes of U+FFFD that replace it. */
function utf8Length(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** What to mark in a text of ours. A mention's target is still a handle: `publish` resolves it. */
export function detectSpans(text: string): Span[] {
  const links = linksIn(text)
  const others = [...mentionsIn(text), ...tagsIn(text)]
  const beside = others.filter((span) => !links.some((link) => span.start < link.end && link.start < span.end))
  return [...links, ...beside].sort((a, b) => a.start - b.start)
}

/** Endings that people write without a scheme; with one, every ending is an address. */
const ENDINGS = ['app', 'dev', 'social', 'blog', 'news', 'online', 'store', 'tech', 'cloud', 'site']
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false }).tlds(ENDINGS, true)

/** Addresses with and without a scheme; `example.com` is marked as https. */
function linksIn(text: string): Span[] {
  return (linkify.match(text) ?? []).flatMap(({ index, lastIndex, raw, schema }) => {
    const target = schema ? raw : `https://${raw}`
    const isWeb = /^https?:$/.test(URL.parse(target)?.protocol ?? '')
    return isWeb ? [{ kind: 'link' as const, start: index, end: lastIndex, target }] : []
  })
}

/** `@name.example`: a handle is a domain name (atproto.com/specs/handle). */
function mentionsIn(text: string): Span[] {
  const pattern = /(?<=^|[\s("'“«（])@([a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9][a-z0-9-]{0,62}){1,8})(?![\w@])/giu
  return [...text.matchAll(pattern)].map(({ index, 0: whole, 1: handle = '' }) => {
    return { kind: 'mention', start: index, end: index + whole.length, target: handle.toLowerCase() }
  })
}

/** `#word`, not only digits, without the punctuation after it, at most 64 characters. */
function tagsIn(text: string): Span[] {
  return [...text.matchAll(/(?<=^|\s)[#＃]([^\s#＃]{1,200})/gu)].flatMap(({ index, 1: word = '' }) => {
    const tag = withoutTail(word)
    if (!tag || /^\d+$/.test(tag) || [...tag].length > TAG_LIMIT) return []
    return [{ kind: 'hashtag' as const, start: index, end: index + 1 + tag.length, target: tag }]
  })
}

function withoutTail(word: string): string {
  const characters = [...word]
  while (/^\p{P}$/u.test(characters.at(-1) ?? '')) characters.pop()
  return characters.join('')
}

/** Facets for a text of ours. `dids` gives the account of each handle; a mention of nobody stays plain text. */
export function facetsOf(text: string, spans: readonly Span[], dids: ReadonlyMap<string, string>) {
  return spans.flatMap((span) => {
    const feature = featureOf(span, dids)
    const index = {
      byteStart: Buffer.byteLength(text.slice(0, span.start)),
      byteEnd: Buffer.byteLength(text.slice(0, span.end)),
    }
    return feature ? [{ index, features: [feature] }] : []
  })
}

function featureOf({ kind, target }: Span, dids: ReadonlyMap<string, string>) {
  if (kind === 'link') return { $type: 'app.bsky.richtext.facet#link', uri: target }
  if (kind === 'hashtag') return { $type: 'app.bsky.richtext.facet#tag', tag: target }
  const did = dids.get(target)
  return did ? { $type: 'app.bsky.richtext.facet#mention', did } : null
}
