/**
 * The signs of other tools. Sources: “Query Operators” of Brandwatch Consumer Research help and “Boolean Explained:
 * Proximity Operators” of its community; “Boolean Operators” and “Special Transformations” of Talkwalker's developer
 * documentation; “How to Master Boolean Search” of Meltwater's help; “Advanced Search on Twitter” by I. Brigadir.
 */
import { type Import, signFor, tell, wordFor, written } from './elsewhere.ts'
import type { Token, TokenOf } from './lex.ts'
import { WITHIN_MAX } from './problems.ts'

/** Takes out comments and closes up ranges; nothing changes its place. */
export function prepared(work: Import): string {
  const withoutComments = work.source.replace(/<<<[^<>]*>>>/g, (comment, start: number) => {
    if (work.from !== 'brandwatch') return comment
    tell(work.changed, { start, end: start + comment.length }, 'Comments are left out.')
    return ' '.repeat(comment.length)
  })
  return withoutComments.replace(/(?<=:)\[[^[\]"]{1,60}\]/g, (range) => range.replace(/\s/g, '_'))
}

/** Meltwater takes its operators in small letters as well, and NEAR without a number for four words between. */
export function operatorsOf(work: Import, tokens: readonly Token[]): Token[] {
  if (work.from !== 'meltwater') return [...tokens]
  return tokens.map((token) => {
    if (token.kind === 'near' && token.within === null) return { ...token, within: 4 }
    if (token.kind !== 'word' || token.of !== null) return token
    const [, operator, digits = '4'] = /^(and|or|not|o?near)(?:\/(\d{1,6}))?$/i.exec(token.written) ?? []
    if (operator === undefined) return token
    const kind = operator.toLowerCase()
    const { start, end, glued } = token
    if (kind === 'and' || kind === 'or' || kind === 'not') return { kind, start, end, glued }
    return {
      kind: 'near',
      sign: operator.toUpperCase(),
      within: Number(digits),
      ordered: kind === 'onear',
      start,
      end,
      glued,
    }
  })
}

/**
 * Distances. Brandwatch and Meltwater count the words between (NEAR/0 is next to each other), Talkwalker the steps from
 * one to the other, as is done here. ONEAR is the ordered one.
 */
export function distancesOf(work: Import, tokens: readonly Token[]): Token[] {
  return tokens.map((token) => {
    if (token.kind === 'phrase') return apartOf(work, token)
    if (token.kind !== 'near' || token.within === null) return token
    const ordered = token.ordered || token.sign.startsWith('O')
    return nearFor(work, token, { between: token.within, ordered })
  })
}

function nearFor(work: Import, token: Token, { between, ordered }: { between: number; ordered: boolean }): Token {
  const { start, end } = token
  const within = Math.min(WITHIN_MAX, between + (countsBetween(work) ? 1 : 0))
  const sign = `NEAR/${within}${ordered ? 'f' : ''}`
  const before = work.source.slice(start, end)
  if (sign !== before)
    tell(
      work.changed,
      token,
      `${before} became ${sign}: it counts the steps from word to word, and next to each other is 1.`,
    )
  return { kind: 'near', sign, within, ordered, start, end, glued: token.glued }
}

const countsBetween = ({ from }: Import): boolean => from === 'brandwatch' || from === 'meltwater'

/** "a b"~5. Talkwalker allows so many steps over all words, Brandwatch so many other words. Here fewer than so many others stand among them. */
function apartOf(work: Import, token: TokenOf<'phrase'>): Token {
  if (!token.apart || !['brandwatch', 'talkwalker'].includes(work.from)) return token
  const words = token.written.split(' ').length
  const within = Number(token.apart) + (work.from === 'brandwatch' ? 1 : 2 - words)
  const apart = `${Math.max(1, Math.min(WITHIN_MAX, within))}`
  if (apart !== token.apart)
    tell(work.changed, token, `~${token.apart} became ~${apart}: fewer than so many other words stand among them.`)
  return { ...token, apart }
}

/** Brandwatch's older NEAR, (a AND b)~5, and Google's AROUND(5). */
export function groupDistancesOf(work: Import, tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  const opened: number[] = []
  let closed = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    const around = work.from === 'google' ? aroundAt(tokens, at) : null
    if (around !== null) {
      result.push(nearFor(work, { ...token, end: around.end }, { between: around.words, ordered: false }))
      at += 3
      continue
    }
    const tilde =
      token.kind === 'word' && token.glued && result.at(-1)?.kind === 'close'
        ? /^~(\d{1,6})$/.exec(token.written)
        : null
    if (tilde !== null) {
      bringNear(work, result, { token, from: closed, words: Number(tilde[1]) })
      continue
    }
    if (token.kind === 'open') opened.push(result.length)
    if (token.kind === 'close') closed = opened.pop() ?? 0
    result.push(token)
  }
  return result
}

function aroundAt(tokens: readonly Token[], at: number): { words: number; end: number } | null {
  const [around, open, number, close] = tokens.slice(at, at + 4)
  if (around?.kind !== 'word' || around.written !== 'AROUND' || !open?.glued || open.kind !== 'open') return null
  if (number?.kind !== 'word' || !/^\d{1,6}$/.test(number.written) || close?.kind !== 'close') return null
  return { words: Number(number.written), end: close.end }
}

interface Group {
  token: Token
  from: number
  words: number
}

/** Makes NEAR of the one AND between the two sides of a group. */
function bringNear(work: Import, tokens: Token[], { token, from, words }: Group): void {
  let depth = 0
  const ands: number[] = []
  for (let at = from; at < tokens.length; at += 1) {
    const { kind } = tokens[at] as Token
    if (kind === 'open') depth += 1
    else if (kind === 'close') depth -= 1
    else if (kind === 'and' && depth === 1) ands.push(at)
  }
  const [and, ...others] = ands
  if (and === undefined || others.length > 0)
    return tell(
      work.left_out,
      token,
      `${written(work, token)} was left out: here NEAR stands between two sides, as in a NEAR/5 b.`,
    )
  const near = nearFor(work, token, { between: words, ordered: false })
  const { start, end } = tokens[and] as Token
  tokens[and] = { ...near, start, end, glued: false }
}

/** Google reads OR before anything else: a b OR c is a AND (b OR c). */
export function alternativesFirst(work: Import, tokens: readonly Token[]): Token[] {
  if (work.from !== 'google') return [...tokens]
  const result: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const end = runEnd(tokens, at)
    const run = tokens.slice(at, end)
    const isRun = run.length > 1 && run.some(({ kind }) => kind === 'or')
    const place = { start: run[0]?.start ?? 0, end: run[0]?.start ?? 0 }
    result.push(...(isRun ? [signFor(place, 'open'), ...run, signFor(place, 'close')] : run))
    at = end
  }
  return result
}

/** Words and fields joined by OR; a bracket begins a group of its own and stays outside. */
function runEnd(tokens: readonly Token[], from: number): number {
  let at = operandEnd(tokens, from)
  while (at > from && tokens[at]?.kind === 'or') {
    const next = operandEnd(tokens, at + 1)
    if (next === at + 1) break
    at = next
  }
  return Math.max(at, from + 1)
}

function operandEnd(tokens: readonly Token[], from: number): number {
  let at = from
  while (tokens[at]?.kind === 'field') at += 1
  const kind = tokens[at]?.kind
  return kind === 'word' || kind === 'phrase' || kind === 'gone' ? at + 1 : at
}

/** Words with signs: {BT} and ++BT as they are written, +word, iphone^9, $TWTR, and a question mark alone. */
export function wordsOf(work: Import, tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, at) => {
    if (token.kind === 'phrase' && token.of === null) return placeholdersOf(work, token)
    return token.kind === 'word' && token.of === null ? wordOf(work, { token, next: tokens[at + 1] }) : [token]
  })
}

