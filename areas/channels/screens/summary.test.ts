import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summaryOf } from './summary.ts'
import { channelsWords } from './words.ts'

const words = channelsWords.en

test('the first line counts the well, those that want a person and those that do not answer', () => {
  assert.equal(summaryOf(['well', 'well', 'well', 'needs_person'], words), 'Three channels are well, one wants you.')
  assert.equal(
    summaryOf(['well', 'waiting', 'waiting', 'paused'], words),
    'One channel is well, two do not answer, one is paused.',
  )
  assert.equal(summaryOf(['needs_person', 'needs_person'], words), 'Two want you.')
})

test('the retired are not counted, and all well is said shortly', () => {
  assert.equal(summaryOf(['well', 'retired'], words), 'The one channel is well.')
  assert.equal(summaryOf(['well', 'well', 'retired'], words), 'Both channels are well.')
  assert.equal(summaryOf(['well', 'well', 'well'], words), 'All three channels are well.')
})
