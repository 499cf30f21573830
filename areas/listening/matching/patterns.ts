/** Words with wildcards: `*` is any letters, also none; `?` is one. They begin with two plain letters at least. */
import { foldOf, normOf } from '#areas/understanding/fold.ts'

export const lettersBefore = 2

export interface Pattern {
  written: string
  /** What every word of it begins with. */
  head: string
  fits: (fold: string) => boolean
}

export const hasWildcard = (written: string): boolean => /[*?]/.test(written)

export function patternOf(written: string): Pattern {
  const fold = foldOf(normOf(written.normalize('NFKC')))
  const pieces = fold.split('*')
  const head = fold.slice(0, lettersBefore)
  const begins = head.length === lettersBefore && !hasWildcard(head)
  return { written: fold, head, fits: (word) => begins && fitsPieces(pieces, word) }
}

/** The first piece stands at the beginning, the last at the end, each of the others at the first place after the one before. */
function fitsPieces(pieces: readonly string[], word: string): boolean {
  const first = pieces[0] ?? ''
  if (!standsAt(first, word, 0)) return false
  if (pieces.length === 1) return first.length === word.length
  let from = first.length
  for (const piece of pieces.slice(1, -1)) {
    while (from + piece.length <= word.length && !standsAt(piece, word, from)) from += 1
    if (from + piece.length > word.length) return false
    from += piece.length
  }
  const last = pieces.at(-1) ?? ''
  return word.length - last.length >= from && standsAt(last, word, word.length - last.length)
}

function standsAt(piece: string, word: string, from: number): boolean {
  if (from + piece.length > word.length) return false
  for (let at = 0; at < piece.length; at += 1)
    if (piece[at] !== '?' && piece.charCodeAt(at) !== word.charCodeAt(from + at)) return false
  return true
}