function wordOf(work: Import, { token, next }: { token: TokenOf<'word'>; next: Token | undefined }): Token[] {
  const { from } = work
  const { start, end } = token
  const [, braced] = from === 'brandwatch' ? (/^\{([^{}]+)\}$/.exec(token.written) ?? []) : []
  if (braced !== undefined) return exactly(work, token, braced)
  const [, pluses, rest = ''] = /^(\+{1,2})(.*)$/u.exec(token.written) ?? []
  if (pluses !== undefined && (rest !== '' || next?.glued)) {
    const isExact = from === 'talkwalker' && pluses === '++'
    if (rest !== '') return isExact ? exactly(work, token, rest) : [{ ...token, written: rest }]
    return isExact ? [{ kind: 'field', name: 'raw', start, end, glued: false }] : []
  }
  const [, weighed, weight] = from === 'meltwater' ? (/^([^^]*)(\^\d+)$/.exec(token.written) ?? []) : []
  if (weight !== undefined) {
    tell(work.changed, token, `${weight} is left out: nothing is weighed here.`)
    return weighed === '' ? [] : [{ ...token, written: weighed as string }]
  }
  if (from === 'x' && token.written === '?') {
    tell(work.changed, token, '? became is:question.')
    return [
      { kind: 'field', name: 'is', start, end, glued: false },
      { ...wordFor(token, 'question'), glued: true },
    ]
  }
  return [token]
}

function exactly(work: Import, token: Token, word: string): Token[] {
  const { start, end } = token
  tell(work.changed, token, `${written(work, token)} became raw:${word}`)
  return [
    { kind: 'field', name: 'raw', start, end, glued: false },
    { ...wordFor(token, word), glued: true },
  ]
}

/** "state of the * union": a star for a word is a distance here. */
function placeholdersOf(work: Import, token: TokenOf<'phrase'>): Token[] {
  const parts = token.written.split(/ \*(?= )/).map((part) => part.trim())
  if (
    !['x', 'google'].includes(work.from) ||
    parts.length < 2 ||
    parts.includes('') ||
    !token.closed ||
    token.apart !== null
  )
    return [token]
  tell(work.changed, token, 'A star between words became NEAR/2f: one word may stand between.')
  const near: Token = {
    kind: 'near',
    sign: 'NEAR/2f',
    within: 2,
    ordered: true,
    start: token.start,
    end: token.end,
    glued: false,
  }
  const phrases = parts.flatMap((part): Token[] => [near, { ...token, written: part, glued: false }]).slice(1)
  return [signFor(token, 'open'), ...phrases, signFor(token, 'close')]
}
