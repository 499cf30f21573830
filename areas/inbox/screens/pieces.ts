/**
 * Cuts a text at its links, mentions and hashtags. Positions come from outside: what overlaps or points beyond the text is
 * left as plain text, and only addresses of the web become links.
 */
import type { z } from 'zod'
import type { Span } from '#areas/channels/post-schema.ts'

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string; host: string }
  | { kind: 'mention' | 'hashtag'; text: string; href: string | null }

export function piecesOf(text: string, spans: readonly z.infer<typeof Span>[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start < at || span.end <= span.start || span.end > text.length) continue
    if (span.start > at) pieces.push({ kind: 'text', text: text.slice(at, span.start) })
    pieces.push(pieceOf(text.slice(span.start, span.end), span))
    at = span.end
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) })
  return pieces
}

function pieceOf(text: string, { kind, target }: z.infer<typeof Span>): Piece {
  const url = webAddress(target)
  if (kind !== 'link') return { kind, text, href: url?.href ?? null }
  return url ? { kind, text, href: url.href, host: url.host } : { kind: 'text', text }
}

/** Only http and https: `javascript:` and the like are never followed. */
export function webAddress(address: string | null | undefined): URL | null {
  const url = address ? URL.parse(address) : null
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}
