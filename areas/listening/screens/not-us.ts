/** A phrase that tells this use of a name from ours: the name with the word beside it, “Fernhill Road”. */
export interface Place {
  start: number
  end: number
}

const WORD_AFTER = /^\s+([\p{L}\p{N}\p{M}’'-]+)/u
const WORD_BEFORE = /([\p{L}\p{N}\p{M}’'-]+)\s+$/u
const isNamed = (word: string | undefined): word is string => word !== undefined && /^\p{Lu}/u.test(word)

/** Words that stand beside any name and tell it from no other; capital at the head of a sentence, or where all is. */
const TELLS_NOTHING = new Set(
  `a an the my our your his her its their this that these those some any every no another i we you he she they it is are was were
  be been has have had do does did can will would and or but if as of in on at by to from with for near about around like
  love loved hate thanks thank dear hey hi hello ok why how what when where who which just only also again now today yesterday
  new old best great good bad der die das den dem des ein eine einen einem mein meine unser unsere ist sind war und oder
  von vom in im am an bei zu zum zur mit für aus nach bei danke liebe lieber hallo le la les un une mon ma mes notre nos est
  sont et ou de du des en au aux à avec pour chez dans merci el los las una unos mi mis nuestro nuestra es son y o del al
  con para por en gracias`.split(/\s+/),
)

/**
 * Null when nothing stands beside the name that makes another name of it. Our own words, of what we are called and what
 * we make, tell that it is us. Beside a name that is written large, a word with a small letter or without any case says nothing.
 */
export function notUs(text: string, { start, end }: Place, own: readonly string[] = []): string | null {
  const name = text.slice(start, end)
  const after = WORD_AFTER.exec(text.slice(end))?.[1]
  const beside = WORD_BEFORE.exec(text.slice(0, start))
  const before = beside?.[1]
  const ours = new Set(own.flatMap(stemsOf))
  if ([after, before].some((word) => word && stemsOf(word).some((stem) => ours.has(stem)))) return null
  const tells = (word: string | undefined): word is string =>
    word !== undefined && [...word].length > 1 && /\p{L}/u.test(word) && !TELLS_NOTHING.has(word.toLowerCase())
  const large = isNamed(name)
  if (tells(after) && (isNamed(after) || !large)) return `${name} ${after}`
  const opens = OPENS_SENTENCE.test(text.slice(0, beside?.index ?? 0))
  if (tells(before) && (!large || (isNamed(before) && !opens))) return `${before} ${name}`
  return null
}

/** Nothing, or the end of a sentence, lies before it. */
const OPENS_SENTENCE = /(?:^|[.!?…:\n])\s*$/u

/** As they are compared: `Arc’s`, `arcs` and `Arc` are one. */
const stemsOf = (words: string): string[] =>
  words
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}’']+/u)
    .map((word) => word.replace(/[’']s?$/u, '').replace(/(?<=..)s$/u, ''))
    .filter(Boolean)

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
