import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shellWords } from '../words.ts'
import { nameOfNetwork } from './network-marks.ts'

test('N10 a network that we do not know goes by its own name, whatever that is', () => {
  const named = (network: string) => nameOfNetwork(network, shellWords.en)
  assert.equal(named('bluesky'), 'Bluesky')
  assert.equal(named('import'), 'Imported')
  for (const name of ['trust-pilot', 'other', 'constructor', 'hasownproperty']) assert.equal(named(name), name)
})
