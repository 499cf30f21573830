/** Texts made to break a reader. Where ../shared/data is missing, the tests that read it say so and are skipped. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Brand } from '#areas/listening/brand.ts'
import { compileMonitors } from '#areas/listening/match.ts'
import { spentMs } from '#platform/cost.ts'
import { readData } from '../../tools/read-data.ts'
import { explain } from './explain.ts'
import { Because, Reading } from './schema.ts'
import { tokenize } from './tokenize.ts'
import { TEXT_MAX } from './tokens.ts'
import { BUILT_IN_MODEL, type ReadablePost, understand } from './understand.ts'

const matcher = compileMonitors([
  {
    monitor_id: 'm',
    brand: Brand.parse({ names: ['script', 'alert', 'ﷺ', '社會科學院', '👩', 'null', 'a'], without: ['undefined'] }),
  },
  { monitor_id: 'q', query: '(script OR al?rt OR nul*) NEAR/9 (a OR 👩 OR 社會 OR https*) OR "null a"~5 OR #script' },
])

function checkTokens(text: string, title: string | null): void {
  const tokens = tokenize(text, title)
  let before = 0
  tokens.starts.forEach((start, at) => {
    const end = tokens.ends[at] ?? -1
    assert.ok(start >= 0 && start < end && end <= tokens.text.length, `token ${at} of ${JSON.stringify(text)}`)
    assert.ok(start >= before, 'tokens stand in reading order')
    before = start
  })
  for (const list of [tokens.starts, tokens.ends, tokens.sentences]) assert.equal(list.length, tokens.words.length)
}

function checkPlaces(
  post: ReadablePost,
  places: readonly { part: 'title' | 'text'; start: number; end: number }[],
): void {
  for (const { part, start, end } of places) {
    const length = part === 'title' ? (post.title ?? '').length : post.text.length
    assert.ok(start >= 0 && start < end && end <= length, `${part} ${start} to ${end} of ${JSON.stringify(post)}`)
  }
}

function check(post: ReadablePost): void {
  checkTokens(post.text, post.title)
  const [reading] = understand([post], BUILT_IN_MODEL)
  Reading.parse(reading)
  const because = Because.array().parse(explain(post, BUILT_IN_MODEL))
  checkPlaces(post, because)
  for (const { part, start, end, term } of because) {
    assert.equal((part === 'title' ? (post.title ?? '') : post.text).slice(start, end), term)
  }
  for (const { spans } of matcher.match(tokenize(post.text, post.title))) checkPlaces(post, spans)
}

const post = (text: string, title: string | null = null, lang: string | null = null): ReadablePost => ({
  text,
  title,
  lang,
  network: 'x',
})

for (const [path, lines] of [
  ['attacks/naughty-strings.json', (text: string) => JSON.parse(text) as string[]],
  ['attacks/xss.txt', (text: string) => text.split('\n')],
] as const) {
  const text = readData(path)
  const cases = text === null ? [] : lines(text)
  const name = `every text of ${path} is read without a fault, its places inside it (${cases.length} cases)`
  test(name, { skip: text === null && `LEFT OUT: ../shared/data/${path} is not there` }, () => {
    assert.ok(cases.length > 500)
    for (const one of cases) {
      check(post(one))
      check(post(one, one, one))
      check(post(`Fernhill ${one} broken?`, `${one} a`))
    }
  })
}

test('random strings of any code units are read without a fault (4,000 cases)', () => {
  let state = 7
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % below
  }
  const ranges: [number, number][] = [
    [0, 0x80],
    [0, 0xffff],
    [0xd800, 0x800],
    [0x300, 0x70],
    [0x600, 0x100],
    [0x3040, 0x100],
    [0x4e00, 0x400],
    [0xac00, 0x400],
    [0xe00, 0x80],
    [0x1f300, 0x700],
    [0xfe00, 0x10],
    [0x200b, 5],
    [0xe0000, 0x80],
    [0x1f1e6, 26],
    [0x23, 30],
  ]
  for (let round = 0; round < 4000; round += 1) {
    const text = Array.from({ length: random(40) }, () => {
      const [from, size] = ranges[random(ranges.length)] ?? [0, 1]
      const code = from + random(size)
      return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)
    }).join('')
    check(post(text, random(3) === 0 ? text.slice(0, 5) : null))
  }
})

test('a megabyte of anything is understood in bounded time', async () => {
  for (const piece of [
    'refund ',
    'not good but ',
    '#Fernhill ',
    '😡',
    '壊れました',
    '@a ',
    'https://a.example/ ',
    '? ',
    'a\n',
    'where is my ',
    'where is ',
    'http',
  ]) {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
    const took_ms = await spentMs(() => {
      understand([post(text)], BUILT_IN_MODEL)
      matcher.match(tokenize(text))
    })
    assert.ok(took_ms < 3000, `${JSON.stringify(piece)} took ${took_ms} ms`)
    for (const { end } of explain(post(text), BUILT_IN_MODEL)) assert.ok(end <= TEXT_MAX)
  }
})

test('a title longer than any title is cut, and places stay inside it', () => {
  check(post('broken', 'refund '.repeat(1000)))
  check(post('x', 'a'.repeat(999) + '👩‍👩‍👧‍👦'.repeat(4)))
})

test('a topic whose terms hold nothing, or everything, does no harm', () => {
  const model = {
    version: 'x',
    topics: [{ name: '__proto__', terms: ['...', '*', '#', 'constructor', '__proto__', '漢', '(a+)+$'] }],
  }
  const [reading] = understand([post('constructor of __proto__ toString 漢')], model)
  assert.equal(Reading.parse(reading).topics[0]?.topic, '__proto__')
})
