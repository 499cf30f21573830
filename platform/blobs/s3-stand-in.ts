/**
 * A small server that speaks as much S3 as we use, for tests. It is no S3: what it shows is that our requests carry a
 * signature (AWS Signature Version 4) that an independent calculation agrees with, and that answers are read rightly.
 */
import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface StandIn {
  address: string
  stored: Map<string, { bytes: Buffer; mime: string }>
  /** The next answers, before any of its own. */
  failures: number[]
  refused: string[]
  close(): Promise<void>
}

const KEY = 'AKIATEST'
const SECRET = 'a/secret+with=signs@'
const PAGE = 3

export async function s3StandIn(port: number): Promise<StandIn> {
  const stored: StandIn['stored'] = new Map()
  const failures: number[] = []
  const refused: string[] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const answer = (status: number, text = '', mime = 'application/xml') =>
      response.writeHead(status, { 'content-type': mime }).end(text)
    const failure = failures.shift()
    if (failure) return answer(failure, '<Error><Code>SlowDown</Code></Error>')
    const wrong = whatIsWrong(request, body)
    if (wrong) {
      refused.push(wrong)
      return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    }
    const url = new URL(request.url ?? '', 'http://stand-in')
    if (url.searchParams.has('list-type')) return answer(200, listing(stored, url.searchParams))
    const key = url.pathname.replace(/^\/bucket\//, '')
    if (request.method === 'PUT') stored.set(key, { bytes: body, mime: request.headers['content-type'] ?? '' })
    if (request.method === 'DELETE') stored.delete(key)
    if (request.method !== 'GET') return answer(request.method === 'DELETE' ? 204 : 200)
    const found = stored.get(key)
    if (!found) return answer(404, '<Error><Code>NoSuchKey</Code></Error>')
    response.writeHead(200, { 'content-type': found.mime }).end(found.bytes)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address: `s3://${KEY}:${encodeURIComponent(SECRET)}@${host}/bucket?region=eu-test-1`,
    stored,
    failures,
    refused,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Docs.aws.amazon.com, "Create a signed AWS API request": worked out here from the text, not by the client's library. */
function whatIsWrong(request: IncomingMessage, body: Buffer): string | null {
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  )
  if (!given) return 'no signature'
  const [, credential = '', names = '', signature] = given
  const [key, day = '', region = '', service = ''] = credential.split('/')
  if (key !== KEY || region !== 'eu-test-1' || service !== 's3') return 'another key or scope'
  if (request.headers['x-amz-content-sha256'] !== sha256(body)) return 'the body is not what was signed'
  if (!names.split(';').includes('x-amz-content-sha256') || !names.split(';').includes('host')) return 'too few headers'
  const url = new URL(request.url ?? '', 'http://stand-in')
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const headers = names
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
    .join('')
  const canonical = [request.method, url.pathname, query, headers, names, sha256(body)].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const signing = ['aws4_request'].reduce(hmac, hmac(hmac(hmac(`AWS4${SECRET}`, day), region), service))
  return hmac(signing, text).toString('hex') === signature ? null : 'another signature'
}

function listing(stored: StandIn['stored'], query: URLSearchParams): string {
  const after = query.get('continuation-token') ?? ''
  const keys = [...stored.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after).sort()
  const page = keys.slice(0, PAGE)
  const next = keys.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
  return `<ListBucketResult>${page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}${next}</ListBucketResult>`
}
