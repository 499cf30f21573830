/**
 * The quick matcher against the obvious one, over random queries and posts out of few words, so that they meet often.
 * Queries are added and removed meanwhile.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { seededBelow } from '#platform/chance.ts'
import type { QueryNode } from '../checks/query/nodes.ts'
import { addQuery, matchesOf, noQueries, removeQuery, spansOf } from './matcher.ts'
import { holds } from './reference.ts'
import { NOTHING_KNOWN, type Subject } from './subject.ts'

const PAIRS = 100_000
const SEED = 20_261_123

const random = seededBelow(SEED)
const one = <T>(list: readonly T[]): T => list[random(list.length)] as T
const some = <T>(list: readonly T[], least: number, most: number) =>
  Array.from({ length: least + random(most - least + 1) }, () => one(list))

const PIECES = [
  ...'fern hill arc Arc ARC kettle kettles road Férn hill’s don’t 7 a of the Fern'.split(' '),
  ...'#fernhill #FernHill #Arc #arc_kettle #ケトル #FernケトルArc @fern @fern@a.example @hill.co fern.co https://shop.fern.co/x/y'.split(
    ' ',
  ),
  ...'ケトル アーク 水壶 坏了 펀힐 กาต้ม فرن'.split(' '),
  ...['.', '!', ',', '-', '👍', '😡😡', '\n', ':)'],
]
const WORDS = [
  ...'fern hill arc Arc kettle kettles road férn 7 a of the fernhill ケトル アークケトル 水壶 펀힐 👍 fern.co ket* ke?tle fe*n f*n arc* don’t !!'.split(
    ' ',
  ),
  ...['fern hill', 'arc kettle', 'arc kett*', 'fern hill arc', 'kettle 7', 'Arcケトル', 'of the', 'a fern', 'the the'],
]
const AUTHORS = ['fern', 'fern@a.example', 'hill.co', 'Ines Brandt', 'ínes  brandt']
const at = { start: 0, end: 0 }

function randomWords(): QueryNode {
  const kind = random(12)
  if (kind === 0) return { ...at, kind: 'hashtag', written: one(['fernhill', 'Arc', 'arckettle', 'ケトル', 'fern*']) }
  if (kind === 1) return { ...at, kind: 'mention', written: one(['fern', 'hill.co', 'fern@a.example']) }
  if (kind === 2)
    return { ...at, kind: 'together', written: some(WORDS.slice(0, 9), 2, 3).join(' '), within: 1 + random(4) }
  return { ...at, kind: 'words', written: one(WORDS), exact: random(6) === 0 }
}

function randomNear(depth: number): QueryNode {
  const part = (): QueryNode => {
    if (depth > 0 && random(4) === 0) return randomNear(depth - 1)
    return random(4) === 0 ? { ...at, kind: 'any', of: [randomWords(), randomWords()] } : randomWords()
  }
  return { ...at, kind: 'near', of: [part(), part()], within: 1 + random(5), ordered: random(2) === 0 }
}

function randomField(): QueryNode {
  switch (random(11)) {
    case 0:
      return { ...at, kind: 'author', written: one(AUTHORS) }
    case 1:
      return { ...at, kind: 'link', written: one(['fern.co', 'https://shop.fern.co/x', 'hill.co']) }
    case 2:
      return { ...at, kind: 'site', written: one(['news.example', 'example']) }
    case 3:
      return { ...at, kind: 'network', written: one(['bluesky', 'feeds']) }
    case 4:
      return { ...at, kind: 'lang', written: one(['en', 'de']) }
    case 5:
      return { ...at, kind: 'topic', written: one(['refund', 'broken']) }
    case 6:
      return { ...at, kind: 'is', what: one(['question', 'reply'] as const) }
    case 7:
      return { ...at, kind: 'has', what: 'media' }
    case 8:
      return { ...at, kind: 'sentiment', label: one(['negative', 'neutral', 'positive'] as const) }
    case 9:
      return { ...at, kind: 'at_least', of: one(['followers', 'reach'] as const), number: one([1, 1000]) }
    default:
      return { ...at, kind: 'title', of: randomNode(1) }
  }
}

function randomNode(depth: number): QueryNode {
  const kind = random(depth > 0 ? 12 : 5)
  if (kind < 3) return randomWords()
  if (kind === 3) return randomNear(1)
  if (kind === 4) return depth > 0 ? randomField() : randomWords()
  if (kind < 6) return { ...at, kind: 'not', of: randomNode(depth - 1) }
  const of = Array.from({ length: 2 + random(2) }, () => randomNode(depth - 1))
  return { ...at, kind: kind < 9 ? 'all' : 'any', of }
}

function randomPost(): Subject {
  const text = (most: number) =>
    some(PIECES, 0, most).reduce((all, piece) => all + (random(4) === 0 ? '' : ' ') + piece, '')
  const reading = {
    language: one(['en', 'de']),
    sentiment_label: one(['negative', 'neutral', 'positive'] as const),
    is_question: random(2) === 0,
    topics: some(['refund', 'broken'], 0, 2).map((topic) => ({ topic })),
  }
  return {
    ...NOTHING_KNOWN,
    tokens: tokenize(text(14), random(3) === 0 ? text(5) : null),
    network: one(['bluesky', 'feeds']),
    url: one(['https://news.example/1', 'https://other.test/2', '']),
    author: { handle: one(['fern', 'fern@a.example', 'hill.co', '']), name: one(['Ines Brandt', 'Fern', '']) },
    is_reply: random(2) === 0,
    has_media: random(2) === 0,
    followers: one([null, 0, 500, 5000]),
    reach: one([null, 5000]),
    reading: () => reading,
  }
}

test(`the quick matcher hears what the obvious one does, ${PAIRS} random queries and posts`, () => {
  let pairs = 0
  let held = 0
  let shown = 0
  while (pairs < PAIRS) {
    const matcher = noQueries()
    const queries = new Map<string, QueryNode>()
    for (let round = 0; round < 10; round += 1) {
      for (let nth = 0; nth < 5; nth += 1) {
        const id = `${random(40)}`
        const node = randomNode(3)
        queries.set(id, node)
        addQuery(matcher, { id, node })
      }
      const gone = `${random(40)}`
      queries.delete(gone)
      removeQuery(matcher, gone)
      for (let post = 0; post < 8; post += 1) {
        const subject = randomPost()
        const found = new Set(matchesOf(matcher, subject))
        for (const [id, node] of queries) {
          const wanted = holds(node, subject)
          assert.equal(found.has(id), wanted, `seed ${SEED}: ${JSON.stringify({ node, text: subject.tokens.text })}`)
          pairs += 1
          if (!wanted) continue
          held += 1
          shown += spansOf(matcher, id).length
        }
        for (const id of found) assert.ok(queries.has(id), `a removed query was heard: ${id}`)
      }
    }
  }
  process.stdout.write(`${pairs} pairs, ${held} held, ${shown} places shown\n`)
  assert.ok(held > PAIRS / 20 && held < PAIRS * 0.9, `${held} of ${pairs} held: too few or too many to prove anything`)
})
