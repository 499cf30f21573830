import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bluesky } from '#connectors/bluesky/connector.ts'
import { unlikely } from './expected.ts'

const asks = [...bluesky.asks]
const warns = (answers: Record<string, string>) => unlikely(asks, answers)?.name ?? null

test('what is no app password is warned of on bsky.social, and only there', () => {
  const main = { handle: 'brand.bsky.social', app_password: 'correct horse battery' }
  assert.equal(warns(main), 'app_password')
  for (const server of ['', 'bsky.social', 'https://bsky.social/', ' BSKY.social '])
    assert.equal(warns({ ...main, server }), 'app_password', server)
  assert.equal(warns({ ...main, server: 'pds.example' }), null)
  for (const app_password of ['abcd-1234-efgh-5678', ' abcd-1234-efgh-5678 ', ''])
    assert.equal(warns({ ...main, app_password }), null, app_password)
})
