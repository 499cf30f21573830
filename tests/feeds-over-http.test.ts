/** The feeds connector through the real guarded client, against a real server on this machine: nothing is recorded. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Account, Batch } from '#connectors/connector.ts'
import { feeds } from '#connectors/feeds/connector.ts'
import { outsideOf } from '#connectors/outside.ts'
import { type Outbound, outbound } from '#platform/outbound-http.ts'

const RSS = readFileSync(new URL('../connectors/feeds/fixtures/rss.xml', import.meta.url))
const BOMB = gzipSync(Buffer.alloc(100_000_000, ' '))
const PAGES: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/': (_, response) =>
    response.end('<!doctype html><link rel="alternate" type="application/rss+xml" href="/moved"><p>Hello'),
  '/moved': (_, response) => response.writeHead(301, { location: '/feed' }).end(),
  '/feed': (request, response) => {
    if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end()
    response.writeHead(200, { etag: '"1"', 'content-encoding': 'gzip' }).end(gzipSync(RSS))
  },
  '/inside': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
  '/endless': (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, ' '))) continue
    }
    response.on('drain', more)
    more()
  },
  '/bomb': (_, response) => response.setHeader('content-encoding', 'gzip').end(BOMB),
  '/hang': () => {},
}

let server: Server
let client: Outbound
let origin = ''
let now = new Date('2026-11-21T12:00:00Z')

before(async () => {
  server = createServer((request, response) => PAGES[request.url ?? '']?.(request, response))
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  origin = `http://${host}`
  const limits = { headers_ms: 500, total_ms: 5000 }
  client = outbound({ allow_hosts: [host], user_agent: 'Baton (test)', limits, now: () => now })
})
after(async () => {
  await client.close()
  server.closeAllConnections()
  server.close()
})

async function poll(account: Account, cursor: string | null): Promise<Batch> {
  const listening = feeds.listen(outsideOf(client), account, cursor, new AbortController().signal)
  const [batch] = await Array.fromAsync(listening)
  assert.ok(batch)
  return batch
}

test('N3 a site is connected by its address, heard, and asked again only for what changed', async () => {
  const connected = await feeds.connect(outsideOf(client), { address: origin })
  assert.equal(connected.settings.feed_url, `${origin}/feed`)
  const account: Account = { ...connected, purpose: 'source' }
  const first = await poll(account, null)
  assert.equal(first.events.length, 4)
  now = new Date(now.getTime() + (first.poll_after_ms ?? 0))
  const second = await poll(account, first.cursor)
  assert.deepEqual(second.events, [])
  assert.ok((second.poll_after_ms ?? 0) > 0)
})

test('N3 what leads inside, never ends, explodes or hangs is told in a sentence', async () => {
  const told: [string, string, RegExp][] = [
    ['/inside', 'invalid', /leads to an address inside this network/],
    ['/endless', 'invalid', /larger than the 10 MB/],
    ['/bomb', 'invalid', /larger than the 10 MB/],
    ['/hang', 'transient', /did not answer for 500 ms/],
  ]
  for (const [path, kind, message] of told) {
    const refused = feeds.connect(outsideOf(client), { address: origin + path })
    await assert.rejects(refused, { name: 'ConnectorError', kind, message }, path)
  }
  const metadata = feeds.connect(outsideOf(client), { address: '169.254.169.254' })
  await assert.rejects(metadata, { kind: 'invalid', message: /inside this network/ })
})

test('a stream that is refused is a ConnectorError too', async () => {
  const messages = outsideOf(client).socket('ws://127.0.0.1:1/', new AbortController().signal)
  await assert.rejects(Array.fromAsync(messages), { name: 'ConnectorError', kind: 'invalid' })
})
