/** Reads an address that we are asked to go to. The URL parser turns every spelling of an IP address into the one. */
import { isIP } from 'node:net'
import { OutboundError } from './error.ts'

/** The address parsed, or a `bad_address` that says what is wrong with it. */
export function destination(address: string | URL, schemes: readonly string[]): URL {
  const url = typeof address === 'string' ? parse(address) : new URL(address)
  const scheme = url.protocol.slice(0, -1)
  if (!schemes.includes(scheme)) {
    throw badAddress(`An address that begins with ${scheme}: can't be used here; it must be ${schemes.join(' or ')}.`)
  }
  if (url.username !== '' || url.password !== '') {
    throw badAddress('An address must not contain a user name or password; take out the part before the @.')
  }
  return url
}

function parse(address: string): URL {
  const url = URL.parse(address)
  if (!url) throw badAddress('This is not a complete address; it should look like https://example.com/page.')
  return url
}

function badAddress(message: string): OutboundError {
  return new OutboundError('bad_address', message, { sent: false })
}

/** The IP address that the host is written as, or null for a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
  return isIP(bare) === 0 ? null : bare
}

export function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' || url.protocol === 'wss:' ? '443' : '80')
}
