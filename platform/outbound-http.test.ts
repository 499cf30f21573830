import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { watchMemory } from '#platform/cost.ts'
import { type Outbound, OutboundError, outbound } from './outbound-http.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let server: Server
let origin = ''
let out: Outbound
let open_answers = 0
let connections = 0
const answers = new Map<string, Answer>()

before(async () => {
  server = createServer((request, response) => {
    open_answers++
    response.on('close', () => open_answers--)
    answers.get(request.url?.split('?')[0] ?? '')?.(request, response)
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  const allow_hosts = [`127.0.0.1:${port}`, `named.example.com:${port}`]
  const limits = { headers_ms: 5000, body_ms: 5000, total_ms: 20_000 }
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  out = outbound({ allow_hosts, user_agent: 'Baton (test)', limits, resolve })
})
after(async () => {
  await out.close()
  server.closeAllConnections()
  server.close()
})

function serve(path: string, answer: Answer): string {
  answers.set(path, answer)
  return origin + path
}

const read = async (address: string, init = {}) => (await out.fetch(address, init)).text()

async function outboundError(promise: Promise<unknown>): Promise<OutboundError> {
  const error = await promise.then(
    () => assert.fail('it was answered'),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof OutboundError, String(error))
  return error
}

/** What was begun has also ended on the other side: no worker, no connection is held. */
async function letGo(): Promise<void> {
  for (let waited = 0; open_answers > 0 && waited < 500; waited++) await sleep(10)
  assert.equal(open_answers, 0)
}

describe('an ordinary request', () => {
  test('carries method, body, headers and who we are, and gives a Response of the platform', async () => {
    const address = serve('/echo', async (request, response) => {
      const chunks = await request.toArray()
      response.setHeader('x-custom', 'yes').end(JSON.stringify([request.method, request.headers, String(chunks)]))
    })
    const answer = await out.fetch(address, { method: 'PUT', body: 'hello', headers: { 'x-key': '1', host: 'evil' } })
    assert.ok(answer instanceof Response)
    assert.equal(answer.url, address)
    assert.equal(answer.headers.get('x-custom'), 'yes')
    const [method, headers, body] = (await answer.json()) as [string, Record<string, string>, string]
    assert.deepEqual([method, body, headers['x-key']], ['PUT', 'hello', '1'])
    assert.equal(headers['user-agent'], 'Baton (test)')
    assert.equal(headers.host, new URL(address).host)
  })

  test('unpacks gzip, answers 204 and 304 without a body, sends forms', async () => {
    const packed = serve('/gzip', (_, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync('unpacked'))
    })
    assert.equal(await read(packed), 'unpacked')
    for (const status of [204, 304]) {
      const bare = await out.fetch(serve(`/bare${status}`, (_, response) => response.writeHead(status).end()))
      assert.deepEqual([bare.status, bare.body], [status, null])
    }
    const form = serve('/form', async (request, response) => response.end(String(await request.toArray())))
    assert.equal(await read(form, { method: 'POST', body: new URLSearchParams({ a: 'b c' }) }), 'a=b+c')
  })

  test('reuses connections and opens at most eight to one origin', async () => {
    const slow = serve('/pool', (_, response) => void setTimeout(() => response.end('ok'), 20))
    const earlier = connections
    await Promise.all(Array.from({ length: 40 }, () => read(slow)))
    assert.ok(connections - earlier <= 8, `${connections - earlier} connections`)
  })
})

describe('redirects', () => {
  test('drop the secrets when the origin changes, and only then', async () => {
    const seen: IncomingMessage['headers'][] = []
    serve('/end', (request, response) => {
      seen.push(request.headers)
      response.end('there')
    })
    const to =
      (location: string): Answer =>
      (_, response) =>
        response.writeHead(302, { location }).end()
    const same = serve('/same', to('/end'))
    const other = serve('/other', to(`${origin.replace('127.0.0.1', 'named.example.com')}/end`))
    const headers = { authorization: 'Bearer s3cret', cookie: 'a=b', 'x-key': '1' }
    const answer = await out.fetch(same, { headers })
    assert.deepEqual([await answer.text(), answer.redirected, answer.url], ['there', true, `${origin}/end`])
    assert.equal(seen[0]?.authorization, 'Bearer s3cret')
    assert.equal(await read(other, { headers }), 'there')
    assert.deepEqual([seen[1]?.authorization, seen[1]?.cookie, seen[1]?.['x-key']], [undefined, undefined, '1'])
  })

  test('POST becomes GET at 301, 302 and 303, and stays what it is at 307 and 308', async () => {
    const arrived: string[] = []
    serve('/target', async (request, response) => {
      arrived.push(`${request.method} ${await request.toArray()} ${request.headers['content-type'] ?? '-'}`)
      response.end()
    })
    for (const status of [301, 302, 303, 307, 308]) {
      const from = serve(`/from${status}`, (_, response) => response.writeHead(status, { location: '/target' }).end())
      await read(from, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
    }
    const kept = 'POST {} application/json'
    assert.deepEqual(arrived, ['GET  -', 'GET  -', 'GET  -', kept, kept])
  })

  test('five are followed, the sixth is not; manual and error do as fetch does', async () => {
    const hop = serve('/hop', (request, response) => {
      const left = Number(new URL(request.url ?? '', origin).searchParams.get('left'))
      if (left === 0) response.end('arrived')
      else response.writeHead(302, { location: `/hop?left=${left - 1}` }).end()
    })
    assert.equal(await read(`${hop}?left=5`), 'arrived')
    assert.match((await outboundError(read(`${hop}?left=6`))).message, /more than 5 times/)
    assert.equal((await out.fetch(`${hop}?left=1`, { redirect: 'manual' })).status, 302)
    assert.equal((await outboundError(read(`${hop}?left=1`, { redirect: 'error' }))).kind, 'unreachable')
  })
})

describe('answers that never end, or too big, or slow', () => {
  test('a gzip bomb ends early', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000))
    const address = serve('/bomb', (_, response) => response.setHeader('content-encoding', 'gzip').end(bomb))
    const mostBytes = watchMemory()
    const error = await outboundError(read(address))
    assert.deepEqual([error.kind, error.sent], ['too_large', true])
    assert.match(error.message, /larger than the 10 MB/)
    assert.ok(mostBytes() < 150_000_000)
    await letGo()
  })

  test('gzip within gzip is not unpacked', async () => {
    const twice = gzipSync(gzipSync('x'))
    const address = serve('/twice', (_, response) => response.setHeader('content-encoding', 'gzip, gzip').end(twice))
    assert.equal((await outboundError(read(address))).kind, 'too_large')
  })

  test('an endless body ends at the limit, one that announces 10 GB at once', async () => {
    const chunk = Buffer.alloc(65_536, 'a')
    let written = 0
    const pour: Answer = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length
      }
      response.on('drain', more)
      more()
    }
    assert.equal((await outboundError(read(serve('/endless', pour)))).kind, 'too_large')
    assert.ok(written < 40_000_000, `${written} bytes were sent`)
    const announced = serve('/announced', (_, response) => {
      response.setHeader('content-length', 10_000_000_000).write('a')
    })
    assert.equal((await outboundError(out.fetch(announced))).kind, 'too_large')
    await letGo()
  })

  test('the size can be set for one request', async () => {
    const address = serve('/size', (_, response) => response.end('x'.repeat(1001)))
    assert.equal((await read(address)).length, 1001)
    const error = await outboundError(read(address, { limits: { answer_bytes: 1000 } }))
    assert.match(error.message, /larger than the 1000 bytes/)
  })

  test('a server that accepts and says nothing is left after the header time', async () => {
    const error = await outboundError(
      read(
        serve('/hang', () => {}),
        { limits: { headers_ms: 300 } },
      ),
    )
    assert.deepEqual([error.kind, error.sent], ['timed_out', true])
    await letGo()
  })

  test('one that falls silent in the body, and one that drips for ever', async () => {
    const silent = serve('/silent', (_, response) => void response.write('a'))
    assert.match((await outboundError(read(silent, { limits: { body_ms: 300 } }))).message, /fell silent/)
    const drip = serve('/drip', (_, response) => {
      const timer = setInterval(() => response.write('a'), 50)
      response.on('close', () => clearInterval(timer))
    })
    const error = await outboundError(read(drip, { limits: { total_ms: 1200 } }))
    assert.deepEqual([error.kind, error.sent], ['timed_out', true])
    assert.match(error.message, /did not finish within 1.2 s/)
    await letGo()
  })

  test('a body that nobody reads does not hold its connection longer than the total time', async () => {
    const unread = serve('/unread', (_, response) => void response.write('a'))
    await out.fetch(unread, { limits: { total_ms: 100 } })
    await letGo()
  })

  test('a drip that is packed, and one of headers', async () => {
    const packed = serve('/packed-drip', (_, response) => {
      const gzip = createGzip()
      gzip.pipe(response.setHeader('content-encoding', 'gzip'))
      const timer = setInterval(() => gzip.write('a') && gzip.flush(), 50)
      response.on('close', () => clearInterval(timer))
    })
    assert.equal((await outboundError(read(packed, { limits: { total_ms: 800 } }))).kind, 'timed_out')
    const headers = serve('/headers', (_, response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\n')
      const timer = setInterval(() => response.socket?.write('x: y\r\n'), 50)
      response.on('close', () => clearInterval(timer))
    })
    assert.equal((await outboundError(read(headers, { limits: { headers_ms: 800 } }))).kind, 'timed_out')
    await letGo()
  })

  test('reading slowly is our own affair: the clock of silence runs only while we wait for them', async () => {
    const address = serve('/two', (_, response) => {
      response.write('a')
      setTimeout(() => response.end('b'), 50)
    })
    const answer = await out.fetch(address, { limits: { body_ms: 150 } })
    const reader = answer.body?.getReader()
    await reader?.read()
    await sleep(300)
    assert.equal(new TextDecoder().decode((await reader?.read())?.value), 'b')
  })
})

