/**
 * What other programs send is often one object with the posts somewhere in it: {"meta": …, "data": {"items": […]}}. The list is
 * found in the head of the file by brackets, quotes and names alone, and then only what stands in it is read on: neither
 * the whole object nor the list is ever in memory.
 */
import { isNamed } from './names.ts'

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA, COLON, LINE] = [
  34, 92, 123, 125, 91, 93, 44, 58, 10,
]
const DEEPEST = 64
const LONGEST_NAME = 200

interface Level {
  list: boolean
  /** The name that was read last. */
  name: string
  /** What comes next is a name. */
  naming: boolean
}

type Sign = 'opened' | 'closed' | 'named' | 'text' | 'other'

/** Where one stands in JSON that comes sign by sign. */
class Walk {
  readonly levels: Level[] = []
  /** Levels beyond the deepest that is looked at. */
  #below = 0
  #quoted = false
  #escaped = false
  #name: string | null = null

  get depth(): number {
    return this.levels.length + this.#below
  }

  get here(): Level | undefined {
    return this.#below > 0 ? undefined : this.levels.at(-1)
  }

  /** The names that lead here, if none of them leads through a list. */
  path(levels: readonly Level[] = this.levels): string[] | null {
    return this.#below > 0 || levels.some(({ list }) => list) ? null : levels.map(({ name }) => name)
  }

  step(code: number): Sign {
    if (this.#quoted) return this.#within(code)
    if (code === QUOTE) return this.#quote()
    if (code === OPEN || code === OPEN_LIST) {
      if (this.levels.length < DEEPEST) this.levels.push({ list: code === OPEN_LIST, name: '', naming: code === OPEN })
      else this.#below += 1
      return 'opened'
    }
    if (code === CLOSE || code === CLOSE_LIST) {
      if (this.#below > 0) this.#below -= 1
      else this.levels.pop()
      return 'closed'
    }
    const { here } = this
    if (here && !here.list && (code === COMMA || code === COLON)) here.naming = code === COMMA
    return 'other'
  }

  #quote(): Sign {
    this.#quoted = true
    this.#name = this.here?.naming ? '' : null
    return this.#name === null ? 'text' : 'other'
  }

  #within(code: number): Sign {
    if (!this.#escaped && code === QUOTE) {
      this.#quoted = false
      const { here } = this
      if (this.#name === null || !here) return 'other'
      here.name = unescaped(this.#name)
      return 'named'
    }
    this.#escaped = !this.#escaped && code === BACKSLASH
    if (this.#name !== null && this.#name.length < LONGEST_NAME) this.#name += String.fromCharCode(code)
    return 'other'
  }
}

function unescaped(name: string): string {
  try {
    return JSON.parse(`"${name}"`) as string
  } catch {
    return name
  }
}

interface List {
  path: string[]
  objects: number
  /** Objects that name a text. */
  texts: number
}

/** An object around one list of objects is what other programs send: then its elements are meant. */
export const WRAPPINGS = ['posts', 'data', 'items', 'results', 'messages', 'tweets', 'comments', 'hits']

/** The names that lead to the list of posts; null where the posts themselves stand in the file, or none can be seen. */
export function findRows(head: string): string[] | null {
  const walk = new Walk()
  const lists = new Map<string, List>()
  let [roots, isPost] = [0, false]
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at)
    if (walk.depth === 0 && code > 32) {
      roots += 1
      // A list of posts, or one on each line.
      if (roots > 1 || code !== OPEN) return null
    }
    const sign = walk.step(code)
    if (sign === 'opened' && code === OPEN) listHere(walk, lists, (list) => (list.objects += 1))
    else if (sign === 'named' && isNamed(walk.here?.name ?? '', 'text'))
      listHere(walk, lists, (list) => (list.texts += 1))
    else if (sign === 'text' && walk.depth === 1 && isNamed(walk.here?.name ?? '', 'text')) isPost = true
  }
  const all = [...lists.values()].filter(({ path }) => !isPost || isWrapping(path))
  return all.toSorted((a, b) => rank(b) - rank(a) || b.objects - a.objects)[0]?.path ?? null
}

/** `count` gets the list of which this is an element, if names alone lead to it. */
function listHere(walk: Walk, lists: Map<string, List>, count: (list: List) => void): void {
  if (!walk.here || walk.here.list || !walk.levels.at(-2)?.list) return
  const path = walk.path(walk.levels.slice(0, -2))
  if (!path || path.length === 0) return
  const key = JSON.stringify(path)
  const list = lists.get(key) ?? { path, objects: 0, texts: 0 }
  lists.set(key, list)
  count(list)
}

const isWrapping = (path: readonly string[]): boolean => WRAPPINGS.includes(path.at(-1) ?? '')

const rank = ({ path, texts }: List): number =>
  (texts > 0 ? 4 : 0) + (isWrapping(path) ? 2 : 0) + (path.length === 1 ? 1 : 0)

/** Only what stands in that list, each line where it was. */
export async function* listAt(pieces: AsyncIterable<string>, path: readonly string[]): AsyncIterable<string> {
  const walk = new Walk()
  let depth = 0
  for await (const piece of pieces) {
    const parts: string[] = []
    let from = depth > 0 ? 0 : -1
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at)
      const sign = walk.step(code)
      if (depth > 0) {
        if (sign !== 'closed' || walk.depth >= depth) continue
        yield [...parts, piece.slice(from, at)].join('')
        return
      }
      if (code === LINE) parts.push('\n')
      else if (sign === 'opened' && code === OPEN_LIST && isAt(walk, path)) [depth, from] = [walk.depth, at + 1]
    }
    if (from >= 0) parts.push(piece.slice(from))
    yield parts.join('')
  }
}

function isAt(walk: Walk, path: readonly string[]): boolean {
  if (walk.depth !== path.length + 1) return false
  const here = walk.path(walk.levels.slice(0, -1))
  return here !== null && here.every((name, at) => name === path[at])
}
