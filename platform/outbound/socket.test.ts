import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import { type Outbound, OutboundError, outbound } from '../outbound-http.ts'

let server: Server
let sockets: WebSocketServer
let origin = ''
let out: Outbound

before(async () => {
  sockets = new WebSocketServer({ noServer: true })
  server = createServer().on('upgrade', (request, socket, head) => {
    if (request.url === '/no') return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    if (request.url === '/mute') return
    sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit(request.url ?? '', ws, request))
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const { port } = server.address() as AddressInfo
  origin = `ws://127.0.0.1:${port}`
  const allow_hosts = [`127.0.0.1:${port}`]
  out = outbound({ allow_hosts, user_agent: 'Baton (test)', silence_ms: 600, connect_ms: 400, message_bytes: 100_000 })
})
after(async () => {
  await out.close()
  for (const socket of sockets.clients) socket.terminate()
  server.closeAllConnections()
  server.close()
})

async function outboundError(promise: Promise<unknown>): Promise<OutboundError> {
  const error = await promise.then(
    () => assert.fail('it was answered'),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof OutboundError, String(error))
  return error
}

describe('sockets', () => {
  test('text and bytes arrive in order, and the end is the end', async () => {
    sockets.once('/plain', (ws, request) => {
      assert.equal(request.headers['user-agent'], 'Baton (test)')
      ws.send('one')
      ws.send(Buffer.from([1, 2]))
      ws.close()
    })
    const messages = await Array.fromAsync(out.socket(`${origin}/plain`, new AbortController().signal))
    assert.deepEqual(messages, ['one', new Uint8Array([1, 2])])
  })

  test('a reader who is busy holds the sender back', async () => {
    let unsent = 0
    sockets.once('/firehose', (ws) => {
      const text = 'x'.repeat(50_000)
      for (let i = 0; i < 1000; i++) ws.send(text)
      setTimeout(() => {
        unsent = ws.bufferedAmount
      }, 400)
    })
    const messages = out.socket(`${origin}/firehose`, new AbortController().signal)[Symbol.asyncIterator]()
    await messages.next()
    await sleep(700)
    assert.ok(unsent > 20_000_000, `${unsent} bytes wait at the sender`)
    for (let i = 1; i < 1000; i++) assert.equal((await messages.next()).done, false)
    await messages.return?.()
  })

  test('a message over the limit, a refusal, a mute server, a scheme', async () => {
    sockets.once('/big', (ws) => ws.send('x'.repeat(100_001)))
    const first = (path: string) => Array.fromAsync(out.socket(origin + path, new AbortController().signal))
    assert.equal((await outboundError(first('/big'))).kind, 'too_large')
    assert.match((await outboundError(first('/no'))).message, /does not offer a socket.*403/)
    const mute = await outboundError(first('/mute'))
    assert.deepEqual([mute.kind, mute.sent], ['timed_out', false])
    const http = out.socket(origin.replace('ws', 'http'), new AbortController().signal)[Symbol.asyncIterator]()
    assert.equal((await outboundError(Promise.resolve(http.next()))).kind, 'bad_address')
  })

  test('a connection that died without saying so is noticed', async () => {
    sockets.once('/dead', (ws) => {
      ws.pong = () => {}
      ws.pause()
    })
    const error = await outboundError(Array.fromAsync(out.socket(`${origin}/dead`, new AbortController().signal)))
    assert.equal(error.kind, 'timed_out')
  })

  test('abort ends it quietly; leaving the loop closes the connection', async () => {
    const closed = Promise.withResolvers<void>()
    sockets.on('/stay', (ws) => {
      ws.send('hello')
      ws.on('close', () => closed.resolve())
    })
    const stop = new AbortController()
    const messages = []
    for await (const message of out.socket(`${origin}/stay`, stop.signal)) {
      messages.push(message)
      stop.abort()
    }
    assert.deepEqual(messages, ['hello'])
    await closed.promise
    for await (const message of out.socket(`${origin}/stay`, new AbortController().signal)) {
      assert.equal(message, 'hello')
      break
    }
  })
})
