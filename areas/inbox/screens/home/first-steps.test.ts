import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doneOf } from './first-steps.ts'

const now = new Date('2026-11-22T12:00:00Z')
const alone = { channels: [], people: [{ deactivated_at: null }], invitations: [] }

test('an account is connected once one is: a source is heard, and answers nobody', () => {
  assert.equal(doneOf({ ...alone, channels: [{ purpose: 'source' }] }, now).account, false)
  assert.equal(doneOf({ ...alone, channels: [{ purpose: 'source' }, { purpose: 'account' }] }, now).account, true)
})

test('somebody is invited once an invitation is out, or a second person is here', () => {
  assert.equal(doneOf(alone, now).people, false)
  assert.equal(
    doneOf({ ...alone, people: [...alone.people, { deactivated_at: '2026-11-01T00:00:00Z' }] }, now).people,
    false,
  )
  assert.equal(doneOf({ ...alone, people: [...alone.people, ...alone.people] }, now).people, true)
  assert.equal(doneOf({ ...alone, invitations: [{ expires_at: '2026-11-23T00:00:00Z' }] }, now).people, true)
  assert.equal(doneOf({ ...alone, invitations: [{ expires_at: '2026-11-21T00:00:00Z' }] }, now).people, false)
})
