/**
 * Blobs in S3-compatible storage (Amazon S3, MinIO, Ceph, Garage, R2 ...), addressed as
 * `s3://KEY:SECRET@host:port/bucket/optional-prefix?region=eu-central-1` over http or `s3s://` over https. Key and
 * secret are percent-encoded. Buckets stand in the path, which all of them understand. Requests carry the hash of
 * their body in the signature (AWS Signature Version 4), so what arrives is what was sent even over plain http.
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import type { Blobs } from '../blobs.ts'
import { ConfigError } from '../config.ts'
import { checkKey } from './key.ts'

const TRIES = 4
const TIME_LIMIT_MS = 60_000

interface Ask {
  method: 'GET' | 'PUT' | 'DELETE'
  url: string
  body?: Uint8Array<ArrayBuffer>
  mime?: string
}

export function s3Blobs(address: string, fetch: typeof globalThis.fetch): Blobs {
  const { client, bucket_url, prefix } = readAddress(address)
  const ask = (what: Ask) => answered(client, fetch, what)
  const at = (key: string) => `${bucket_url}/${prefix}${checkKey(key)}`
  const find = async (key: string) => {
    const response = await ask({ method: 'GET', url: at(key) })
    if (response.status !== 404) return response
    const code = await errorCode(response)
    if (code !== 'NoSuchKey') throw trouble(response, code)
    return null
  }
  return {
    async put(key, bytes, mime) {
      const response = await ask({ method: 'PUT', url: at(key), body: new Uint8Array(bytes), mime })
      await response.body?.cancel()
    },
    async get(key) {
      const response = await find(key)
      return response && new Uint8Array(await response.arrayBuffer())
    },
    async stream(key) {
      const response = await find(key)
      return response?.body ? Readable.from(response.body) : null
    },
    async delete(key) {
      const response = await ask({ method: 'DELETE', url: at(key) })
      await response.body?.cancel()
    },
    keys: (wanted) => list(ask, { bucket_url, prefix, wanted }),
  }
}

function readAddress(address: string) {
  const url = new URL(address)
  const [bucket = '', ...rest] = url.pathname.split('/').filter(Boolean)
  if (!bucket || !url.username || !url.password) {
    throw new ConfigError(
      'BLOBS_URL must name key, secret, host and bucket: s3://KEY:SECRET@host:port/bucket?region=REGION (s3s:// for https; percent-encode / + @ in key and secret).',
    )
  }
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
  })
  const scheme = url.protocol === 's3s:' ? 'https' : 'http'
  return { client, bucket_url: `${scheme}://${url.host}/${bucket}`, prefix: rest.map((part) => `${part}/`).join('') }
}

/** Every request here may be repeated without harm. */
async function answered(client: AwsClient, fetch: typeof globalThis.fetch, ask: Ask): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOnce(client, fetch, ask).catch((error: Error) => error)
    if (outcome instanceof Response && (outcome.ok || outcome.status === 404)) return outcome
    const again = outcome instanceof Error || outcome.status >= 500 || outcome.status === 429
    if (!again || attempt === TRIES) throw await asTrouble(outcome)
    if (outcome instanceof Response) await outcome.body?.cancel()
    await sleep(100 * 4 ** (attempt - 1))
  }
}

async function attemptOnce(client: AwsClient, fetch: typeof globalThis.fetch, { method, url, body, mime }: Ask) {
  const headers: Record<string, string> = {
    'x-amz-content-sha256': createHash('sha256')
      .update(body ?? '')
      .digest('hex'),
    ...(mime && { 'content-type': mime }),
  }
  const signed = await client.sign(url, { method, headers, ...(body && { body }) })
  return fetch(signed.url, {
    method,
    headers: signed.headers,
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
    ...(body && { body }),
  })
}

async function asTrouble(outcome: Response | Error): Promise<Error> {
  if (outcome instanceof Response) return trouble(outcome, await errorCode(outcome))
  return new Error(`The file storage (BLOBS_URL) does not answer: ${outcome.message}`, { cause: outcome })
}

const trouble = (response: Response, code: string) =>
  new Error(
    `The file storage (BLOBS_URL) answered ${response.status} ${code}. Check its key, secret, region and bucket.`,
  )

async function errorCode(response: Response): Promise<string> {
  const text = await response.text().catch(() => '')
  return /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(text)?.[1] ?? ''
}

interface Listing {
  bucket_url: string
  prefix: string
  wanted: string
}

/** ListObjectsV2, a thousand at a time. Our keys need no escaping in XML, so two patterns read the answer. */
async function* list(ask: (what: Ask) => Promise<Response>, { bucket_url, prefix, wanted }: Listing) {
  for (let token: string | undefined; ; ) {
    const query = new URLSearchParams({ 'list-type': '2', prefix: prefix + wanted })
    if (token) query.set('continuation-token', token)
    const response = await ask({ method: 'GET', url: `${bucket_url}?${query}` })
    const text = await response.text()
    if (!response.ok) throw trouble(response, /<Code>(\w+)</.exec(text)?.[1] ?? '')
    for (const [, key = ''] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) yield key.slice(prefix.length)
    token = /<NextContinuationToken>([^<]*)</.exec(text)?.[1]?.replaceAll('&amp;', '&')
    if (!token) return
  }
}
