import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BUILT_IN_TOPICS } from '#areas/understanding/schema.ts'
import { connectors } from '../../../../connectors/networks.ts'
import { problemsOf } from './anchors.ts'
import { FIELD_NAMES, FIELDS } from './fields.ts'
import { HELP } from './help.ts'
import { hintsOf } from './hints.ts'
import type { There } from './known.ts'
import { parse } from './parse.ts'

const constructs = HELP.flatMap((chapter) => chapter.constructs)

/** As a workspace is that nobody taught anything. */
const there: There = {
  networks: connectors.map(({ network, name }) => ({ value: network, says: name })),
  topics: BUILT_IN_TOPICS.map((value) => ({ value, is: 'built_in' })),
}

for (const { syntax, example } of constructs) {
  test(`the example of ${syntax} may be saved as it stands`, () => {
    assert.deepEqual(problemsOf(example), [])
    assert.deepEqual(hintsOf(example, there), [])
  })
}

test('what messages give as the example of a field works as well', () => {
  for (const name of FIELD_NAMES) {
    assert.deepEqual(problemsOf(`kettle ${FIELDS[name].example}`), [])
    assert.deepEqual(hintsOf(`kettle ${FIELDS[name].example}`, there), [])
  }
})

test('the help tells of every field and every kind of thing that a query is made of', () => {
  const kinds = new Set(
    constructs
      .map(({ example }) => JSON.stringify(parse(example).node))
      .join('')
      .match(/(?<="kind":")\w+/g),
  )
  assert.deepEqual([...kinds].sort(), [
    'all',
    'any',
    'at_least',
    'author',
    'has',
    'hashtag',
    'is',
    'lang',
    'link',
    'mention',
    'near',
    'network',
    'not',
    'sentiment',
    'site',
    'title',
    'together',
    'topic',
    'words',
  ])
  for (const name of FIELD_NAMES)
    assert.ok(
      constructs.some(({ syntax }) => syntax === `${name}:`),
      name,
    )
})
