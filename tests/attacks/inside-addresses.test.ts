/** TRUST.md S2: no request reaches inside. A listener on 127.0.0.1 counts what arrives; the naked count shows it is alive. */
import assert from 'node:assert/strict'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { isInside } from '#platform/outbound/addresses.ts'
import { checkedLookup } from '#platform/outbound/resolve.ts'
import { type Outbound, OutboundError, outbound } from '#platform/outbound-http.ts'
import { INSIDE_HOSTS, INSIDE_NAMES, LOOPBACK_HOSTS, NOT_ADDRESSES, PUBLIC_ADDRESSES, SHAPES } from './inside-hosts.ts'

let inside: Server
let outside: Server
let port = 0
let connections = 0
let guarded: Outbound
let redirect_to = ''
let redirect_status = 302

before(async () => {
  inside = await listening(createServer((_, answer) => answer.end('the crown jewels')))
  inside.on('connection', () => connections++)
  port = (inside.address() as AddressInfo).port
  outside = await listening(
    createServer((_, answer) => answer.writeHead(redirect_status, { location: redirect_to }).end()),
  )
  const { port: outside_port } = outside.address() as AddressInfo
  guarded = outbound({
    allow_hosts: [`127.0.0.1:${outside_port}`],
    user_agent: 'test',
    resolve: leadInside,
    connect_ms: 2000,
  })
})
beforeEach(() => {
  connections = 0
})
after(async () => {
  await guarded.close()
  for (const server of [inside, outside]) {
    server.closeAllConnections()
    server.close()
  }
})

/** Every name leads inside: what nobody planned for as well. */
async function leadInside(hostname: string) {
  const addresses = INSIDE_NAMES[hostname] ?? INSIDE_NAMES[decodeIdn(hostname)] ?? ['127.0.0.1']
  return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
}

const decodeIdn = (hostname: string) => (hostname.startsWith('xn--bcher-kva') ? 'bücher.example.com' : hostname)

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return server
}

async function refusal(address: string): Promise<OutboundError> {
  const answer = await guarded.fetch(address).then(
    (response) => response.text().then((text) => `answered ${response.status} ${text}`),
    (error: unknown) => error,
  )
  assert.ok(answer instanceof OutboundError, `${JSON.stringify(address)}: ${answer}`)
  return answer
}

async function nakedArrivals(addresses: string[]): Promise<number> {
  const earlier = connections
  for (const address of addresses) {
    const url = URL.parse(address)
    if (url?.protocol !== 'http:') continue
    await new Promise<void>((done) => {
      const asked = request(
        { host: url.hostname.replace(/^\[|\]$/g, ''), port, timeout: 500, agent: false },
        (answer) => {
          answer.resume().on('end', done)
        },
      )
      asked.on('error', () => done()).on('timeout', () => asked.destroy())
      asked.end()
    })
  }
  return connections - earlier
}

