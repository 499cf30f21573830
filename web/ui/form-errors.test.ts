import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorFor } from './form-errors.ts'

test('a field of many values says what is wrong with one of them, and no other field does', () => {
  const errors = { 'fact_names.0': 'There is no such fact.', address: 'Give an address.', 'rules.0.name': 'Too long.' }
  assert.equal(errorFor(errors, 'fact_names'), 'There is no such fact.')
  assert.equal(errorFor(errors, 'address'), 'Give an address.')
  assert.equal(errorFor(errors, 'rules'), undefined)
  assert.equal(errorFor(errors, 'fact'), undefined)
})
