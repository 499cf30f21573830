import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explain, explainAsList, type Said } from './explain.ts'
import type { Place, QueryNode } from './nodes.ts'
import { parse } from './parse.ts'
import { pick, type Random, randomFrom, randomTree } from './random-trees.ts'
import { write } from './write.ts'

function treeOf(query: string): QueryNode {
  const { node, problems } = parse(query)
  assert.ok(node, `${query}: ${JSON.stringify(problems)}`)
  return node
}

const explained: [query: string, says: string][] = [
  [
    '("arc kettle" OR fernhill NEAR/6 kettle*) NOT author:fernhill.co',
    'Holds the phrase “arc kettle”, or “fernhill” and a word beginning with “kettle” at most 6 words apart; not written by fernhill.co.',
  ],
  ['kettle', 'Holds “kettle”.'],
  ['a b OR c', '(Holds “a” and holds “b”), or holds “c”.'],
  ['a (b OR c)', 'Holds “a”; holds “b” or “c”.'],
  ['a OR b OR c', 'Holds “a”, “b”, or “c”.'],
  ['a -b -"c d"', 'Holds “a”; does not hold “b”; does not hold the phrase “c d”.'],
  ['a -(b OR #c)', 'Holds “a”; holds none of these: “b”, the hashtag #c.'],
  ['a -(b c)', 'Holds “a”; not all of this together: (holds “b” and holds “c”).'],
  ['a -(b OR lang:de)', 'Holds “a”; does not hold “b” and not in German.'],
  ['NOT NOT a', 'Holds “a”.'],
  ['kettle* OR arc', 'Holds a word beginning with “kettle” or the word “arc”.'],
  ['arc OR kettle*', 'Holds “arc” or a word beginning with “kettle”.'],
  ['a -("b c" OR d)', 'Holds “a”; holds none of these: the phrase “b c”, the word “d”.'],
  ['kettle* NEAR/2 arc', 'Holds a word beginning with “kettle” and the word “arc” at most 2 words apart.'],
  ['a NEAR/1 b', 'Holds “a” and “b” next to each other.'],
  ['a NEAR/3f b', 'Holds “a” and then “b” at most 3 words apart.'],
  [
    'a NEAR/3 (b NEAR/1f "c d")',
    'Holds “a” and (“b” and then the phrase “c d” next to each other) at most 3 words apart.',
  ],
  ['(a OR b) NEAR/2 c', 'Holds (“a” or “b”) and “c” at most 2 words apart.'],
  ['"a b c"~1', 'Holds “a”, “b” and “c” in any order with no other word among them.'],
  [
    '"a b"~2 "a b"~3',
    'Holds “a” and “b” in any order with at most 1 other word among them; holds “a” and “b” in any order with at most 2 other words among them.',
  ],
  [
    'raw:Arc raw:"Arc Kettle"',
    'Holds “Arc” with exactly these letters; holds the phrase “Arc Kettle” with exactly these letters.',
  ],
  [
    'organi?ation ke*le "arc ke*l?"',
    'Holds a word like “organi?ation” with ? for one letter; holds a word like “ke*le” with * for any letters; holds the phrase “arc ke*l?” with * for any letters and ? for one letter.',
  ],
  [
    '#arc @ines link:fernhill.co/arc',
    'Holds the hashtag #arc; holds a mention of @ines; holds a link to fernhill.co/arc.',
  ],
  [
    'site:x.example network:bluesky topic:delivery',
    'Found at x.example; on the network bluesky; about the topic “delivery”.',
  ],
  ['topic:broken topic:"Late or Lost"', 'About the topic “broken, does not work”; about the topic “Late or Lost”.'],
  ['lang:xx lang:und', 'In the language xx; in a language that could not be told.'],
  ['lang:(de OR fr) lang:gsw', 'In German or in French; in Swiss German.'],
  ['is:question has:media sentiment:negative', 'A question; with pictures, film or sound; negative in tone.'],
  [
    '-is:reply min_followers:10k min_reach:2m',
    'Not a reply; written by somebody with 10,000 followers or more; reaching 2,000,000 people or more.',
  ],
  ['title:kettle -title:(a OR b)', 'Holds “kettle” in its title; does not hold “a” or “b” in its title.'],
  ['title:(a -b)', 'In its title (holds “a” and does not hold “b”).'],
]
for (const [query, says] of explained) test(`explained: ${query}`, () => assert.equal(explain(treeOf(query)), says))

