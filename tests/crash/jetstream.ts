/**
 * A stand-in for Jetstream: real WebSockets on loopback, a stream that is written in advance and read from any place.
 * Each post is offered one to three times, shuffled; some are taken back by their authors in the end.
 */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'

export interface Written {
  messages: { time_us: number; json: string }[]
  posts: Map<string, { text: string; deleted: boolean }>
  offered: number
}

/** So long ago that the longest stream ends in the past. */
const BEGIN_US = (Date.now() - 7 * 86_400_000) * 1_000
/** One who resumes goes back five seconds. That is two messages, fewer than a batch: it must not hide a place kept too early. */
const STEP_US = 2_500_000
const CID = 'bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'

export function writeStream(many: number, random: () => number): Written {
  const posts: Written['posts'] = new Map()
  const offers: string[][] = []
  for (let nth = 0; nth < many; nth++) {
    const { uri, create, gone } = onePost(nth)
    const deleted = nth % 50 === 7
    posts.set(uri, { text: `ternwind jacket number ${nth} tore at the seam`, deleted })
    const times = 1 + Math.floor(random() * 3)
    for (let time = 0; time < times; time++) offers.push([create])
    if (deleted) offers.push([gone])
  }
  const shuffled = shuffle(offers.flat(), random)
  // Nobody takes back what was not said yet, and nobody says again what was taken back.
  const creations = shuffled.filter((message) => message.includes('"create"'))
  const deletions = shuffled.filter((message) => message.includes('"delete"'))
  const messages = [...creations, ...deletions].map((rest, i) => {
    const time_us = BEGIN_US + i * STEP_US
    return { time_us, json: rest.replace('"TIME"', String(time_us)) }
  })
  return { messages, posts, offered: creations.length }
}

function onePost(nth: number) {
  const did = `did:plc:person${nth % 700}`
  const rkey = `3k${String(nth).padStart(11, '0')}`
  const uri = `at://${did}/app.bsky.feed.post/${rkey}`
  // Each fifth one answers an earlier one, so conversations have several messages.
  const root = {
    uri: `at://did:plc:person${(nth - 3) % 700}/app.bsky.feed.post/3k${String(nth - 3).padStart(11, '0')}`,
    cid: CID,
  }
  const record = {
    $type: 'app.bsky.feed.post',
    text: `ternwind jacket number ${nth} tore at the seam`,
    langs: ['en'],
    createdAt: new Date(BEGIN_US / 1_000 - (nth % 1_000) * 60).toISOString(),
    ...(nth % 5 === 4 && { reply: { root, parent: root } }),
  }
  const commit = { rev: rkey, operation: 'create', collection: 'app.bsky.feed.post', rkey, record, cid: CID }
  const create = JSON.stringify({ did, time_us: 'TIME', kind: 'commit', commit })
  const deletion = { rev: rkey, operation: 'delete', collection: 'app.bsky.feed.post', rkey }
  return { uri, create, gone: JSON.stringify({ did, time_us: 'TIME', kind: 'commit', commit: deletion }) }
}

function shuffle<T>(list: T[], random: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[list[i], list[j]] = [list[j] as T, list[i] as T]
  }
  return list
}

function namesFor({ searchParams }: URL) {
  const known = searchParams.getAll('actors').filter((did) => Number(did.replace(/\D/g, '')) % 7 !== 0)
  return known.map((did) => ({ did, handle: `${did.split(':').at(-1)}.example`, displayName: `Person ${did}` }))
}

export class Jetstream {
  readonly written: Written
  connections = 0
  names_asked = 0
  /** Messages per second and connection; the stream is as long as the test wants it to be. */
  per_second: number
  /** The furthest place that was ever sent. */
  furthest = 0
  /** Plain requests ask for names, as an AppView answers them: all but every seventh person has one. */
  #server: Server = createServer(({ url }, response) => {
    this.names_asked += 1
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ profiles: namesFor(new URL(url ?? '/', 'http://appview')) }))
  })
  #sockets = new WebSocketServer({ server: this.#server })

  constructor(written: Written, per_second: number) {
    this.written = written
    this.per_second = per_second
  }

  get finished(): boolean {
    return this.furthest >= this.written.messages.length
  }

  async open(port: number): Promise<void> {
    this.#sockets.on('connection', (socket, request) => {
      this.connections += 1
      const cursor = Number(new URL(request.url ?? '/', 'ws://stream').searchParams.get('cursor') ?? 0)
      void this.#tell(socket, cursor)
    })
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  async #tell(socket: WebSocket, cursor: number): Promise<void> {
    socket.on('error', () => {})
    const { messages } = this.written
    let at = messages.findIndex((message) => message.time_us >= cursor)
    if (at < 0) at = messages.length
    while (socket.readyState === socket.OPEN && at < messages.length) {
      const each = Math.max(1, Math.round(this.per_second / 20))
      for (const message of messages.slice(at, at + each)) socket.send(message.json)
      at += each
      this.furthest = Math.max(this.furthest, Math.min(at, messages.length))
      await sleep(50)
      while (socket.readyState === socket.OPEN && socket.bufferedAmount > 500_000) await sleep(20)
    }
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate()
    this.#sockets.close()
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
