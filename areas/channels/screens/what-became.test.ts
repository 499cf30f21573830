import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectWords } from './connect-words.ts'
import { whatBecame } from './what-became.ts'

test('connecting what is connected says so, and what changed by it', () => {
  const say = (purpose: 'account' | 'source', was: Parameters<typeof whatBecame>[1]) =>
    whatBecame({ display_name: 'The Ledger', purpose }, was, connectWords.en)
  assert.equal(say('source', null), 'The Ledger is connected. What is said there arrives from now on.')
  assert.equal(say('source', 'well'), 'The Ledger was connected already. Nothing changed.')
  assert.equal(say('source', 'paused'), 'The Ledger was connected already, and is listened to again.')
  assert.equal(say('account', 'needs_person'), 'The Ledger was connected already; it goes on with this sign-in.')
  assert.equal(say('account', 'retired'), 'The Ledger is connected again. It goes on where it ended.')
})
