/**
 * Serves the built screens as the program will: files by their path, the index for every page, under the strict content
 * security policy. The session and the live stream are answered here, since these tests are about the screens alone.
 */
import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Session } from '#web/session.ts'

const DIST = fileURLToPath(new URL('../../web/dist', import.meta.url))
const BUILD = fileURLToPath(new URL('../../script/build', import.meta.url))
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

export const NORA: Session = {
  person: {
    ...{ id: 'p1', name: 'Nora Lindqvist', email: 'nora@fernhill.example', role: 'administrator' },
    ...{ locale: 'en-GB', time_zone: 'Europe/London' },
  },
  workspace: { id: 'w1', name: 'Fernhill' },
  teams: [{ id: 't1', name: 'Service' }],
}

export interface Served extends AsyncDisposable {
  url: string
  /** Null: nobody is signed in. */
  session: Session | null
  /** Sends an event to every open stream. */
  tell(event: { kind: string; id: string; position: string }): void
  streams(): number
  /** What `after` or Last-Event-ID the streams were opened with, in order. */
  resumed: (string | null)[]
  dropStreams(): void
}

/** On a port of its own, so that no page which another run or test left behind finds it. */
export async function serveScreens(): Promise<Served> {
  await buildPage('changed')
  const open = new Set<ServerResponse>()
  const server = createServer((request, response) => void answer(request, response))
  const served: Served = {
    url: '',
    session: NORA,
    resumed: [],
    streams: () => open.size,
    tell: (event) => open.forEach((one) => one.write(`id: ${event.position}\ndata: ${JSON.stringify(event)}\n\n`)),
    dropStreams: () => open.forEach((one) => one.destroy()),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', served.url)
    if (url.pathname === '/api/session') return answerSession(request, response)
    if (url.pathname === '/api/live') return answerLive(request, response, url)
    if (url.pathname.startsWith('/api/')) return send(response, 404, { code: 'not_found', message: 'It is not there.' })
    const asked = extname(url.pathname) ? url.pathname : '/index.html'
    const body = await readFile(join(DIST, normalize(asked))).catch(() => null)
    if (!body) return send(response, 404, { code: 'not_found', message: 'It is not there.' })
    response.writeHead(200, {
      'content-type': TYPES[extname(asked)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    })
    response.end(body)
  }

  async function answerSession(request: IncomingMessage, response: ServerResponse) {
    if (request.method === 'POST') {
      const said = await new Response(Readable.toWeb(request) as ReadableStream).json()
      if (said.password === 'right') {
        served.session = NORA
        return send(response, 200, {})
      }
      const fields = { password: 'This is not the password of that address.' }
      return send(response, 400, {
        code: 'wrong_password',
        message: 'The address and the password do not fit.',
        fields,
      })
    }
    if (request.method === 'DELETE') {
      served.session = null
      return response.writeHead(204).end()
    }
    if (served.session) return send(response, 200, served.session)
    send(response, 401, { code: 'not_signed_in', message: 'Sign in first.' })
  }

  function answerLive(request: IncomingMessage, response: ServerResponse, url: URL) {
    served.resumed.push(url.searchParams.get('after') ?? request.headers['last-event-id']?.toString() ?? null)
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('retry: 100\n\n')
    open.add(response)
    response.on('close', () => open.delete(response))
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return served
}

function send(response: ServerResponse, status: number, body: object) {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** Builds the page as everybody does; `anew` also where nothing has changed. */
export async function buildPage(when: 'changed' | 'anew'): Promise<void> {
  if (when === 'anew') await rm(join(DIST, '.made-of'), { force: true })
  await promisify(execFile)(BUILD)
}

/** Kilobytes (1,000 bytes) of JavaScript that a page loads, as they travel: gzip. */
export async function weightOf(paths: Iterable<string>): Promise<number> {
  let bytes = 0
  for (const path of new Set(paths)) bytes += gzipSync(await readFile(join(DIST, normalize(path)))).length
  return bytes / 1_000
}
