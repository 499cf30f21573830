/**
 * Writes connectors/bluesky/fixtures anew from the real software: `script/node tests/networks/atproto/capture.ts`.
 * A stranger mentions the brand, others answer, quote and delete; what the servers said is kept as it came.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { closeOutside, outside } from './outside.ts'
import type { Person } from './person.ts'
import { type Network, startNetwork } from './start.ts'

const folder = join(import.meta.dirname, '../../../connectors/bluesky/fixtures')
/** One red pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

const network = await startNetwork()
try {
  await mkdir(folder, { recursive: true })
  const [brand, ann, bob] = await Promise.all(['brand', 'annika', 'bobby'].map((name) => network.makeAccount(name)))
  if (!brand || !ann || !bob) throw new Error('Three accounts were made.')
  const mentioned = await talk(brand, ann, bob)
  await capture(network, { brand, ann }, mentioned)
} finally {
  await closeOutside()
  await network.stop()
}

async function talk(brand: Person, ann: Person, bob: Person): Promise<string> {
  await ann.setProfile('Annika Ørsted 🚲')
  const first = await ann.post({
    text: `@${brand.handle} mein Päckchen №4711 ist verspätet 😡👩‍👩‍👧 siehe https://example.com/spur?a=1&b=2 #hilfe <b>sofort</b>`,
    langs: ['de'],
  })
  const image = { base64: PIXEL, alt: 'a crushed box', width: 1, height: 1 }
  const second = await bob.post({ text: `Mine too, @${brand.handle}`, reply_to: first, image })
  const own = await brand.post({ text: 'We are looking into it.', reply_to: second })
  await ann.post({ text: 'Danke!', reply_to: own, langs: ['de', 'en'] })
  await bob.post({ text: 'Look at this', quote: own })
  const regretted = await bob.post({ text: 'never mind' })
  await bob.remove(regretted.uri)
  await bob.like(own)
  for (let left = 80; left > 0 && (await brand.notifications()).length < 5; left -= 1) await wait(250)
  return second.uri
}

async function capture(asked: Network, { brand, ann }: { brand: Person; ann: Person }, uri: string): Promise<void> {
  const { pds_url, firehose_url, jetstream_url } = asked
  const login = { identifier: brand.handle, password: brand.app_password }
  const session = await keep('createSession', `${pds_url}/xrpc/com.atproto.server.createSession`, login)
  const token = JSON.parse(session).accessJwt
  const ask = (name: string, nsid: string, query = '') =>
    keep(name, `${pds_url}/xrpc/${nsid}?${query}`, undefined, token)
  await ask('getSession', 'com.atproto.server.getSession')
  await ask('getProfile', 'app.bsky.actor.getProfile', `actor=${brand.did}`)
  await ask('getProfiles', 'app.bsky.actor.getProfiles', `actors=${ann.did}&actors=${brand.did}`)
  await ask(
    'listNotifications',
    'app.bsky.notification.listNotifications',
    'reasons=mention&reasons=reply&reasons=quote&limit=100',
  )
  await ask(
    'getPostThread',
    'app.bsky.feed.getPostThread',
    `uri=${encodeURIComponent(uri)}&depth=1000&parentHeight=1000`,
  )
  await keepFrames('jetstream', `${jetstream_url}/subscribe?wantedCollections=app.bsky.feed.post&cursor=0`)
  await keepFrames('firehose', `${firehose_url}/xrpc/com.atproto.sync.subscribeRepos?cursor=0`)
}

async function keep(name: string, url: string, body?: object, token?: string): Promise<string> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const response = await fetch(url, body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers })
  const text = await response.text()
  if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`)
  await writeFile(join(folder, `${name}.json`), withoutTokens(text))
  return text
}

/** Tokens are of no use after the network is gone, but look like secrets to whoever scans for them. */
function withoutTokens(text: string): string {
  return text.replaceAll(/"(accessJwt|refreshJwt)":"[^"]+"/g, '"$1":"captured-$1"')
}

/** One frame a line; binary ones in base64. */
async function keepFrames(name: string, url: string): Promise<void> {
  const frames: string[] = []
  for await (const frame of outside.socket(url, AbortSignal.timeout(3_000))) {
    frames.push(typeof frame === 'string' ? frame : Buffer.from(frame).toString('base64'))
  }
  await writeFile(join(folder, `${name}.lines`), frames.join('\n'))
}
