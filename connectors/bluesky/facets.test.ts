import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { spentMs } from '#platform/cost.ts'
import { detectSpans, facetsOf, spansOf } from './facets.ts'
import type { Facet } from './wire.ts'

const DATA = new URL('../../../shared/data/attacks/naughty-strings.json', import.meta.url)
const everyone = new Map([
  ['ann.test', 'did:plc:ann'],
  ['b-2.example.com', 'did:plc:bob'],
])

const marked = (text: string) =>
  detectSpans(text).map(({ kind, start, end, target }) => [kind, text.slice(start, end), target])

test('addresses, handles and tags are found, without the punctuation around them', () => {
  assert.deepEqual(marked('Hi @Ann.test, (see https://a.example/x?y=1&z=2). Or www.b.com/ü #Hilfe! #1 #2go'), [
    ['mention', '@Ann.test', 'ann.test'],
    ['link', 'https://a.example/x?y=1&z=2', 'https://a.example/x?y=1&z=2'],
    ['link', 'www.b.com/ü', 'https://www.b.com/ü'],
    ['hashtag', '#Hilfe', 'Hilfe'],
    ['hashtag', '#2go', '2go'],
  ])
})

test('what only looks like one is left alone', () => {
  assert.deepEqual(marked('mail me@ann.test, @ann, a#b, # c, javascript:alert(1), ftp://x.example, @a.test@b.test'), [])
})

test('a tag of more than 64 characters is none', () => {
  assert.equal(marked(`#${'x'.repeat(64)}`).length, 1)
  assert.equal(marked(`#${'x'.repeat(65)}`).length, 0)
})

test('offsets are bytes for the network, and a mention of nobody is not marked', () => {
  const text = '😡é @ann.test @nobody.test #ü'
  assert.deepEqual(facetsOf(text, detectSpans(text), everyone), [
    {
      index: { byteStart: 7, byteEnd: 16 },
      features: [{ $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:ann' }],
    },
    { index: { byteStart: 30, byteEnd: 33 }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'ü' }] },
  ])
})

test('marks come back where they were put, between strings that broke software elsewhere', (t) => {
  const strings = naughty()
  for (const string of strings) {
    const text = `${string} @ann.test ${string} https://x.example/ü #ü\n${string}`.toWellFormed()
    const spans = detectSpans(text).filter(({ kind, target }) => kind !== 'mention' || everyone.has(target))
    const facets = facetsOf(text, spans, everyone) as Facet[]
    const back = spansOf(text, facets).map(({ start, end }) => [start, end])
    assert.deepEqual(
      back,
      spans.map(({ start, end }) => [start, end]),
      JSON.stringify(string),
    )
    assert.ok(spans.length >= 3)
  }
  t.diagnostic(`${strings.length} strings`)
})

const link = (byteStart: number, byteEnd: number): Facet => {
  return {
    index: { byteStart, byteEnd },
    features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://x.example/' }],
  }
}
const places = (facets: Facet[]) => spansOf('a😡b', facets).map(({ start, end }) => [start, end])

test('facets that cut a character, run out of the text, are empty or overlap are left out', () => {
  assert.deepEqual(places([link(0, 6)]), [[0, 4]])
  assert.deepEqual(places([link(1, 5)]), [[1, 3]])
  assert.deepEqual(places([link(2, 5), link(1, 4), link(0, 7), link(3, 3), link(5, 1)]), [])
  assert.deepEqual(places([link(1, 6), link(0, 1), link(0, 5)]), [
    [0, 1],
    [1, 4],
  ])
  assert.deepEqual(spansOf('a', [{ index: { byteStart: 0, byteEnd: 1 }, features: [] }]), [])
})

test('a text of twenty thousand characters is marked in less than a second of the processor', async () => {
  for (const unit of ['@a.', '#', 'http://', 'a.b.c.', '@', '(((', '#x ', 'www.']) {
    const took_ms = await spentMs(() => detectSpans(unit.repeat(20_000 / unit.length)))
    assert.ok(took_ms < 1_000, `${unit} took ${took_ms} ms`)
  }
})

function naughty(): string[] {
  if (existsSync(DATA)) return JSON.parse(readFileSync(DATA, 'utf8'))
  console.warn(`MISSING: ${DATA.pathname}: three strings instead of 515.`)
  return ['Ω≈ç√', '👩‍👩‍👧', '\u202Etest']
}
