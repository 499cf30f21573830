import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Waits, waitsLine } from './waits.ts'
import { inboxWords } from './words.ts'

const SINCE = '2026-11-15T10:00:00.000Z'
const answered: Waits = { state: 'answered', waiting_since: null, held_message_id: null, unsettled: null }
const waiting: Waits = { ...answered, state: 'open', waiting_since: SINCE }
const said = (row: Waits) => waitsLine(row, '7 days', inboxWords.en)?.text

test('an answer is ticked only where it is known to have arrived, or to be on its way', () => {
  assert.equal(said(answered), 'Answered')
  assert.equal(said({ ...answered, unsettled: 'unknown' }), 'Not known whether it arrived')
  assert.equal(waitsLine({ ...answered, unsettled: 'unknown' }, '', inboxWords.en)?.icon, 'help')
})

test('what is held or was not sent says so, and the days are those of whoever waits', () => {
  assert.equal(said(waiting), 'Waits 7 days')
  assert.equal(said({ ...waiting, held_message_id: 'a' }), 'Answer held · waits 7 days')
  assert.equal(said({ ...waiting, unsettled: 'refused' }), 'Not sent · waits 7 days')
  assert.equal(said({ ...waiting, unsettled: 'unknown' }), 'Arrival not known · waits 7 days')
})

test('closed is done, unless our answer is not', () => {
  const closed: Waits = { ...waiting, state: 'closed' }
  assert.equal(said(closed), 'Closed')
  assert.equal(said({ ...closed, held_message_id: 'a' }), 'Answer held')
  assert.equal(said({ ...closed, unsettled: 'refused' }), 'Not sent')
  assert.equal(said({ ...closed, unsettled: 'unknown' }), 'Not known whether it arrived')
})
