import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hintsOf } from './hints.ts'

const never: [query: string, ...there: string[]][] = [
  ['fernhill NOT fernhill', 'NOT fernhill'],
  ['Fernhill kettle -fernhill', '-fernhill'],
  ['"arc kettle" NOT kettle', 'NOT kettle'],
  ['fernhill -(lid OR fernhill)', '-(lid OR fernhill)'],
  ['a1 OR (fernhill -fernhill)', '-fernhill'],
  ['a1 lang:de -lang:de', '-lang:de'],
  ['kettle lang:de lang:fr', 'lang:fr'],
  ['kettle network:bluesky lang:de network:feeds', 'network:feeds'],
  ['title:(kettle NOT kettle)', 'NOT kettle'],
  ['fernhill NOT fern'],
  ['kettle NOT "arc kettle"'],
  ['raw:Arc NOT raw:arc'],
  ['Arc NOT raw:Arc'],
  ['raw:Arc NOT "Arc Kettle"'],
  ['fernhill OR NOT fernhill'],
  ['fernhill -(fernhill lid)'],
  ['мои NOT мой'],
  ['title:kettle NOT kettle*'],
  ['kettle lang:(de OR fr)'],
  ['kettle lang:de lang:deu'],
  ['kettle author:ines author:"Ines Roth"'],
  ['(a1 lang:de) OR (b1 lang:fr)'],
]
for (const [query, ...there] of never)
  test(`${there.length > 0 ? 'never matches' : 'may match'}: ${query}`, () => {
    const hints = hintsOf(query)
    assert.deepEqual(
      hints.map(({ start, end }) => query.slice(start, end)),
      there,
    )
    for (const { code } of hints) assert.equal(code, 'never_matches')
  })
