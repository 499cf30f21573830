/** A phrase that tells this use of a name from ours: the name with the word beside it, “Fernhill Road”. */
export interface Place {
  start: number
  end: number
}

const WORD_AFTER = /^\s+([\p{L}\p{N}\p{M}’'-]+)/u
const WORD_BEFORE = /([\p{L}\p{N}\p{M}’'-]+)\s+$/u
const isNamed = (word: string | undefined): word is string => word !== undefined && /^\p{Lu}/u.test(word)

/** Null when nothing stands beside the name. A capital beside it makes a name of both, so that word goes first. */
export function notUs(text: string, { start, end }: Place): string | null {
  const name = text.slice(start, end)
  const after = WORD_AFTER.exec(text.slice(end))?.[1]
  const before = WORD_BEFORE.exec(text.slice(0, start))?.[1]
  if (isNamed(after)) return `${name} ${after}`
  if (isNamed(before)) return `${before} ${name}`
  if (after) return `${name} ${after}`
  return before ? `${before} ${name}` : null
}

/** Text in parts, those that matched apart. Places that overlap or lie outside are passed over. */
export function inParts(text: string, places: readonly Place[]): { text: string; matched: boolean; start: number }[] {
  const parts: { text: string; matched: boolean; start: number }[] = []
  let at = 0
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start || end > text.length) continue
    if (start > at) parts.push({ text: text.slice(at, start), matched: false, start: at })
    parts.push({ text: text.slice(start, end), matched: true, start })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), matched: false, start: at })
  return parts
}

/** So that the match stands within the first lines: what lies far before it is left out, at the end of a word. */
export function nearMatch(text: string, places: readonly Place[], most = 90): { text: string; places: Place[] } {
  const first = Math.min(...places.map(({ start }) => start))
  if (!Number.isFinite(first) || first <= most) return { text, places: [...places] }
  const space = text.indexOf(' ', first - most)
  const cut = space < 0 || space >= first ? first : space + 1
  const moved = places.map(({ start, end }) => ({ start: start - cut + 2, end: end - cut + 2 }))
  return { text: `… ${text.slice(cut)}`, places: moved }
}
