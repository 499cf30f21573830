/**
 * L5: what is put right through one process is right in the next batch of another. Server A serves people and listens to
 * nothing; server B listens, and serves too, but nobody corrects through it. Between them is only the database.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { type WebSocket, WebSocketServer } from 'ws'
import { listeningApi } from '#areas/listening/api.ts'
import { openEmptyStage, type Stage } from '#platform/rehearsal.ts'
import type { Browsing } from '../over-http.ts'
import { firstRun, listenTo } from './first-run.ts'
import { endServers, newFolder, startServer, until } from './server-process.ts'

const [A, B, STREAM] = [22_774, 22_775, 22_776]

/** A stream that says what it is told to. */
const names = createServer((_, response) => response.end('{"profiles":[]}'))
const stream = new WebSocketServer({ server: names })
const listening: WebSocket[] = []
stream.on('connection', (socket) => listening.push(socket))

let stage: Stage
before(async () => {
  stage = await openEmptyStage()
  names.listen(STREAM, '127.0.0.1')
  await once(names, 'listening')
  const shared = {
    DATABASE_URL: stage.url,
    BATON_KEY: randomBytes(32).toString('hex'),
    ALLOW_HOSTS: `127.0.0.1:${STREAM}`,
  }
  const start = async (port: number, args: readonly string[]) =>
    (await startServer({ args, environment: { ...shared, PORT: String(port), BATON_DATA: newFolder() } })) ??
    assert.fail('it did not start')
  await start(A, ['--serve'])
  await start(B, ['--serve', '--work'])
})
after(async () => {
  await endServers()
  for (const socket of stream.clients) socket.terminate()
  stream.close()
  names.closeAllConnections()
  names.close()
  await stage.database.close()
})

let said = 0
function say(text: string): void {
  said += 1
  const rkey = `3k${String(said).padStart(11, '0')}`
  const record = { $type: 'app.bsky.feed.post', text, langs: ['en'], createdAt: new Date().toISOString() }
  const commit = {
    ...{ rev: rkey, operation: 'create', collection: 'app.bsky.feed.post', rkey, record },
    cid: 'bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy',
  }
  const event = { did: `did:plc:somebody${said}`, time_us: Date.now() * 1_000, kind: 'commit', commit }
  for (const socket of listening) socket.send(JSON.stringify(event))
}

async function feltIn(ines: Browsing, text: string) {
  const [monitor] = await ines.call(listeningApi.monitors, {})
  const found = async () =>
    (await ines.call(listeningApi.mentions, { id: monitor?.id ?? '' })).mentions.find((one) => one.text === text)
  await until(`“${text}” to be heard`, 60_000, async () => (await found()) !== undefined)
  return (await found()) ?? assert.fail('it was heard a moment ago')
}

test('L5 a correction made through server A is right on server B at the next batch', { timeout: 300_000 }, async () => {
  const ines = await firstRun(`http://127.0.0.1:${A}`)
  await listenTo(ines, `ws://127.0.0.1:${STREAM}`)
  await until('B to listen', 60_000, () => listening.length > 0)
  const everyday = ['at home', 'is here', 'again', 'in town', 'by bus', 'and I', 'on my desk', 'at work', 'outside']
  for (const where of everyday) say(`Ternwind jacket ${where}`)
  const wrong = 'This Ternwind jacket is sick, absolutely insane'
  say(wrong)
  const first = await feltIn(ines, wrong)
  assert.equal(first.sentiment_label, 'negative')
  say('Sick jacket of Ternwind, insane')
  assert.equal((await feltIn(ines, 'Sick jacket of Ternwind, insane')).sentiment_label, 'negative')

  await ines.call(listeningApi.correctMention, { post_id: first.post_id, sentiment: 'positive' })
  say('Insane Ternwind jacket, sick design')
  say('I hate my Ternwind jacket')
  assert.equal((await feltIn(ines, 'Insane Ternwind jacket, sick design')).sentiment_label, 'positive')
  assert.equal((await feltIn(ines, 'I hate my Ternwind jacket')).sentiment_label, 'negative')
})
