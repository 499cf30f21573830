/**
 * A coloured query in chunks of some hundred characters, each known by what it holds: of a query of 20 KB one key stroke
 * changes one chunk, and the others are not drawn again. They begin where an operator stands, so what was typed before
 * does not move the borders behind it.
 */
import type { Piece, PieceClass } from '../../checks/query/highlight.ts'
import type { Place } from '../../checks/query/nodes.ts'

export interface Part {
  text: string
  as: PieceClass
  wrong: 'yes' | 'no'
  pair: 'yes' | 'no'
}

export interface Chunk {
  /** What it holds, in one string. */
  sign: string
  parts: Part[]
}

const LONG = 400

export function chunksOf(text: string, pieces: readonly Piece[], pair: readonly Place[] = []): Chunk[] {
  const chunks: Chunk[] = []
  let parts: Part[] = []
  let long = 0
  const close = () => {
    if (parts.length > 0) chunks.push({ sign: parts.map(signOf).join('\u0000'), parts })
    parts = []
    long = 0
  }
  for (const { start, end, as, class: shown } of pieces) {
    if (long >= LONG && as === 'operator') close()
    const isPair = pair.some((place) => place.start === start && place.end === end)
    parts.push({
      text: text.slice(start, end),
      as,
      wrong: shown === 'problem' ? 'yes' : 'no',
      pair: isPair ? 'yes' : 'no',
    })
    long += end - start
  }
  close()
  return chunks
}

const signOf = ({ text, as, wrong, pair }: Part): string => `${as} ${wrong} ${pair} ${text}`
