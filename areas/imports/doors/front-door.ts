/**
 * Where programs bring posts: `POST /api/in/{workspace}/{door}/{secret}`. Whoever names another address is answered 404
 * before a byte of the body is read. One post, a list, or {"posts": [...]}; each is judged by itself.
 */
import '../tables.ts'
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { channelFor, heardNow } from '#areas/channels/brought.ts'
import type { Intake } from '#areas/channels/ports.ts'
import type { Database } from '#platform/database.ts'
import { happened } from '#platform/facts.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { system, type Work } from '#platform/work.ts'
import { LIMITS } from '../checks/fields.ts'
import type { Brought } from '../posts/bring.ts'
import { type NotTaken, type ReadItem, readItem } from '../posts/from-program.ts'
import { openThreads } from '../posts/threads.ts'
import { channelNamed, opensBy } from '../run.ts'
import type { Door } from '../schema.ts'
import { hashOf } from './doors.ts'
import { keepInLot, noteInLot, UNKNOWN_MOST } from './lots.ts'

export interface FrontDoor {
  database: Database
  intake: Intake
}

const BODY_BYTES = 20_000_000
const BY = system('imports.door')
const Place = z.object({ workspace_id: z.uuid(), id: z.uuid(), secret: z.string().max(100) })
type Place = z.infer<typeof Place>

const PATH = '/api/in/:workspace_id/:id/:secret'

export function serveDoors(app: FastifyInstance, front: FrontDoor): void {
  // Of the route, so that it stands behind the limit of how much one address may ask.
  const onRequest = (request: FastifyRequest, reply: FastifyReply) => refuseStrangers(front, request, reply)
  const onError = (request: FastifyRequest, _: FastifyReply, error: Error) => noteRefused(front, request, error)
  app.post(PATH, { onRequest, onError, bodyLimit: BODY_BYTES }, (request) => receive(front, request))
}

/** A call that was refused as a whole stands with what was refused: else an address would seem never to be called. */
async function noteRefused(front: FrontDoor, request: FastifyRequest, error: Error): Promise<void> {
  const { statusCode = error instanceof Refusal ? 400 : 500, message } = error as Error & { statusCode?: number }
  const place = Place.safeParse(request.params)
  // Who calls too often is told so, and costs no more than that.
  if (!place.success || statusCode >= 500 || statusCode === 429) return
  await inWork(front, place.data, async (work) => {
    const door = await find(work, place.data)
    if (!door) return
    const sent = request.body ?? ''
    await note(work, door.id, 1)
    await noteInLot(work, door, {
      ...{ known: 0, unknown_fields: [] },
      refused: [{ wrong: { index: 0, field: '', message }, item: sent }],
    })
  })
}

async function refuseStrangers(front: FrontDoor, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const place = Place.safeParse(request.params)
  if (place.success && (await inWork(front, place.data, (work) => find(work, place.data)))) return
  return reply.code(404).send({
    code: 'no_such_address',
    message: 'There is no such address (any more). An administrator makes a new one under Channels, Imports.',
  })
}

const inWork = <T>({ database }: FrontDoor, { workspace_id }: Place, body: (work: Work) => Promise<T>) =>
  database.inWork({ workspace_id, by: BY }, body)

async function find(work: Work, { id, secret }: Place): Promise<Door | null> {
  const row = await work.db
    .selectFrom('imports_doors')
    .selectAll()
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row && timingSafeEqual(row.secret_hash, hashOf(secret)) ? row : null
}

export interface Taken {
  /** Posts that were not here before, and those that were. */
  new: number
  known: number
  /** By their place in the list; nothing of them was kept. */
  refused: NotTaken[]
  /** What stands in them and is not understood; nothing of it is kept. */
  unknown_fields: string[]
}

async function receive(front: FrontDoor, request: FastifyRequest): Promise<Taken> {
  const place = Place.parse(request.params)
  const items = itemsIn(request.body)
  const now = new Date()
  const { door, posts, refused, unknown_fields } = await inWork(front, place, async (work) => {
    const door = await find(work, place)
    if (!door) refuse('not_found', 'no_such_address', 'There is no such address (any more).')
    const read = items.map((item, index) => readItem(item, { index, network: door.network, now }))
    const posts = read.flatMap(({ read: one }) => ('post' in one ? [one] : []))
    const refused = read.flatMap(({ read: one }, at) => ('post' in one ? [] : [{ wrong: one, item: items[at] }]))
    return { door, posts: await openThreads().join(work, posts), refused, unknown_fields: unknownIn(read) }
  })
  let brought = 0
  for (const [network, group] of Map.groupBy(posts, (one) => one.network))
    brought += await bring(front, place, { network, group, door, now })
  const known = posts.length - brought
  await inWork(front, place, async (work) => {
    // The address before the lot, as whoever begins a lot does: in the other order two calls could wait for each other.
    await note(work, place.id, refused.length)
    await noteInLot(work, door, { known, refused, unknown_fields })
  })
  return { new: brought, known, refused: refused.map(({ wrong }) => wrong), unknown_fields }
}

function itemsIn(body: unknown): unknown[] {
  const listed = (body as { posts?: unknown } | null)?.posts
  const items = Array.isArray(body) ? body : Array.isArray(listed) ? listed : [body]
  if (body === null || typeof body !== 'object' || items.length === 0)
    refuse('invalid', 'no_posts', 'Send a post {"text": "…"}, a list of posts, or {"posts": […]}, as JSON.')
  if (items.length > LIMITS.posts)
    refuse('invalid', 'too_many_posts', `Send at most ${LIMITS.posts} posts in one call; these are ${items.length}.`)
  return items
}

function unknownIn(read: readonly ReadItem[]): string[] {
  const names = new Set(read.flatMap(({ unknown_fields }) => unknown_fields.slice(0, UNKNOWN_MOST)))
  return [...names].slice(0, UNKNOWN_MOST).map((name) => name.slice(0, 200).toWellFormed())
}

interface Group {
  network: string
  group: readonly Brought[]
  door: Door
  now: Date
}

/** Returns how many were new. */
async function bring(front: FrontDoor, place: Place, { network, group, door, now }: Group): Promise<number> {
  const channel = await inWork(front, place, (work) => channelFor(work, channelNamed(network)))
  let fresh = 0
  const ours = new Set(group.flatMap((one) => (one.ours ? [one.post.native_id] : [])))
  await front.intake(
    {
      ...channel,
      brought: {
        ours,
        opensConversation: opensBy(door.opens, now, network),
        async kept(work, kept) {
          fresh = kept.posts.length
          await keepInLot(work, door, { kept, brought: group, ours })
          await heardNow(work, channel.channel_id)
        },
      },
    },
    { events: group.map(({ post }) => ({ kind: 'post' as const, post })), cursor: '' },
  )
  return fresh
}

async function note(work: Work, id: string, refused: number): Promise<void> {
  await work.db
    .updateTable('imports_doors')
    .set((row) => ({
      refused: row('refused', '+', refused),
      called_at: work.now,
    }))
    .where('id', '=', id)
    .execute()
  happened(work, 'imports.door_changed', { door_id: id })
}
