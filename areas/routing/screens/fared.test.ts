import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOften, mostMoved } from './fared.ts'

test('one or two cases are no share: no line is judged by them', () => {
  const [few, many] = [
    { decided: 1, moved: 1 },
    { decided: 55, moved: 4 },
  ]
  assert.equal(mostMoved([few, many]), many)
  assert.equal(mostMoved([few, { decided: 20, moved: 0 }]), undefined)
  assert.equal(isOften(few), false)
  assert.equal(isOften({ decided: 50, moved: 10 }), true)
  assert.equal(isOften(many), false)
})
