import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineBelow, summaryOf } from './summary.ts'
import { summaryWords } from './summary-words.ts'

const words = summaryWords.en

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

test('what is connected and says nothing is not counted as well, and neither is what nobody asks', () => {
  assert.equal(summaryOf(['well', 'silent'], words), 'One channel is well, one is not heard.')
  assert.equal(lineBelow(['well', 'silent'], words), words.nothingLost)
  const demo = ['not_asked', 'not_asked', 'paused', 'not_asked'] as const
  assert.equal(summaryOf(demo, words), 'Three are not asked, one is paused.')
  assert.equal(lineBelow(demo, words), `${words.nothingNew} ${words.whyNotAsked}`)
  assert.equal(lineBelow(['not_asked', 'waiting'], words), `${words.nothingLost} ${words.whyNotAsked}`)
  assert.match(words.whyNotAsked, /made up.*reconnect.*--work/)
  assert.equal(lineBelow(['well', 'well'], words), words.wellLine)
})