describe('what is known of a request that failed', () => {
  test('nothing listens: never sent', async () => {
    const gone = createTcpServer()
    await new Promise<void>((resolve) => {
      gone.listen(0, '127.0.0.1', resolve)
    })
    const { port } = gone.address() as AddressInfo
    await new Promise((resolve) => {
      gone.close(resolve)
    })
    const lone = outbound({ allow_hosts: ['127.0.0.1'], user_agent: 'test' })
    const error = await outboundError(lone.fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x' }))
    assert.deepEqual([error.kind, error.sent], ['unreachable', false])
    assert.match(error.message, /nothing listens/)
    const tls = await outboundError(lone.fetch(`${origin.replace('http', 'https')}/`, { method: 'POST', body: 'x' }))
    assert.equal(tls.sent, false)
    await lone.close()
  })

  test('the connection breaks after the request: sent', async () => {
    const address = serve('/reset', (request) => request.socket.resetAndDestroy())
    const error = await outboundError(read(address, { method: 'POST', body: 'x' }))
    assert.deepEqual([error.kind, error.sent], ['unreachable', true])
    const nonsense = serve('/nonsense', (request) => void request.socket.end('SSH-2.0-OpenSSH\r\n'))
    assert.match((await outboundError(read(nonsense))).message, /not HTTP/)
  })

  test('the body breaks off: sent', async () => {
    const address = serve('/torn', (_, response) => {
      response.setHeader('content-length', 10).write('half')
      setTimeout(() => response.destroy(), 20)
    })
    const error = await outboundError(read(address))
    assert.deepEqual([error.kind, error.sent], ['unreachable', true])
  })

  test('a queue that is full until time is up: never sent', async () => {
    const busy = serve('/busy', (_, response) => void setTimeout(() => response.end(), 350))
    const holders = Array.from({ length: 8 }, () => read(busy))
    const error = await outboundError(read(busy, { method: 'POST', body: 'x', limits: { total_ms: 100 } }))
    assert.deepEqual([error.kind, error.sent], ['timed_out', false])
    await Promise.all(holders)
  })

  test('an abort ends it with its own reason, before and in the body', async () => {
    const address = serve('/abort', (_, response) => void response.write('a'))
    const stop = new AbortController()
    const answer = await out.fetch(address, { signal: stop.signal })
    stop.abort(new Error('enough'))
    await assert.rejects(answer.text(), { message: 'enough' })
    await assert.rejects(out.fetch(address, { signal: AbortSignal.abort() }), { name: 'AbortError' })
    const late = out.fetch(
      serve('/never', () => {}),
      { signal: AbortSignal.timeout(50) },
    )
    await assert.rejects(late, { name: 'TimeoutError' })
    await letGo()
  })
})

describe('what the operator allows', () => {
  test('is exact: the port, the host, and nothing like them', async () => {
    const [, , port] = origin.split(':')
    const lone = outbound({ allow_hosts: [`127.0.0.1:1${port?.slice(1)}`, 'LocalHost:1'], user_agent: 'test' })
    assert.equal((await outboundError(lone.fetch(origin))).kind, 'blocked')
    assert.equal((await outboundError(lone.fetch('http://localhost:2/'))).kind, 'blocked')
    assert.equal((await outboundError(lone.fetch('http://localhost:1/'))).kind, 'unreachable')
    await lone.close()
  })

  test('must be readable', () => {
    for (const entry of ['', 'a b', 'http://x', 'x:99999', 'user@x', 'x/y', '10.0.0.0/8']) {
      assert.throws(() => outbound({ allow_hosts: [entry], user_agent: 'test' }), /is not a host that can be allowed/)
    }
  })
})

test('after close nothing is reached any more', async () => {
  const own = outbound({ allow_hosts: [new URL(origin).host], user_agent: 'test' })
  const address = serve('/open', (_, response) => void response.write('a'))
  const answer = await own.fetch(address)
  await own.close()
  await assert.rejects(answer.text())
  await assert.rejects(own.fetch(address))
})
