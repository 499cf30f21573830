/**
 * A network of each class on loopback, with its ledger of what is public, that fails on demand: it does what it was
 * asked or does not, and answers, breaks off, dawdles or says nonsense. It runs in the test's process, so it outlives
 * the workers that are killed.
 */

import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const FAULTS = [
  'never_connected',
  'refused_before_reading',
  'reset_after_reading',
  'reset_mid_answer',
  'time_out_done',
  'time_out_not_done',
  'error_500_done',
  'error_500_not_done',
  'error_429',
  'drip_done',
  'not_json_done',
  'error_401',
] as const
export type Fault = (typeof FAULTS)[number]
export type NetworkClass = 'A' | 'B' | 'C' | 'D'

export interface PublicPost {
  id: string
  class: NetworkClass
  key: string
  text: string
  at_ms: number
}

/** What happens on the first request for a text; later ones are answered well. */
export interface Plan {
  fault: Fault | null
  /** Called in the middle of the call, after it was done or before. */
  midway?: { when: 'before' | 'after'; strike: () => void }
}

/** How long class B remembers a key, and how long class C hides a new post from readers. */
export const WINDOW_MS = 600_000
export const HIDDEN_MS = 60

export class StandIn {
  readonly posts: PublicPost[] = []
  readonly plans = new Map<string, Plan>()
  /** Feeds by account: how many events there are, and how they answer. */
  readonly feeds = new Map<string, { events: number; mood: 'well' | 'hangs' | 401 | 500 }>()
  requests = 0
  #keys = new Map<string, { id: string; at_ms: number }>()
  #server: Server
  #late: Server | undefined
  /** A port where nobody listens, until `openLate` or `turnLate`. */
  late_port = 0

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  async open(): Promise<void> {
    this.late_port = await freePort()
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
  }

  async openLate(): Promise<void> {
    if (this.#late) return
    this.#late = createServer((request, response) => void this.#answer(request, response))
    await new Promise<void>((done) => this.#late?.listen(this.late_port, '127.0.0.1', done))
  }

  /** It goes away again when it is there, and comes when it is not. */
  async turnLate(): Promise<void> {
    if (!this.#late) return this.openLate()
    const late = this.#late
    this.#late = undefined
    late.closeAllConnections()
    await new Promise((done) => late.close(done))
  }

  close(): void {
    for (const server of [this.#server, this.#late]) {
      server?.closeAllConnections()
      server?.close()
    }
  }

  publicWith(text: string): PublicPost[] {
    return this.posts.filter((post) => post.text === text)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1
    const url = new URL(request.url ?? '/', 'http://network')
    const network = url.pathname[1] as NetworkClass
    if (url.pathname === '/F/events') return this.#events(response, url.searchParams)
    if (request.method === 'GET') return this.#read(response, network, url.searchParams)
    const { text, key } = JSON.parse(await bodyOf(request)) as { text: string; key: string }
    const plan = this.plans.get(text)
    this.plans.delete(text)
    let made: string | undefined
    const post = () => (made ??= this.#post(network, key, text))
    if (plan?.midway?.when === 'before') plan.midway.strike()
    if (plan?.midway?.when === 'after') {
      post()
      plan.midway.strike()
      // What was done is not answered with "not done": no network of these classes lies.
      if (plan.fault && DENIALS.has(plan.fault)) return
    }
    if (plan?.fault) return fail(plan.fault, { request, response, post })
    json(response, 200, { id: post() })
  }

  #read(response: ServerResponse, network: NetworkClass, by: URLSearchParams): void {
    if (network === 'D') return json(response, 403, { error: 'bots cannot read' })
    const old_ms = network === 'C' ? Date.now() - HIDDEN_MS : Date.now()
    const found = this.posts.find(
      (post) =>
        post.class === network &&
        post.at_ms <= old_ms &&
        (network === 'A' ? post.key === by.get('key') : post.text === by.get('text')),
    )
    json(response, 200, { id: found?.id ?? null })
  }

  #events(response: ServerResponse, by: URLSearchParams): void {
    const feed = this.feeds.get(by.get('account') ?? '')
    if (!feed || feed.mood === 'hangs') return
    if (feed.mood !== 'well') return json(response, feed.mood, { error: 'no' })
    const after = Number(by.get('after'))
    const most = Math.min(after + 5, feed.events)
    json(response, 200, { events: Array.from({ length: most - after }, (_, i) => after + i + 1) })
  }

  #post(network: NetworkClass, key: string, text: string): string {
    const known = this.#keys.get(`${network} ${key}`)
    const window_ms = { A: Number.POSITIVE_INFINITY, B: WINDOW_MS, C: 0, D: 0 }[network]
    if (known && Date.now() - known.at_ms < window_ms) return known.id
    const id = randomUUID()
    this.#keys.set(`${network} ${key}`, { id, at_ms: Date.now() })
    this.posts.push({ id, class: network, key, text, at_ms: Date.now() })
    return id
  }
}

/** Nobody listens there, until somebody does. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function json(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  post: () => string
}

const DENIALS = new Set<Fault>(['refused_before_reading', 'error_429', 'error_401'])

const fail = (fault: Fault, exchange: Exchange): void => FAILURES[fault](exchange)

const FAILURES: Record<Fault, (exchange: Exchange) => void> = {
  // The connection is refused by the system, on the late port; what comes here came later.
  never_connected: ({ response, post }) => json(response, 200, { id: post() }),
  refused_before_reading: ({ response }) => json(response, 503, { error: 'not_accepted' }),
  reset_after_reading: ({ request }) => request.socket.resetAndDestroy(),
  reset_mid_answer: ({ request, response, post }) => {
    post()
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '60' })
    response.write('{"id":"', () => request.socket.resetAndDestroy())
  },
  time_out_done: ({ post }) => void post(),
  time_out_not_done: () => {},
  error_500_done: ({ response, post }) => {
    post()
    json(response, 500, { error: 'internal' })
  },
  error_500_not_done: ({ response }) => json(response, 500, { error: 'internal' }),
  error_429: ({ response }) => {
    response.setHeader('retry-after-ms', '50')
    json(response, 429, { error: 'slow down' })
  },
  drip_done: ({ response, post }) => {
    post()
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(' ')), 100)
    response.once('close', () => clearInterval(timer))
  },
  not_json_done: ({ response, post }) => {
    post()
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>It works!</html>')
  },
  error_401: ({ response }) => json(response, 401, { error: 'who are you' }),
}
