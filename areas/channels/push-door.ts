/**
 * Where networks call us: `/api/push/{workspace}/{channel}/{token}`, made for one subscription and not to be guessed. Who
 * calls any other is answered 404 before a byte of the body is read. What is not provably the network's is answered 200
 * and dropped, as WebSub asks: an answer that differs would tell a stranger how near they came.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Account, Batch, Connector, Subscription } from '#connectors/connector.ts'
import { isConnectionTrouble } from '#platform/reactions.ts'
import { Refusal, STATUS } from '#platform/refusal.ts'
import { system, type Work } from '#platform/work.ts'
import { accountOf } from './accounts.ts'
import { LeaseLost } from './cursor.ts'
import type { HeldChannel, Intake } from './ports.ts'
import { CHANNEL_MAY, type Channel } from './schema.ts'
import type { Sending } from './sending.ts'
import { renewInTime } from './subscribing.ts'
import { type KeptSubscription, keepSubscription, subscriptionOf } from './subscriptions.ts'

export interface PushDoor extends Pick<Sending, 'database' | 'secrets' | 'connectors' | 'outside' | 'log'> {
  intake: Intake
}

const BODY_BYTES = 5_000_000
const BY = system('channels.push')
const Place = z.object({ workspace_id: z.uuid(), channel_id: z.uuid(), token: z.string().max(100) })
type Place = z.infer<typeof Place>

export function servePush(app: FastifyInstance, door: PushDoor): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES }, (_, body, done) => done(null, body))
    scope.setErrorHandler((error, request, reply) => answerTrouble(door, error as Error, request, reply))
    const path = '/api/push/:workspace_id/:channel_id/:token'
    // Of the routes, not of the scope: so it stands behind the limit of how much one address may ask.
    const onRequest = (request: FastifyRequest, reply: FastifyReply) => refuseStrangers(door, request, reply)
    scope.get(path, { onRequest }, (request, reply) => verify(door, request, reply))
    scope.post(path, { onRequest, bodyLimit: BODY_BYTES }, (request, reply) => receive(door, request, reply))
  })
}

async function refuseStrangers(door: PushDoor, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const place = Place.safeParse(request.params)
  if (place.success && (await inWork(door, place.data, (work) => find(work, door, place.data)))) return
  return reply.code(404).type('text/plain').send('')
}

interface Found {
  channel: Channel
  connector: Connector
  kept: KeptSubscription
}

async function find(work: Work, { secrets, connectors }: PushDoor, place: Place): Promise<Found | null> {
  const channel = await work.db
    .selectFrom('channels_channels')
    .selectAll()
    .where('id', '=', place.channel_id)
    .executeTakeFirst()
  const connector = channel && connectors.get(channel.network)
  const kept = channel && (await subscriptionOf(work, secrets, channel.id))
  if (!connector?.push || !kept || channel.state === 'retired' || !isToken(kept.subscription, place.token)) return null
  return { channel, connector, kept }
}

function isToken({ callback_url }: Subscription, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(callback_url.slice(callback_url.lastIndexOf('/') + 1)), hash(token))
}

/** The network asks whether we meant it. */
async function verify(door: PushDoor, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const place = Place.parse(request.params)
  const query = new URL(request.url, 'http://us').searchParams
  const { status, body } = await inWork(door, place, async (work) => {
    const found = await find(work, door, place)
    if (!found?.connector.push) return { status: 404, body: '' }
    const { kept } = found
    const answer = found.connector.push.verify(kept.subscription, query, work.now)
    const now = { subscription: answer.subscription, asked_at: kept.asked_at }
    await keepSubscription(work, door.secrets, { channel_id: place.channel_id, ...now })
    if (answer.status < 300) await renewInTime(work, place.channel_id, now)
    return answer
  })
  return reply.code(status).type('text/plain').header('cache-control', 'no-store').send(body)
}

async function receive(door: PushDoor, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const place = Place.parse(request.params)
  const called = await inWork(door, place, (work) => readCall(work, door, place))
  const batch = called && batchOf(door, called, request)
  if (called && batch && batch.events.length > 0) await door.intake(called.held, batch)
  return reply.code(200).type('text/plain').send('')
}

interface Called extends Found {
  held: HeldChannel
  account: Account
}

/** null where the channel is not to be listened to now; the poll brings what was missed. */
async function readCall(work: Work, door: PushDoor, place: Place): Promise<Called | null> {
  const found = await find(work, door, place)
  if (!found || !CHANNEL_MAY[found.channel.state].listen) return null
  const { channel } = found
  const account = await accountOf(work, door.secrets, channel)
  const lease = await work.db
    .selectFrom('channels_leases')
    .select('token')
    .where('channel_id', '=', channel.id)
    .executeTakeFirst()
  if (!account || !lease) return null
  const { id: channel_id, network, native_id, purpose } = channel
  const held = { workspace_id: work.workspace_id, channel_id, network, native_id, purpose, token: lease.token }
  return { ...found, account, held }
}

function batchOf(door: PushDoor, { connector, account, kept, channel }: Called, request: FastifyRequest): Batch | null {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (value) headers.set(name, String(value))
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const call = { headers, body, cursor: channel.cursor, now: door.outside.now() }
  return connector.push?.receive(account, kept.subscription, call) ?? null
}

/** Networks call again where they are not answered well; nothing is said of why. */
function answerTrouble(
  door: PushDoor,
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const passing = error instanceof LeaseLost || isConnectionTrouble(error)
  const status = passing ? 503 : error instanceof Refusal ? STATUS[error.kind] : (error.statusCode ?? 500)
  if (status >= 500 && !passing) door.log.error({ err: error, reference: request.id }, 'a call of a network failed')
  if (passing) reply.header('retry-after', '5')
  return reply.code(status).type('text/plain').send('')
}

const inWork = <T>({ database }: PushDoor, { workspace_id }: Place, body: (work: Work) => Promise<T>) =>
  database.inWork({ workspace_id, by: BY }, body)
