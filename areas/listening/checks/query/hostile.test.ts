/** Texts made to break a reader. Where ../shared/data is missing, the tests that read it say so and are skipped. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readData } from '../../../../tools/read-data.ts'
import { problemsOf } from './anchors.ts'
import { complete } from './complete.ts'
import type { Elsewhere } from './elsewhere.ts'
import { explain } from './explain.ts'
import { fromElsewhere } from './from-elsewhere.ts'
import { bracketsAt, highlight } from './highlight.ts'
import { hintsOf } from './hints.ts'
import { lex } from './lex.ts'
import type { Place, QueryNode } from './nodes.ts'
import { parse } from './parse.ts'
import { pretty } from './pretty.ts'
import { pick, type Random, randomFrom, randomTree } from './random-trees.ts'
import { write } from './write.ts'

const SEED = 20_261_123
const STRINGS = 20_000
const known = {
  networks: [{ value: 'bluesky', says: 'Bluesky' }],
  topics: [{ value: 'late delivery', is: 'own' as const }],
  authors: ['ines'],
}
const others: readonly Elsewhere[] = ['brandwatch', 'talkwalker', 'meltwater', 'x', 'google']

function checkPlace({ start, end }: Place, text: string): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${start} to ${end} of ${JSON.stringify(text)}`)
}

function checkPieces(text: string): void {
  let before = 0
  for (const piece of highlight(text)) {
    assert.ok(piece.start === before && piece.end > piece.start, `a gap at ${before} of ${JSON.stringify(text)}`)
    before = piece.end
  }
  assert.equal(before, text.length, JSON.stringify(text))
}

function checkTree(node: QueryNode, text: string): void {
  checkPlace(node, text)
  if ('of' in node && typeof node.of === 'object') for (const one of [node.of].flat()) checkTree(one, text)
}

/** Whether it could be read. */
function check(text: string, random: Random): boolean {
  let before = 0
  for (const token of lex(text)) {
    checkPlace(token, text)
    assert.ok(token.start >= before && token.end > token.start, JSON.stringify(text))
    before = token.end
  }
  const { node, problems } = parse(text)
  assert.equal(node === null, problems.length > 0)
  for (const problem of [...problems, ...problemsOf(text), ...hintsOf(text)]) {
    checkPlace(problem, text)
    assert.ok(problem.says.length > 10 && problem.code.length > 0)
    assert.ok(
      text.trim() === '' || problem.start < problem.end,
      `${problem.code} has no place in ${JSON.stringify(text)}`,
    )
  }
  checkPieces(text)
  const cursor = random(text.length + 2) - 1
  bracketsAt(text, cursor)
  for (const offer of complete(text, cursor, known)) checkPlace(offer, text)
  const { changed, left_out } = fromElsewhere(text, pick(random, others))
  for (const told of [...changed, ...left_out]) checkPlace(told, text)
  if (node === null) return false
  checkTree(node, text)
  const canonical = write(node)
  for (const again of [canonical, pretty(node)]) {
    const reread = parse(again).node
    assert.ok(reread, `${JSON.stringify(text)} was written ${JSON.stringify(again)}`)
    assert.equal(write(reread), canonical, JSON.stringify(text))
  }
  assert.ok(explain(node).endsWith('.'))
  return true
}

for (const [path, linesOf] of [
  ['attacks/naughty-strings.json', (text: string) => JSON.parse(text) as string[]],
  ['attacks/xss.txt', (text: string) => text.split('\n')],
] as const) {
  const text = readData(path)
  const cases = text === null ? [] : linesOf(text)
  const name = `every string of ${path} is read as a query, alone and among others (${cases.length} strings)`
  test(name, { skip: text === null && `LEFT OUT: ../shared/data/${path} is not there` }, () => {
    const random = randomFrom(SEED)
    assert.ok(cases.length > 500)
    for (const one of cases) {
      for (const query of [one, `kettle OR (${one} -lid)`, `author:${one} title:"${one}" NEAR/3 ${one}`])
        check(query, random)
    }
  })
}

const PIECES =
  'kettle|arc|a|OR|AND|NOT|NEAR/3|NEAR/2f|NEAR|ONEAR/2|and|or|near/5|(|)|( | )|"|"| "|“|”|„|«|»|-|~|~5|*|?|#|@|#arc|@ines|@a@b.c|lang:|lang:de|author:|title:|raw:|is:|is:question|has:media|min_reach:|10k|foo:|hashtag:|link:|https://a.example/b?c|:)|:(|:|-(| |  |\n|&|\\|||!|...|,|ü|ß|水壶|فرنهيل|👩\u200d🚀|❤️|\u200b|\u200d|\u202e|\u2066|\ufeff|\u00ad|\ud800|\udc00|\u0000|（|）|＂|＃|＠|{BT}|<<<|>>>|[1 TO 2]|^9|AROUND(3)|++|since:2020|$X|12:30|1,000|__proto__|constructor:x'
    .split(/(?<!\\)\|(?!\|)/)
    .map((piece) => (piece === '\\|' ? '|' : piece))

function randomText(random: Random): string {
  const length = random(14)
  const glue = pick(random, [' ', '', ' ', ''])
  return Array.from({ length }, () => pick(random, PIECES)).join(glue)
}

/** A good query with a few characters taken out, doubled, put in or swapped. */
function mutated(random: Random): string {
  let text = write(randomTree(random, random(4)))
  for (let change = random(4); change >= 0; change -= 1) {
    const at = random(text.length + 1)
    const end = Math.min(text.length, at + random(4))
    const put = pick(random, [
      '',
      pick(random, PIECES),
      text.slice(at, end).repeat(2),
      String.fromCharCode(random(0x10000)),
    ])
    text = text.slice(0, at) + put + text.slice(end)
  }
  return text
}

test(`random and mutated queries are read without a fault, ${STRINGS} of seed ${SEED}`, () => {
  const random = randomFrom(SEED)
  let read = 0
  for (let count = 0; count < STRINGS; count += 1) {
    const text = count % 2 === 0 ? randomText(random) : mutated(random)
    if (check(text, random)) read += 1
  }
  assert.ok(read > STRINGS / 10 && read < STRINGS * 0.9, `${read} were right: too few or too many to prove anything`)
})

test('random code units are read without a fault (6,000 strings)', () => {
  const random = randomFrom(SEED + 1)
  for (let count = 0; count < 6000; count += 1) {
    const most = pick(random, [0x80, 0x800, 0x10000])
    check(String.fromCharCode(...Array.from({ length: random(40) }, () => random(most))), random)
  }
})