describe('TRUST S2 no request reaches inside', () => {
  test(`${INSIDE_HOSTS.length} spellings of inside hosts are refused before a connection`, async (t) => {
    assert.ok(INSIDE_HOSTS.length >= 150)
    for (const host of INSIDE_HOSTS) {
      const error = await refusal(`http://${host}:${port}/`)
      assert.ok(error.kind === 'blocked' || error.kind === 'bad_address', `${host}: ${error.kind} ${error.message}`)
      assert.equal(error.sent, false, host)
    }
    assert.equal(connections, 0)
    const naked = await nakedArrivals(LOOPBACK_HOSTS.map((host) => `http://${host}:${port}/`))
    t.diagnostic(`${INSIDE_HOSTS.length} guarded: 0 connections; ${LOOPBACK_HOSTS.length} naked: ${naked} connections`)
    assert.ok(naked >= 40, `only ${naked} naked requests arrived: the listener proves nothing`)
  })

  test('the same over https, and as sockets', async () => {
    const stop = new AbortController()
    for (const host of INSIDE_HOSTS) {
      const error = await refusal(`https://${host}:${port}/`)
      assert.ok(error.kind === 'blocked' || error.kind === 'bad_address', host)
      for (const scheme of ['ws', 'wss']) {
        const socket = guarded.socket(`${scheme}://${host}:${port}/`, stop.signal)[Symbol.asyncIterator]()
        const refused = { name: 'OutboundError', kind: /blocked|bad_address/, sent: false }
        await assert.rejects(async () => await socket.next(), refused, `${scheme} ${host}`)
      }
    }
    assert.equal(connections, 0)
  })

  test('what is no address, carries a password or has another scheme is refused with a sentence', async () => {
    for (const shape of NOT_ADDRESSES) {
      const error = await refusal(shape.replaceAll('PORT', String(port)))
      assert.equal(error.kind, 'bad_address', shape)
      assert.match(error.message, /\.$/)
    }
    assert.equal(connections, 0)
  })

  test('odd shapes that the URL parser mends are checked as what they become', async () => {
    const addresses = SHAPES.map((shape) => shape.replaceAll('PORT', String(port)))
    for (const address of addresses) assert.equal((await refusal(address)).kind, 'blocked', address)
    assert.equal(connections, 0)
    assert.ok((await nakedArrivals(addresses)) >= 10)
  })

  test('names that answer with an inside address are refused, even when a public one stands beside it', async () => {
    for (const name of Object.keys(INSIDE_NAMES)) {
      assert.equal((await refusal(`http://${name}:${port}/`)).kind, 'blocked', name)
    }
    assert.equal(connections, 0)
  })

  test('a name is asked once per connection, and the connection gets just what was checked (rebinding)', async () => {
    const answers = ['93.184.215.14', '127.0.0.1', '93.184.215.14']
    const lookup = checkedLookup(async () => [{ address: answers.shift() ?? '127.0.0.1', family: 4 }])
    const ask = promisify((done: (error: Error | null, found?: unknown) => void) =>
      lookup('rebind.example.com', { all: true }, done),
    )
    assert.deepEqual(await ask(), [{ address: '93.184.215.14', family: 4 }])
    await assert.rejects(ask(), { kind: 'blocked', sent: false })
    assert.deepEqual(await ask(), [{ address: '93.184.215.14', family: 4 }])
    assert.equal(answers.length, 0)
  })

  test('a redirect from a host that is allowed does not lead inside', async () => {
    const { port: outside_port } = outside.address() as AddressInfo
    const targets = [...LOOPBACK_HOSTS, '169.254.169.254', '[::ffff:a9fe:a9fe]', 'rebind.example.com']
    for (const status of [301, 302, 303, 307, 308]) {
      redirect_status = status
      for (const host of targets) {
        redirect_to = encodeURI(`http://${host}:${port}/`)
          .replaceAll('%25', '%')
          .replaceAll('%5B', '[')
          .replaceAll('%5D', ']')
        const error = await refusal(`http://127.0.0.1:${outside_port}/`)
        assert.ok(error.kind === 'blocked' || error.kind === 'bad_address', `${status} ${host}: ${error.message}`)
        assert.equal(error.sent, true)
      }
    }
    for (const location of [
      'file:///etc/passwd',
      'gopher://127.0.0.1/',
      'http://a:b@127.0.0.1/',
      'http://[::1',
      'javascript:1',
    ]) {
      redirect_to = location
      assert.equal((await refusal(`http://127.0.0.1:${outside_port}/`)).kind, 'bad_address', location)
    }
    assert.equal(connections, 0)
  })

  test(`${PUBLIC_ADDRESSES.length} public addresses pass the check, and no inside one does`, () => {
    assert.ok(PUBLIC_ADDRESSES.length >= 50)
    for (const address of PUBLIC_ADDRESSES) assert.equal(isInside(address), false, address)
    const literals = INSIDE_HOSTS.map((host) => URL.parse(`http://${host}/`)?.hostname ?? '').filter((host) =>
      /^[[\d]/.test(host),
    )
    assert.ok(literals.length >= 150)
    for (const host of literals) assert.equal(isInside(host.replace(/^\[|\]$/g, '')), true, host)
  })
})
