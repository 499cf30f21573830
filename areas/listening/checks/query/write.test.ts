import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QueryNode } from './nodes.ts'
import { parse } from './parse.ts'
import { pretty } from './pretty.ts'
import { randomFrom, randomTree } from './random-trees.ts'
import { write } from './write.ts'

const TREES = 24_000
const SEED = 20_261_123

/** Everything but where it stands. */
function withoutPlaces(node: QueryNode): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'start' || key === 'end' ? undefined : value)))
}

const written = (text: string): string => {
  const { node, problems } = parse(text)
  assert.ok(node, `${text}: ${JSON.stringify(problems)}`)
  return write(node)
}

const spelled: [query: string, canonical: string][] = [
  ['arc kettle', 'arc AND kettle'],
  ['arc & kettle && lid', 'arc AND kettle AND lid'],
  ['arc|kettle || lid', 'arc OR kettle OR lid'],
  ['arc kettle OR lid', '(arc AND kettle) OR lid'],
  ['arc (kettle OR lid)', 'arc AND (kettle OR lid)'],
  ['((arc)) ((kettle lid))', 'arc AND kettle AND lid'],
  ['arc -kettle', 'arc NOT kettle'],
  ['arc AND NOT kettle -lid', 'arc NOT kettle NOT lid'],
  ['-kettle arc', '(NOT kettle) AND arc'],
  ['arc -kettle lid', 'arc AND (NOT kettle) AND lid'],
  ['arc NOT (kettle lid)', 'arc NOT (kettle AND lid)'],
  ['arc OR -kettle', 'arc OR (NOT kettle)'],
  ['NOT NOT arc', 'NOT NOT arc'],
  ['arc --kettle', 'arc NOT NOT kettle'],
  ['arc NEAR/3 kettle lid', '(arc NEAR/3 kettle) AND lid'],
  ['arc NEAR/3 kettle NEAR/4f lid', '(arc NEAR/3 kettle) NEAR/4f lid'],
  ['arc NEAR/3 (kettle|lid)', 'arc NEAR/3 (kettle OR lid)'],
  [
    '“arc kettle” „arc kettle“ «arc kettle» ”arc kettle”',
    '"arc kettle" AND "arc kettle" AND "arc kettle" AND "arc kettle"',
  ],
  ['"arc"', 'arc'],
  ['"OR" "-x" "lang:de" "#arc"', '"OR" AND "-x" AND "lang:de" AND "#arc"'],
  ['“5" pipe', '5 AND pipe'],
  ['"arc  kettle"~03', '"arc kettle"~3'],
  ['lang:DE OR lang:fr', 'lang:(de OR fr)'],
  ['lang:(deu OR "fr") arc', 'lang:(de OR fr) AND arc'],
  ['lang:de OR arc', 'lang:de OR arc'],
  ['raw:(Arc OR "Two Words")', 'raw:(Arc OR "Two Words")'],
  ['author:@ines author:"OR"', 'author:ines AND author:"OR"'],
  ['link:https://www.Fernhill.co/Arc/ site:HTTP://fernhill.co/', 'link:fernhill.co/Arc AND site:fernhill.co'],
  ['min_followers:10000 min_reach:1.5m min_reach:1,000', 'min_followers:10k AND min_reach:1500k AND min_reach:1k'],
  ['title:"arc kettle" TITLE:(a b)', 'title:"arc kettle" AND title:(a AND b)'],
  ['hashtag:#arc mention:@ines sentiment:pos', '#arc AND @ines AND sentiment:positive'],
  ['（arc　kettle） ＃arc ＠ines', 'arc AND kettle AND #arc AND @ines'],
]
for (const [query, canonical] of spelled) {
  test(`${query} is written ${canonical}`, () => {
    assert.equal(written(query), canonical)
    assert.equal(written(canonical), canonical)
  })
}

test(`what was written reads as the same tree, ${TREES} random trees of seed ${SEED}`, () => {
  const random = randomFrom(SEED)
  let nodes = 0
  for (let count = 0; count < TREES; count += 1) {
    const tree = randomTree(random, random(5))
    const text = write(tree)
    const { node, problems } = parse(text)
    assert.ok(node, `${text}: ${JSON.stringify(problems)}\n${JSON.stringify(tree)}`)
    assert.deepEqual(withoutPlaces(node), withoutPlaces(tree), text)
    assert.equal(write(node), text)
    nodes += text.length
  }
  assert.ok(nodes > TREES * 30, `${nodes} characters: too small to prove anything`)
})

test('a long query is written over several lines, and reads as the same', () => {
  const random = randomFrom(SEED + 1)
  let broken = 0
  for (let count = 0; count < 4000; count += 1) {
    const tree = randomTree(random, 5)
    const text = pretty(tree)
    const { node, problems } = parse(text)
    assert.ok(node, `${text}: ${JSON.stringify(problems)}`)
    assert.deepEqual(withoutPlaces(node), withoutPlaces(tree), text)
    if (text.includes('\n')) broken += 1
  }
  assert.ok(broken > 1000, `${broken} were long enough`)
})

test('lines are broken at operators and indented by brackets', () => {
  const names = Array.from({ length: 12 }, (_, at) => `fernhill${at}`).join(' OR ')
  const { node } = parse(`(${names}) AND "arc kettle" NOT (lang:de AND (${names}))`)
  assert.ok(node)
  assert.equal(
    pretty(node),
    `(
  fernhill0 OR fernhill1 OR fernhill2 OR fernhill3 OR fernhill4 OR fernhill5
  OR fernhill6 OR fernhill7 OR fernhill8 OR fernhill9 OR fernhill10
  OR fernhill11
)
AND "arc kettle"
NOT (
  lang:de
  AND (
    fernhill0 OR fernhill1 OR fernhill2 OR fernhill3 OR fernhill4 OR fernhill5
    OR fernhill6 OR fernhill7 OR fernhill8 OR fernhill9 OR fernhill10
    OR fernhill11
  )
)`,
  )
})
