import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemsOf } from './anchors.ts'
import type { QueryNode } from './nodes.ts'
import { parse } from './parse.ts'
import { randomFrom, randomTree } from './random-trees.ts'
import { write } from './write.ts'

const may = [
  'kettle',
  '水',
  'привет',
  '👍',
  ':)',
  '#a',
  '@i',
  'raw:IT',
  'raw:WHO',
  'author:ines',
  'link:fernhill.co',
  'site:fernhill.co',
  '"to be"',
  '"the who"~2',
  'ke*',
  'the*e',
  'kettle lang:de',
  'lang:de AND kettle',
  'kettle NOT cheap',
  '-cheap -used kettle',
  '(kettle OR teapot) NOT cheap',
  'kettle OR (teapot -cheap)',
  '(kettle lang:de) OR (teapot lang:fr)',
  '(lang:de OR kettle) AND (lang:fr OR kettle) AND kettle',
  'NOT NOT kettle',
  'NOT (NOT kettle OR lang:de)',
  'NOT (lang:de OR (cheap -kettle)) AND kettle',
  'title:kettle',
  'the NEAR/3 kettle',
  'a AND kettle',
]
for (const query of may) test(`may be saved: ${query}`, () => assert.deepEqual(problemsOf(query), []))

const refused: [query: string, ...blamed: string[]][] = [
  ['NOT cheap', 'NOT cheap'],
  ['-cheap -used', '-cheap -used'],
  ['lang:de', 'lang:de'],
  ['lang:(de OR fr)', 'de', 'fr'],
  [
    'network:bluesky is:question has:media min_followers:10k min_reach:1k sentiment:negative topic:delivery',
    'network:bluesky is:question has:media min_followers:10k min_reach:1k sentiment:negative topic:delivery',
  ],
  ['kettle OR NOT cheap', 'NOT cheap'],
  ['kettle OR lang:de OR -x', 'lang:de', '-x'],
  ['lang:de AND (kettle OR has:media)', 'lang:de AND (kettle OR has:media)'],
  ['a', 'a'],
  ['É', 'É'],
  ['7', '7'],
  ['"a!"', '"a!"'],
  ['raw:A', 'raw:A'],
  ['the', 'the'],
  ['Und', 'Und'],
  ['raw:the', 'raw:the'],
  ['th*', 'th*'],
  ['is**', 'is**'],
  ['the AND a', 'the AND a'],
  ['title:(NOT kettle)', 'title:(NOT kettle)'],
  ['title:the', 'title:the'],
  ['a NEAR/3 the', 'a NEAR/3 the'],
  ['NOT (kettle AND cheap)', 'NOT (kettle AND cheap)'],
  ['NOT (NOT kettle AND lang:de)', 'NOT (NOT kettle AND lang:de)'],
  ['NOT title:(NOT kettle)', 'NOT title:(NOT kettle)'],
]
for (const [query, ...blamed] of refused) {
  test(`matches nearly everything: ${query}`, () => {
    const problems = problemsOf(query)
    assert.deepEqual(
      problems.map(({ start, end }) => query.slice(start, end)),
      blamed,
    )
    for (const { code, says } of problems) {
      assert.equal(code, 'matches_everything')
      assert.match(says, /^“.+” alone matches nearly everything\. Add a word it has to hold\.$/)
    }
  })
}

test('what is wrong with the language is told first', () => {
  assert.deepEqual(
    problemsOf('lang:de OR').map(({ code }) => code),
    ['nothing_behind'],
  )
})

/** Whether a post that holds no word at all, and is otherwise just as asked, could fulfil it. */
function metByNothing(node: QueryNode, is: (leaf: QueryNode) => boolean): boolean {
  if (node.kind === 'any') return node.of.some((one) => metByNothing(one, is))
  if (node.kind === 'all') return node.of.every((one) => metByNothing(one, is))
  if (node.kind === 'not') return !metByNothing(node.of, is)
  return is(node)
}

const AWAY: readonly QueryNode['kind'][] = [
  'words',
  'together',
  'hashtag',
  'mention',
  'author',
  'link',
  'site',
  'near',
  'title',
]

test('nothing is saved that a post without any of its words fulfils, 20,000 random trees', () => {
  const random = randomFrom(5)
  let saved = 0
  for (let count = 0; count < 20_000; count += 1) {
    const text = write(randomTree(random, random(4)))
    const { node } = parse(text)
    assert.ok(node)
    if (problemsOf(text).length > 0) continue
    saved += 1
    for (let post = 0; post < 8; post += 1) {
      const traits = new Map<string, boolean>()
      const is = (leaf: QueryNode) => {
        if (AWAY.includes(leaf.kind)) return false
        const key = write(leaf)
        return traits.get(key) ?? (traits.set(key, random(2) === 0).get(key) as boolean)
      }
      assert.equal(metByNothing(node, is), false, text)
    }
  }
  assert.ok(saved > 5000, `${saved} were saved: too few to prove anything`)
})
