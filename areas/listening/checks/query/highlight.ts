/** Colours for a query while it is written, whether it is right or not. */
import { FIELDS, isField } from './fields.ts'
import { lex, type Token } from './lex.ts'
import type { Place, Problem } from './nodes.ts'
import { parse } from './parse.ts'

export type PieceClass = 'operator' | 'field' | 'phrase' | 'word' | 'bracket' | 'number' | 'space'

export interface Piece extends Place {
  class: PieceClass | 'problem'
  /** What it would be if nothing were wrong with it. */
  as: PieceClass
}

/** The whole text in pieces, each character in exactly one. Without `problems` it is coloured as the parser sees it. */
export function highlight(text: string, problems: readonly Place[] = problemsIn(text)): Piece[] {
  const pieces: Piece[] = []
  const add = (start: number, end: number, as: PieceClass) => {
    if (end > start) pieces.push({ start, end, class: as, as })
  }
  let at = 0
  for (const token of lex(text)) {
    add(at, token.start, 'space')
    const [cut, first, second] = classesOf(token)
    add(token.start, cut, first)
    add(cut, token.end, second)
    at = token.end
  }
  add(at, text.length, 'space')
  return marked(pieces, problems)
}

const problemsIn = (text: string): readonly Problem[] => parse(text).problems

/** A token is of one class up to `cut` and of another behind it. */
function classesOf(token: Token): [cut: number, first: PieceClass, second: PieceClass] {
  const { start, end } = token
  if (token.kind === 'open' || token.kind === 'close') return [end, 'bracket', 'bracket']
  if (token.kind === 'field') return [end, 'field', 'field']
  if (token.kind === 'phrase') return [token.quote_end, 'phrase', 'number']
  if (token.kind === 'word') {
    const isNumber = token.of !== null && isField(token.of) && FIELDS[token.of].takes === 'number'
    return [end, isNumber ? 'number' : 'word', 'word']
  }
  if (token.kind === 'near' && token.within !== null) {
    const digits = token.sign.search(/\d/)
    return [Math.min(start + digits, end), 'operator', 'number']
  }
  return [end, 'operator', 'operator']
}

/** Cuts pieces where problems begin and end; both are walked through once, side by side. */
function marked(pieces: readonly Piece[], problems: readonly Place[]): Piece[] {
  const borders = problems.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b)
  const cut: Piece[] = []
  let next = 0
  for (const piece of pieces) {
    let { start } = piece
    while ((borders[next] ?? Number.POSITIVE_INFINITY) <= start) next += 1
    for (let border = borders[next]; border !== undefined && border < piece.end; border = borders[next]) {
      cut.push({ ...piece, start, end: border })
      start = border
      while ((borders[next] ?? Number.POSITIVE_INFINITY) <= start) next += 1
    }
    cut.push({ ...piece, start })
  }
  return cut.map((piece) => (isWithin(piece, problems) ? { ...piece, class: 'problem' } : piece))
}

/** There are as many problems as PROBLEMS_MAX at most, so looking at each is quick. */
function isWithin({ start, end }: Place, problems: readonly Place[]): boolean {
  return problems.some((problem) => problem.start <= start && problem.end >= end)
}

/** The pair of brackets of which one stands at the cursor, right before or behind it. */
export function bracketsAt(text: string, cursor: number): { open: Place; close: Place } | null {
  const opened: Token[] = []
  let before: { open: Place; close: Place } | null = null
  for (const token of lex(text)) {
    if (token.kind === 'open') opened.push(token)
    if (token.kind !== 'close') continue
    const open = opened.pop()
    if (open === undefined) continue
    const pair = { open: placeOf(open), close: placeOf(token) }
    // Of two that touch, `)|(`, the one behind the cursor counts, as editors have it.
    if (open.start === cursor || token.start === cursor) return pair
    if (open.end === cursor || token.end === cursor) before = pair
  }
  return before
}

const placeOf = ({ start, end }: Place): Place => ({ start, end })
