/**
 * Live updates as server-sent events: kind, id, position; never content. A page fetches again what it shows, through the
 * endpoint that knows who may see it. One connection per process hears what commits announce; listeners.ts hands it on,
 * and here it reaches the pages whose person is in the fact's audience. A page that comes back resumes by position.
 */
import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import pg from 'pg'
import type { News } from './announcement.ts'
import { CHANNEL } from './facts.ts'
import type { Session } from './http.ts'
import { type Listener, openListeners } from './listeners.ts'
import type { Log } from './log.ts'
import { breakOff } from './pulse.ts'
import type { InWork } from './work.ts'

export interface Live {
  listen(listener: Listener): () => void
  /** Any fact of any workspace was committed somewhere; wakes the workers of this process. */
  onFact(wake: (workspace_id: string) => void): void
  well(): boolean
  /** Gives up the connection, which may be dead without a word, for a new one. */
  startAnew(): void
  close(): Promise<void>
}

export async function openLive(direct_url: string, inWork: InWork, log: Log): Promise<Live> {
  const listeners = openListeners(inWork, log)
  const wakes: ((workspace_id: string) => void)[] = []
  let begun = false
  let closed = false
  let client: pg.Client | null = null

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: direct_url, keepAlive: true, connectionTimeoutMillis: 5_000 })
    fresh.on('error', () => {})
    // Comes in any case and once, also of a connection that was never made: nothing else tries again.
    fresh.once('end', () => {
      client = null
      if (begun && !closed) setTimeout(reconnect, 500)
    })
    fresh.on('notification', ({ payload }) => {
      const workspace_id = listeners.announced(payload ?? '')
      // People who wait see it before the workers begin: what was written to them leaves at the end of this turn.
      setImmediate(() => wakes.forEach((wake) => wake(workspace_id)))
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
    } catch (error) {
      breakOff(fresh)
      throw error
    }
    if (closed) return fresh.end()
    client = fresh
    listeners.readAll()
  }

  const reconnect = () =>
    void connect().catch((err: unknown) => log.warn({ err }, 'the database does not answer; live updates wait'))

  await connect()
  begun = true
  return {
    listen: listeners.listen,
    onFact: (wake) => void wakes.push(wake),
    well: () => client !== null,
    startAnew: () => client && breakOff(client),
    close: async () => {
      closed = true
      await client?.end()
    },
  }
}

const HEARTBEAT_MS = 20_000

export interface LiveRoute {
  live: Live
  inWork: InWork
  whoIs: (request: FastifyRequest) => Promise<Session | null>
}

export function serveLive(app: FastifyInstance, { live, inWork, whoIs }: LiveRoute): void {
  const open = new Set<FastifyReply>()
  let ending = false
  app.addHook('preClose', async () => {
    ending = true
    for (const reply of open) reply.raw.end()
  })
  app.get('/api/live', async (request, reply) => {
    const session = await whoIs(request)
    if (!session) return reply.status(401).send({ code: 'not_signed_in', message: 'Sign in first.' })
    const position = startPosition(request) ?? (await newestPosition(inWork, session))
    const { raw } = reply
    if (ending)
      return reply.status(503).send({ code: 'ending', message: 'The server is ending. Ask again in a moment.' })
    reply.hijack()
    // Who left while they were looked up is told of no more: their end was said before anybody heard it.
    if (raw.destroyed) return
    raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write(`retry: 1000\nid: ${position}\nevent: ready\ndata: {"position":${position}}\n\n`)
    const end = live.listen({
      workspace_id: session.workspace_id,
      position,
      hear: (news) => {
        const text = news
          .filter((one) => mayHear(session, one))
          .map(eventOf)
          .join('')
        if (text) raw.write(text)
      },
    })
    // Sessions end and teams change: a heartbeat asks again whether this is still the same person.
    const heartbeat = setInterval(async () => {
      const still = await whoIs(request).catch(() => session)
      if (
        still?.person.role === session.person.role &&
        String(still.person.team_ids) === String(session.person.team_ids)
      )
        raw.write(': here\n\n')
      else raw.end()
    }, HEARTBEAT_MS)
    open.add(reply)
    raw.on('close', () => {
      end()
      clearInterval(heartbeat)
      open.delete(reply)
    })
  })
}

function startPosition(request: FastifyRequest): number | null {
  const given = request.headers['last-event-id'] ?? (request.query as { after?: string }).after
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : null
}

async function newestPosition(inWork: InWork, { workspace_id, person }: Session): Promise<number> {
  const head = await inWork({ workspace_id, by: person }, (work) =>
    work.db.selectFrom('platform_heads').select('position').executeTakeFirst(),
  )
  return head?.position ?? 0
}

function mayHear({ person }: Session, { audience }: News): boolean {
  return (
    audience === null ||
    person.role === 'administrator' ||
    audience.some((id) => id === person.id || person.team_ids.includes(id))
  )
}

/**
 * The kind stands in the data: an event with a name of its own would be heard only by who listens for that name, and
 * pages listen for kinds they do not all know.
 */
function eventOf({ id, position, name, happened_at, ids }: News): string {
  return `id: ${position}\ndata: ${JSON.stringify({ id, kind: name, position, happened_at, ...ids })}\n\n`
}
