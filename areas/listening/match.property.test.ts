/**
 * The fast matcher against a slow one whose correctness can be seen: for each monitor, each name and each place,
 * compare. Random brands and posts out of few words, so that they meet often.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import { WHOLE, WITHOUT_SPACES } from '#areas/understanding/words.ts'
import { seededBelow } from '#platform/chance.ts'
import { Brand, termsOf } from './brand.ts'
import { compileMonitors, SPANS_MAX } from './match.ts'

const PAIRS = 20_000

type Pair = [first: number, last: number]
type Term = ReturnType<typeof termsOf>['wanted'][number]

function placesOf(term: Term, tokens: Tokens): Pair[] {
  if (term.kind === 'hashtag')
    return everyToken(tokens, 'hashtag', (fold) => fold === tokenize(`#${term.written}`).words[0]?.fold)
  if (term.kind === 'handle')
    return everyToken(tokens, 'mention', (fold) => isHandle(fold, `@${term.written.toLowerCase()}`))
  if (term.kind === 'site')
    return everyToken(tokens, 'link', (fold) => fold === term.written || fold.endsWith(`.${term.written}`))
  const name = tokenize(term.written)
  const words = name.terms.map((at) => name.words[at]?.fold ?? '')
  if (words.length === 0) return []
  if (name.has_joined) return joinedPlaces(name, tokens)
  return [...phrasePlaces(words, tokens), ...tagPlaces(words, tokens)]
}

function everyToken(tokens: Tokens, kind: string, is: (fold: string) => boolean): Pair[] {
  return tokens.words.flatMap((word, at): Pair[] => (word.kind === kind && is(word.fold) ? [[at, at]] : []))
}

function isHandle(fold: string, wanted: string): boolean {
  return fold === wanted || fold.startsWith(`${wanted}@`)
}

function phrasePlaces(words: readonly string[], tokens: Tokens): Pair[] {
  return tokens.terms.flatMap((_, from): Pair[] => {
    const stretch = tokens.terms.slice(from, from + words.length)
    const same = stretch.length === words.length && stretch.every((at, n) => tokens.words[at]?.fold === words[n])
    return same ? [[stretch[0] ?? 0, stretch.at(-1) ?? 0]] : []
  })
}

function tagPlaces(words: readonly string[], tokens: Tokens): Pair[] {
  return tokens.words.flatMap(({ kind, fold, flags }, at): Pair[] => {
    const counts = words.length > 1 || (flags & (WHOLE | WITHOUT_SPACES)) === WHOLE
    return kind === 'hashtag' && counts && fold === words.join('') ? [[at, at]] : []
  })
}

/** Glues words together up to the end of a sentence or anything that is no word, and looks for the name in that. */
function joinedPlaces(name: Tokens, tokens: Tokens): Pair[] {
  const form = name.terms.map((at) => name.words[at]?.fold).join('')
  const wholeStart = ((name.words[name.terms[0] ?? 0]?.flags ?? 0) & WITHOUT_SPACES) === 0
  const wholeEnd = ((name.words[name.terms.at(-1) ?? 0]?.flags ?? 0) & WITHOUT_SPACES) === 0
  const places: Pair[] = []
  for (let from = 0; from < tokens.words.length; from += 1) {
    if (!isWord(tokens, from)) continue
    const start = tokens.words[from]?.fold ?? ''
    for (let skip = 0; skip < start.length; skip += 1) {
      let text = start.slice(skip)
      let at = from
      while (text.length < form.length) {
        at += 1
        while (isSoftMark(tokens, at)) at += 1
        if (!isWord(tokens, at)) break
        text += tokens.words[at]?.fold ?? ''
      }
      const fits = (!wholeStart || skip === 0) && (!wholeEnd || text.length === form.length)
      if (text.startsWith(form) && fits) places.push([from, at])
    }
  }
  return places
}

function isWord(tokens: Tokens, at: number): boolean {
  const kind = tokens.words[at]?.kind
  return kind === 'word' || kind === 'number' || (kind === 'hashtag' && ((tokens.words[at]?.flags ?? 0) & WHOLE) === 0)
}

