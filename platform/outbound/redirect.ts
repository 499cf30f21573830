/** The next hop of a redirect, by the rules of the Fetch standard; each hop is checked like a first request. */
import { destination } from './destination.ts'
import { OutboundError } from './error.ts'
import { REDIRECTS } from './limits.ts'

export interface Hop {
  url: URL
  method: string
  headers: Headers
  body: ArrayBuffer | null
}

const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308])
const SECRETS = ['authorization', 'proxy-authorization', 'cookie', 'cookie2']
const ABOUT_THE_BODY = ['content-type', 'content-encoding', 'content-language', 'content-location', 'content-length']

export function redirectLocation(status: number, headers: { get(name: string): string | null }): string | null {
  return REDIRECT_STATUSES.has(status) ? headers.get('location') : null
}

export function nextHop(hop: Hop, status: number, location: string): Hop {
  const url = URL.parse(location, hop.url.href)
  if (!url)
    throw new OutboundError(
      'bad_address',
      `The server ${hop.url.host} redirects to "${shown(location)}", which is no address.`,
      sent,
    )
  const next = { ...hop, url: checked(url), headers: new Headers(hop.headers) }
  if (url.origin !== hop.url.origin) for (const name of SECRETS) next.headers.delete(name)
  if (!becomesGet(status, hop.method)) return next
  for (const name of ABOUT_THE_BODY) next.headers.delete(name)
  return { ...next, method: 'GET', body: null }
}

const sent = { sent: true }

function checked(url: URL): URL {
  try {
    return destination(url, ['http', 'https'])
  } catch (error) {
    const { message } = error as OutboundError
    throw new OutboundError('bad_address', `A redirect was refused. ${message}`, { sent: true, cause: error })
  }
}

function becomesGet(status: number, method: string): boolean {
  if (status === 303) return method !== 'GET' && method !== 'HEAD'
  return (status === 301 || status === 302) && method === 'POST'
}

export function tooManyRedirects(host: string): OutboundError {
  return new OutboundError(
    'unreachable',
    `The server ${host} redirects more than ${REDIRECTS} times; the address leads nowhere.`,
    sent,
  )
}

function shown(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}...` : text
}
