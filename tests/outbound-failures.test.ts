import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectionFailure } from '#connectors/failures.ts'
import { OutboundError } from '#platform/outbound-http.ts'

test('what the guarded fetch never sent may be tried again, what it sent and lost may not', () => {
  const lost = new OutboundError('unreachable', 'The connection was lost.', { sent: true })
  const never = new OutboundError('timed_out', 'It took too long.', { sent: false })
  assert.equal(connectionFailure('Here', 'write', never).kind, 'transient')
  assert.equal(connectionFailure('Here', 'write', lost).kind, 'outcome_unknown')
  assert.equal(connectionFailure('Here', 'read', lost).kind, 'transient')
})

test('an address that the guard refuses is wrong, and its sentence reaches the person', () => {
  const blocked = new OutboundError('blocked', 'It leads inside.', { sent: false })
  const { kind, message } = connectionFailure('Here', 'read', blocked)
  assert.deepEqual([kind, message], ['invalid', 'It leads inside.'])
})