function lines({ says, of }: Said, indent = ''): string {
  return [`${indent}${says}`, ...of.map((one) => lines(one, `${indent}  `))].join('\n')
}

test('a screen gets lists in lists', () => {
  const query =
    '("arc kettle" OR fernhill NEAR/6 kettle*) (lid OR lang:de) -(cheap OR lang:fr) -(a lang:es) title:(x -y)'
  assert.equal(
    lines(explainAsList(treeOf(query))),
    `All of this:
  At least one of these:
    Holds the phrase “arc kettle”
    Holds “fernhill” and a word beginning with “kettle” at most 6 words apart
  At least one of these:
    Holds “lid”
    In German
  None of these:
    Holds “cheap”
    In French
  Not all of this together:
    Holds “a”
    In Spanish
  In its title:
    All of this:
      Holds “x”
      Does not hold “y”`,
  )
})

const nowhere: Place = { start: 0, end: 0 }

/** Out of few leaves, so that many trees mean the same and many are told alike. */
function smallTree(random: Random, depth: number): QueryNode {
  const written = pick(random, ['a', 'b', 'c'])
  if (depth === 0 || random(4) === 0)
    return random(3) === 0
      ? { kind: 'author', written, ...nowhere }
      : { kind: 'words', written, exact: false, ...nowhere }
  const kind = pick(random, ['any', 'all', 'not'] as const)
  if (kind === 'not') return { kind, of: smallTree(random, depth - 1), ...nowhere }
  return { kind, of: [smallTree(random, depth - 1), smallTree(random, depth - 1)], ...nowhere }
}

/** What it says of each post there can be: 64 of them, one bit for each. */
function meaning(node: QueryNode): bigint {
  if (node.kind === 'any') return node.of.map(meaning).reduce((a, b) => a | b)
  if (node.kind === 'all') return node.of.map(meaning).reduce((a, b) => a & b)
  if (node.kind === 'not') return ~meaning(node.of) & ((1n << 64n) - 1n)
  const leaf = (node.kind === 'author' ? 3 : 0) + 'abc'.indexOf('written' in node ? node.written : '')
  let bits = 0n
  for (let post = 0; post < 64; post += 1) if ((post >> leaf) & 1) bits |= 1n << BigInt(post)
  return bits
}

test('two queries that are explained alike mean the same, 20,000 random ones', () => {
  const random = randomFrom(11)
  const told = new Map<string, { query: string; means: bigint }>()
  let alike = 0
  for (let count = 0; count < 20_000; count += 1) {
    const query = write(smallTree(random, 3))
    const node = treeOf(query)
    const says = explain(node)
    const before = told.get(says)
    if (before) {
      assert.equal(meaning(node), before.means, `${query} and ${before.query} are both told as ${says}`)
      if (query !== before.query) alike += 1
    }
    told.set(says, { query, means: meaning(node) })
  }
  assert.ok(told.size > 2000 && alike > 20, `${told.size} told, ${alike} alike`)
})

test('every query is explained, and with every word of it, 10,000 random trees', () => {
  const random = randomFrom(12)
  for (let count = 0; count < 10_000; count += 1) {
    const tree = randomTree(random, random(5))
    const says = explain(tree)
    assert.doesNotMatch(says, /undefined|\(\)|“”|or \.|and \./, write(tree))
    assert.doesNotMatch(lines(explainAsList(tree)), /undefined|\(\)|“”/)
  }
})
