import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_APPVIEW, readAuthors } from './authors.ts'
import { openSource } from './source.ts'

test('a source asks for names where it was told to, else at the public AppView of Bluesky', async () => {
  for (const [answer, asked] of [
    ['http://127.0.0.1:2584/', 'http://127.0.0.1:2584'],
    ['', DEFAULT_APPVIEW],
  ] as const) {
    const opened = openSource({ stream: 'ws://127.0.0.1:2583/subscribe', appview: answer })
    const origins: string[] = []
    const fetch = async (input: unknown) => {
      origins.push(new URL(String(input)).origin)
      return Response.json({ profiles: [] })
    }
    const outside = { fetch: fetch as typeof globalThis.fetch, socket: async function* () {}, now: () => new Date(0) }
    await readAuthors(outside, { ...opened, purpose: 'source' }, ['did:plc:ann'])
    assert.deepEqual(origins, [asked])
  }
  for (const wrong of ['ftp://x.example', 'x', 'javascript:alert(1)', '\0'])
    assert.throws(() => openSource({ appview: wrong }), { name: 'ConnectorError', kind: 'invalid' }, wrong)
})
