import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyOf } from './why.ts'
import { inboxWords } from './words.ts'

const me = { id: 'derek', name: 'Derek Mills' }
const plain = (text: string) => text.replace(/\p{Cf}/gu, '')
const said = (note: string | null, assignee_id: string = me.id) =>
  plain(
    whyOf(
      { assignee_id, why: 'because a rule says so', given: { by: { id: 'imke', name: 'Imke Vos' }, note } },
      me,
      inboxWords.en,
    ),
  )

test('what was given to the reader says by whom, and the question in their note without the reader’s own name', () => {
  assert.equal(said('@Derek Mills does the Brook run on 12 V?'), 'Imke asks: does the Brook run on 12 V?')
  assert.equal(said('@Derek, does it?'), 'Imke asks: does it?')
  assert.equal(said('Ask @Derek Mills: does it?'), 'Imke asks: Ask @Derek Mills: does it?')
  assert.equal(said('@Dereks drill?'), 'Imke asks: @Dereks drill?')
  assert.equal(said('Please look at the lid.'), 'Imke gave it to you: “Please look at the lid.”')
  assert.equal(said(null), 'Imke gave it to you.')
})

test('where it is with somebody else by now, routing’s reason stands', () => {
  assert.equal(said('Well?', 'tom'), 'because a rule says so')
})
