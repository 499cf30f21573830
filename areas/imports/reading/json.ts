/**
 * The elements of a JSON array, or of a file with one JSON value behind another (JSON lines), as they come: a file is
 * never in memory as a whole. Only brackets and quotes are looked at; each element is then read by JSON.parse.
 */
export interface Element {
  line: number
  /** null: it is too long or nested too deeply to be read. */
  text: string | null
  why: string | null
}

const DEEPEST = 64
const LONGEST = 16_000_000

interface State {
  depth: number
  quoted: boolean
  escaped: boolean
  line: number
  begun_at: number
  /** An element is being read. */
  inside: boolean
  pieces: string[]
  length: number
  why: string | null
}

export async function* elementsOf(pieces: AsyncIterable<string>): AsyncIterable<Element> {
  const state: State = {
    ...{ depth: 0, quoted: false, escaped: false, line: 1, begun_at: 1, inside: false, pieces: [], length: 0 },
    why: null,
  }
  for await (const piece of pieces) yield* elementsIn(piece, state)
  if (state.inside) {
    const why = state.why ?? (state.depth > 0 || state.quoted ? 'It begins here and never ends.' : null)
    yield { line: state.begun_at, text: why ? null : state.pieces.join(''), why }
  }
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA, LINE] = [34, 92, 123, 125, 91, 93, 44, 10]

function* elementsIn(piece: string, state: State): Iterable<Element> {
  let from = 0
  for (let at = 0; at < piece.length; at++) {
    const code = piece.charCodeAt(at)
    if (code === LINE) state.line += 1
    if (!state.inside) {
      // Between elements: the array's own brackets, commas and white space.
      if (code <= 32 || code === COMMA || code === OPEN_LIST || code === CLOSE_LIST) continue
      Object.assign(state, { inside: true, begun_at: state.line, pieces: [], length: 0, why: null, depth: 0 })
      from = at
    }
    const ended = step(state, code)
    if (ended === 'no') continue
    // What ends a bare word is not part of it.
    const until = ended === 'with' ? at + 1 : at
    keep(state, piece.slice(from, until))
    state.inside = false
    yield { line: state.begun_at, text: state.why ? null : state.pieces.join(''), why: state.why }
  }
  if (state.inside) keep(state, piece.slice(from))
}

/** Whether an element ends with this sign, or before it. */
function step(state: State, code: number): 'no' | 'with' | 'before' {
  if (state.quoted) {
    if (state.escaped) state.escaped = false
    else if (code === BACKSLASH) state.escaped = true
    else if (code === QUOTE) {
      state.quoted = false
      return state.depth === 0 ? 'with' : 'no'
    }
    return 'no'
  }
  if (code === QUOTE) state.quoted = true
  else if (code === OPEN || code === OPEN_LIST) {
    state.depth += 1
    if (state.depth > DEEPEST) state.why ??= `It is nested deeper than ${DEEPEST} levels.`
  } else if (code === CLOSE || code === CLOSE_LIST) {
    if (state.depth === 0) return 'before'
    state.depth -= 1
    return state.depth === 0 ? 'with' : 'no'
  } else if (state.depth === 0 && (code <= 32 || code === COMMA)) return 'before'
  return 'no'
}

function keep(state: State, part: string): void {
  state.length += part.length
  if (state.length > LONGEST) state.why ??= `It is longer than ${LONGEST / 1e6} million letters.`
  if (state.why) state.pieces = []
  else state.pieces.push(part)
}

/** What an object says, by dotted names: `user.name`. Lists are no columns. */
export function flat(value: object, most: number): Map<string, string> {
  const cells = new Map<string, string>()
  const walk = (one: object, before: string, depth: number) => {
    for (const [name, inner] of Object.entries(one)) {
      if (cells.size > most) return
      const path = before + name
      if (inner === null || inner === undefined) continue
      if (typeof inner === 'object') {
        if (!Array.isArray(inner) && depth < 4) walk(inner, `${path}.`, depth + 1)
      } else cells.set(path, String(inner))
    }
  }
  walk(value, '', 0)
  return cells
}
