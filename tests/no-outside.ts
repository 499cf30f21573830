/**
 * Loaded before every test file (tools/run-tests.ts): a test reaches this machine and nothing else. What asks for
 * another name or address is refused, as if there were no network, and noted in the file of OUTSIDE_NOTES, by which the
 * run fails in the end, however well the code lives without an answer.
 */
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const notes = process.env['OUTSIDE_NOTES']
const databases = ['TEST_DATABASE_URL', 'TEST_DATABASE_DIRECT_URL']
  .map((name) => URL.parse(process.env[name] ?? '')?.hostname)
  .filter((host) => host !== undefined)

// IPv4 inside of IPv6 is held against the IPv4 rules by Node.
const machine = new net.BlockList()
for (const range of ['127.0.0.0', '0.0.0.0']) machine.addSubnet(range, 8, 'ipv4')
for (const range of ['::', '::7f00:0']) machine.addSubnet(range, 104, 'ipv6')

function isHere(host: string): boolean {
  if (databases.includes(host) || /(^|\.)localhost\.?$/i.test(host)) return true
  const family = net.isIP(host)
  return family !== 0 && machine.check(host, family === 4 ? 'ipv4' : 'ipv6')
}

function refuse(host: string): Error {
  // No name under .invalid is anybody's: whoever asks for one asks for nothing.
  if (notes && !host.endsWith('.invalid'))
    appendFileSync(notes, `${host}  asked by ${process.argv.slice(1).join(' ')}\n`)
  // As a machine without a network says it.
  return Object.assign(new Error(`a test asked the outside for ${host}`), { code: 'ENOTFOUND', hostname: host })
}

const { lookup } = dns
const askedBefore = dns.promises.lookup

function guardedLookup(...[host, ...rest]: unknown[]): void {
  const callback = rest.at(-1) as (error: Error) => void
  // An address is looked up without asking anybody; that it is called is seen below.
  if (!net.isIP(String(host)) && !isHere(String(host))) return process.nextTick(callback, refuse(String(host)))
  Reflect.apply(lookup, dns, [host, ...rest])
}

async function guardedPromise(...[host, ...rest]: unknown[]): Promise<unknown> {
  if (!net.isIP(String(host)) && !isHere(String(host))) throw refuse(String(host))
  return Reflect.apply(askedBefore, dns.promises, [host, ...rest])
}

dns.lookup = guardedLookup as typeof dns.lookup
dns.promises.lookup = guardedPromise as typeof dns.promises.lookup

/** By address: names are looked up above, or by a resolver that the test itself gave. */
const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
  const [first] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given
  const host = typeof first === 'object' && first !== null ? (first as { host?: string }).host : given[1]
  if (typeof host === 'string' && net.isIP(host) && !isHere(host)) {
    process.nextTick(() => this.destroy(refuse(host)))
    return this
  }
  return Reflect.apply(connect, this, given)
} as typeof connect

syncBuiltinESMExports()
