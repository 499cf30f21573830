/** Recordings of a real network (tests/networks/atproto/capture.ts) for the conformance suite. Test code. */
import { readFileSync } from 'node:fs'
import { type RecordedNetwork, type Recording, replay } from '../conformance/recording.ts'
import type { Account } from '../connector.ts'

const read = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
const lines = (name: string) => read(name).split('\n').filter(Boolean)

const session = read('createSession.json')
const brand: { did: string; handle: string } = JSON.parse(session)
const server = 'https://pds.example'
export const notifications = read('listNotifications.json')
const thread = read('getPostThread.json')
const profiles = read('getProfiles.json')
const dids: string[] = JSON.parse(profiles).profiles.map(({ did }: { did: string }) => did)
const frames = {
  jetstream: lines('jetstream.lines'),
  firehose: lines('firehose.lines').map((line) => new Uint8Array(Buffer.from(line, 'base64'))),
}
const [answered] = (
  JSON.parse(notifications).notifications as { uri: string; cid: string; record: { reply?: unknown } }[]
).toReversed()
if (!answered) throw new Error('The captured notifications hold one at least.')

const account: Account = {
  purpose: 'account',
  native_id: brand.did,
  handle: brand.handle,
  display_name: brand.handle,
  url: `https://bsky.app/profile/${brand.did}`,
  settings: { server, pds: server },
  credentials: {
    access_jwt: 'secret-access-token',
    refresh_jwt: 'secret-refresh-token',
    app_password: 'abcd-efgh-ijkl-mnop',
  },
}

export const accountRecording: Recording = {
  of: 'account',
  account,
  now: new Date('2026-11-22T09:00:00Z'),
  cursor: null,
  writes: 'plain',
  network: pds,
  answers: { handle: brand.handle, app_password: 'abcd-efgh-ijkl-mnop', server },
  authors_of: dids,
  thread_of: JSON.parse(thread).thread.post.uri,
  look_back: { term: { kind: 'mention', written: brand.handle }, ...periodOf(notifications) },
  publish: {
    key: '3n2tz3xsuns2e',
    outgoing: {
      text: 'Sorry! 😡👩‍👩‍👧 See https://example.com/mend #help',
      lang: 'en',
      created_at: '2026-11-22T08:59:00.000Z',
      reply_to: {
        native_id: answered.uri,
        thread_id: answered.uri,
        handle: { cid: answered.cid, root_cid: answered.cid },
      },
      images: [{ bytes: new Uint8Array([137, 80, 78, 71]), mime: 'image/png', alt: 'a new box', width: 2, height: 1 }],
    },
  },
  deeds: [
    { deed: 'like', native_id: answered.uri, reply_handle: { cid: answered.cid } },
    { deed: 'like', native_id: answered.uri, reply_handle: null },
    {
      deed: 'hide',
      native_id: answered.uri,
      reply_handle: {
        cid: answered.cid,
        root_uri: `at://${brand.did}/app.bsky.feed.post/3n2tz3xqv6k2e`,
        root_cid: answered.cid,
      },
    },
    { deed: 'delete', native_id: `at://${brand.did}/app.bsky.feed.post/3n2tz3xqv6k2e`, reply_handle: null },
  ],
}

export function streamRecording(stream: 'jetstream' | 'firehose'): Recording {
  return {
    of: stream,
    account: {
      ...account,
      purpose: 'source',
      settings: { stream, server: `wss://${stream}.example` },
      credentials: {},
    },
    now: accountRecording.now,
    cursor: null,
    writes: 'plain',
    network: () => ({ answer: replay({}), frames: () => frames[stream] }),
  }
}

interface View {
  indexedAt: string
  record: { createdAt: string }
}

function views(text: string): View[] {
  return JSON.parse(text).notifications
}
function claimedAt({ record, indexedAt }: View): string {
  return [record.createdAt, indexedAt].sort()[0] as string
}

/** All but the first and the last of them. */
function periodOf(text: string) {
  const instants = views(text).map(claimedAt).sort()
  return { since_at: new Date(instants[1] ?? ''), until_at: new Date(instants.at(-1) ?? '') }
}

/** Captured posts, found as the lexicon of the search describes it: newest first, from one instant and before another, paged. */
function search(asked: URLSearchParams): Response {
  const [since = '', until = '', from = 0] = [asked.get('since'), asked.get('until'), Number(asked.get('cursor'))]
  const found = views(notifications)
    .filter((view) => claimedAt(view) >= (since ?? '') && claimedAt(view) < (until ?? ''))
    .toSorted((a, b) => (claimedAt(a) < claimedAt(b) ? 1 : -1))
  const cursor = from + 2 < found.length ? { cursor: String(from + 2) } : {}
  return Response.json({ posts: found.slice(from, from + 2), hitsTotal: found.length, ...cursor })
}

interface Record {
  uri: string
  cid: string
  value: unknown
}

/** Captured answers, and the one thing that a server of accounts must remember: what was written under which key. */
function pds(): RecordedNetwork {
  const records = new Map<string, Record>()
  const answer = replay({
    'POST /xrpc/com.atproto.server.createSession': session,
    'POST /xrpc/com.atproto.server.refreshSession': session,
    'GET /xrpc/com.atproto.server.getSession': read('getSession.json'),
    'GET /xrpc/app.bsky.actor.getProfile': read('getProfile.json'),
    'GET /xrpc/app.bsky.actor.getProfiles': profiles,
    'GET /xrpc/app.bsky.notification.listNotifications': notifications,
    'GET /xrpc/app.bsky.feed.searchPosts': ({ url }) => search(new URL(url).searchParams),
    'GET /xrpc/app.bsky.feed.getPostThread': thread,
    'GET /xrpc/app.bsky.feed.getPosts': () => Response.json({ posts: [JSON.parse(thread).thread.post] }),
    'POST /xrpc/com.atproto.repo.uploadBlob': {
      blob: { $type: 'blob', ref: { $link: answered?.cid }, mimeType: 'image/png', size: 4 },
    },
    'POST /xrpc/com.atproto.repo.putRecord': (request) => putRecord(records, request),
    'GET /xrpc/com.atproto.repo.getRecord': ({ url }) => getRecord(records, new URL(url).searchParams),
    'POST /xrpc/com.atproto.repo.deleteRecord': {},
  })
  const made = () => [...records.keys()].filter((key) => key.startsWith('app.bsky.feed.post/')).length
  return { answer, made }
}

async function putRecord(records: Map<string, Record>, request: Request): Promise<Response> {
  const { repo, collection, rkey, record, swapRecord } = await request.json()
  const place = `${collection}/${rkey}`
  const before = records.get(place)
  if (swapRecord !== undefined && swapRecord !== (before?.cid ?? null)) {
    return Response.json({ error: 'InvalidSwap', message: `Record was at ${before?.cid ?? null}` }, { status: 400 })
  }
  const written = { uri: `at://${repo}/${place}`, cid: `bafyreicaptured${records.size}`, value: record }
  records.set(place, written)
  return Response.json(written)
}

function getRecord(records: ReadonlyMap<string, Record>, asked: URLSearchParams): Response {
  const found = records.get(`${asked.get('collection')}/${asked.get('rkey')}`)
  return found
    ? Response.json(found)
    : Response.json({ error: 'RecordNotFound', message: 'Could not locate record' }, { status: 400 })
}
