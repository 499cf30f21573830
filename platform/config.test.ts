import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from './config.ts'

test('where nobody says otherwise, the public address is one that can be typed', () => {
  const at = (HOST?: string) => readConfig({ PORT: '4600', ...(HOST && { HOST }) }).public_url
  assert.deepEqual(
    [at(), at('0.0.0.0'), at('::'), at('::1'), at('baton.example')],
    ['127.0.0.1', 'localhost', 'localhost', '[::1]', 'baton.example'].map((host) => `http://${host}:4600`),
  )
  assert.equal(readConfig({ PUBLIC_URL: 'https://baton.example/', HOST: '::1' }).public_url, 'https://baton.example')
})
