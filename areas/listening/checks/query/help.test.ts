import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemsOf } from './anchors.ts'
import { FIELD_NAMES } from './fields.ts'
import { HELP } from './help.ts'
import { hintsOf } from './hints.ts'
import { parse } from './parse.ts'

const constructs = HELP.flatMap((chapter) => chapter.constructs)

for (const { syntax, example } of constructs) {
  test(`the example of ${syntax} may be saved as it stands`, () => {
    assert.deepEqual(problemsOf(example), [])
    assert.deepEqual(hintsOf(example), [])
  })
}

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
