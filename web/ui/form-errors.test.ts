import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorFor, errorsLeft } from './form-errors.ts'

test('a field of many values says what is wrong with one of them, and no other field does', () => {
  const errors = { 'fact_names.0': 'There is no such fact.', address: 'Give an address.', 'rules.0.name': 'Too long.' }
  assert.equal(errorFor(errors, 'fact_names'), 'There is no such fact.')
  assert.equal(errorFor(errors, 'address'), 'Give an address.')
  assert.equal(errorFor(errors, 'rules'), undefined)
  assert.equal(errorFor(errors, 'fact'), undefined)
})

test('what was changed is not said to be wrong any more, and everything else is', () => {
  const errors = { emails: 'Give one.', 'emails.0': 'No address.', email: 'Wrong.', name: 'Too long.' }
  assert.deepEqual(errorsLeft(errors, ['emails']), { email: 'Wrong.', name: 'Too long.' })
  assert.deepEqual(errorsLeft(errors, []), errors)
})
