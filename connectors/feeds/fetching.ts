/** Asks for a feed, politely (only what changed), and follows redirects by hand to learn which of them are for good. */
import { ConnectorError, type Outside } from '../connector.ts'
import { connectionFailure, statusFailure } from '../failures.ts'
import { webAddress } from '../plain-text.ts'
import { decodeFeed } from './decode.ts'

/** The largest feed that is read, whatever the host allows. */
export const FEED_BYTES = 10_000_000
const REDIRECTS = 5
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1'

export interface FeedRequest {
  url: string
  etag?: string | null
  last_modified?: string | null
  signal?: AbortSignal
  /** It was read once: what is not there is not there any more. */
  known?: true
}

export interface FeedAnswer {
  /** null: nothing changed since. */
  document: string | null
  /** Where it was found in the end. */
  url: string
  /** Where to ask from now on: the end of the redirects that are for good. */
  settled_url: string
  headers: Headers
}

export async function fetchFeed(outside: Outside, request: FeedRequest): Promise<FeedAnswer> {
  try {
    return await follow(outside, request)
  } catch (error) {
    throw connectionFailure('The feed', 'read', error)
  }
}

async function follow(outside: Outside, request: FeedRequest): Promise<FeedAnswer> {
  let [url, settled_url, for_good] = [request.url, request.url, true]
  for (let hops = 0; hops <= REDIRECTS; hops++) {
    const response = await outside.fetch(url, {
      headers: headersFor(request),
      redirect: 'manual',
      ...(request.signal ? { signal: request.signal } : {}),
    })
    const location = redirectOf(response, url)
    if (!location) return await answerOf(response, { url, settled_url }, request)
    await response.body?.cancel()
    for_good &&= response.status === 301 || response.status === 308
    url = location
    if (for_good) settled_url = url
  }
  throw new ConnectorError('invalid', 'The feed redirects in circles. Look up its address again.')
}

function headersFor(request: FeedRequest): Record<string, string> {
  return {
    accept: ACCEPT,
    // Asks servers that can to send only new items (RFC 3229).
    ...(request.etag ? { 'if-none-match': request.etag, 'a-im': 'feed' } : {}),
    ...(request.last_modified ? { 'if-modified-since': request.last_modified } : {}),
  }
}

function redirectOf(response: Response, url: string): string | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null
  const location = webAddress(response.headers.get('location') ?? undefined, url)
  if (!location || location.startsWith('mailto:')) {
    throw new ConnectorError('transient', 'The feed redirects to something that is no address.')
  }
  return location
}

async function answerOf(
  response: Response,
  at: { url: string; settled_url: string },
  request: FeedRequest,
): Promise<FeedAnswer> {
  const { headers, status } = response
  if (status === 304) return { document: null, ...at, headers }
  if (!response.ok && status !== 226) {
    await response.body?.cancel()
    throw refusal(response, request)
  }
  return { document: decodeFeed(await bytesOf(response), headers.get('content-type')), ...at, headers }
}

function refusal(response: Response, { known }: FeedRequest): ConnectorError {
  const { status } = response
  if (status === 401 || status === 403) {
    return new ConnectorError(
      'not_allowed',
      `The server does not let us read this feed (status ${status}). Only feeds that anyone may read can be followed.`,
    )
  }
  if (status === 410) return new ConnectorError('not_found', 'This feed has ended for good, says its server.')
  if (status === 404)
    return new ConnectorError(
      'not_found',
      `There is no feed at this address${known ? ' any more' : ''}. Look it up again.`,
    )
  return statusFailure('The feed', 'read', response)
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength
    if (length > FEED_BYTES) {
      throw new ConnectorError(
        'invalid',
        `This feed is larger than the ${FEED_BYTES / 1_000_000} MB that are read of one.`,
      )
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
