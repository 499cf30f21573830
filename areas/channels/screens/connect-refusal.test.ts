import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Question } from '#areas/channels/api.ts'
import { CallError } from '#web/call.ts'
import { besideField, whoSaidNo } from './connect-refusal.ts'
import { connectWords } from './connect-words.ts'

const ask = (name: string, kind: Question['kind']): Question => ({ name, label: name, kind, help: '', required: true })
const asks = [ask('handle', 'text'), ask('password', 'secret')]
const refused = (code: string, status = 400) => new CallError({ status, code, message: 'The network says no.' })
const fieldsOf = (caught: unknown) => (caught as CallError).fields

test('what a network says about the sign-in stands at the secret, the rest at the first field', () => {
  assert.deepEqual(fieldsOf(besideField(refused('network_auth_revoked'), asks)), {
    'answers.password': 'The network says no.',
  })
  assert.deepEqual(fieldsOf(besideField(refused('network_not_found'), asks)), {
    'answers.handle': 'The network says no.',
  })
  assert.deepEqual(fieldsOf(besideField(refused('network_auth_revoked'), [ask('address', 'url')])), {
    'answers.address': 'The network says no.',
  })
  assert.deepEqual(fieldsOf(besideField(refused('network_not_found'), [ask('by', 'choice'), ask('address', 'url')])), {
    'answers.address': 'The network says no.',
  })
})

test('where the network says which answer it did not take, it stands there', () => {
  const fields = { 'answers.server': 'No such server.' }
  const named = new CallError({ status: 400, code: 'network_invalid', message: 'No such server.', fields })
  const beside = besideField(named, asks) as CallError
  assert.deepEqual([beside.message, beside.fields], ['No such server.', fields])
})

test('what no field can mend is left as it came', () => {
  for (const caught of [refused('network_rate_limited', 429), refused('conflict', 409), new TypeError('ours')]) {
    assert.equal(besideField(caught, asks), caught)
  }
  const known = new CallError({
    status: 400,
    code: 'answers_missing',
    message: '',
    fields: { 'answers.handle': 'Fill' },
  })
  assert.equal(besideField(known, asks), known)
  assert.equal(fieldsOf(besideField(refused('network_invalid'), []))['answers.handle'], undefined)
})

test('a title names the network only where the network said no', () => {
  const title = (code: string, status: number) => whoSaidNo(refused(code, status), 'Bluesky', connectWords.en)
  assert.equal(title('network_auth_revoked', 400), 'Bluesky did not take this.')
  assert.equal(title('network_transient', 503), 'Bluesky was not reached.')
  assert.equal(title('no_source', 400), 'Baton did not ask there.')
})