function isSoftMark(tokens: Tokens, at: number): boolean {
  return tokens.words[at]?.kind === 'mark' && !'.!?;:,…。、'.includes(tokens.words[at]?.fold ?? '')
}

function inside(pair: Pair, hole: Pair): boolean {
  return pair[0] >= hole[0] && pair[1] <= hole[1]
}

function slowMatch(brand: Brand, tokens: Tokens): string[] {
  const { wanted, unwanted } = termsOf(brand)
  const found = wanted.flatMap((term) => placesOf(term, tokens))
  const out = unwanted.flatMap((term) => placesOf(term, tokens))
  if (out.some((hole) => !found.some((pair) => inside(pair, hole)))) return []
  const left = found.filter((pair) => !out.some((hole) => inside(pair, hole)))
  const spans = left.map(([first, last]): [number, number] => [tokens.starts[first] ?? 0, tokens.ends[last] ?? 0])
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return [...new Set(spans.map((span) => span.join('-')))].slice(0, SPANS_MAX)
}

const PIECES = [
  ...'fern hill arc Arc ARC kettle road Férn hill’s fern’s don’t 7 a of'.split(' '),
  ...'#fernhill #FernHill #Arc #arc_kettle #ケトル #FernケトルArc @fern @fern@a.example @hill.co fern.co https://shop.fern.co/x'.split(
    ' ',
  ),
  ...'ケトル アーク 水壶 坏了 펀힐 펀힐에서 กาต้ม فرن'.split(' '),
  '.',
  '!',
  ',',
  '-',
  '👍',
  '😡😡',
  '\n',
  '・',
  ':)',
]
const NAMES = [
  'fern',
  'hill',
  'fern hill',
  'arc',
  'arc kettle',
  'fern hill arc',
  'kettle 7',
  'road',
  'ケトル',
  'アークケトル',
  'Arcケトル',
  'ケトルarc',
  '水壶',
  '壶坏',
  '펀힐',
  'กา',
  'فرن',
  'a',
  'of a',
  'kettle of',
  "fern's",
  '👍',
  'fern.co',
]

test(`the fast matcher hears exactly what the slow one does, ${PAIRS} random brands and posts`, () => {
  const random = seededBelow(20_261_121)
  const pick = <T>(list: readonly T[], most: number) =>
    Array.from({ length: random(most + 1) }, () => list[random(list.length)] as T)
  let matched = 0
  let ruledOut = 0
  for (let pair = 0; pair < PAIRS; pair += 100) {
    const brands = Array.from({ length: 10 }, () =>
      Brand.parse({
        names: [NAMES[random(NAMES.length)], ...pick(NAMES, 2)],
        hashtags: pick(['fernhill', 'Arc', 'ケトル'], 1),
        handles: pick(['fern', 'hill.co', 'fern@a.example'], 1),
        sites: pick(['fern.co'], 1),
        without: pick(NAMES, 1),
      }),
    )
    const matcher = compileMonitors(brands.map((brand, at) => ({ monitor_id: `${at}`, brand })))
    for (let post = 0; post < 10; post += 1) {
      const text = pick(PIECES, 14).reduce((all, piece) => all + (random(4) === 0 ? '' : ' ') + piece, '')
      const tokens = tokenize(text)
      const fast = new Map(
        matcher
          .match(tokens)
          .map(({ monitor_id, spans }) => [monitor_id, spans.map(({ start, end }) => `${start}-${end}`)]),
      )
      brands.forEach((brand, at) => {
        const slow = slowMatch(brand, tokens)
        assert.deepEqual(fast.get(`${at}`) ?? [], slow, JSON.stringify({ brand, text }))
        if (slow.length > 0) matched += 1
        else if (brand.without.length > 0) ruledOut += 1
      })
    }
  }
  assert.ok(
    matched > PAIRS / 10 && ruledOut > PAIRS / 100,
    `${matched} matched, ${ruledOut} did not: too few to prove anything`,
  )
})
