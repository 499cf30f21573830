/**
 * Live updates as server-sent events: kind, id, position; never content. A page fetches again what it shows, through the
 * endpoint that knows who may see it. One reader per workspace and process fetches new facts once and hands them to
 * all listening pages whose person is in the fact's audience. A page that comes back resumes by position.
 */
import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import pg from 'pg'
import { CHANNEL, type Fact, factsAfter } from './facts.ts'
import type { Session } from './http.ts'
import type { Log } from './log.ts'
import { breakOff } from './pulse.ts'
import { type InWork, system } from './work.ts'

type Heard = Fact & { audience: string[] | null }
export interface Listener {
  workspace_id: string
  hear(facts: Heard[]): void
  /** Positions may have been missed while the connection was away: look again. */
  position: number
}

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
  const listeners = new Map<string, Set<Listener>>()
  const wakes: ((workspace_id: string) => void)[] = []
  const reading = new Map<string, Promise<void>>()
  let begun = false
  let closed = false
  let client: pg.Client | null = null

  /** One read at a time per workspace; a call while one is under way makes it look once more. */
  function read(workspace_id: string): void {
    const earlier = reading.get(workspace_id) ?? Promise.resolve()
    const next = earlier
      .then(() => readOnce(workspace_id))
      .catch((err: unknown) => log.warn({ err }, 'live updates are late'))
    reading.set(workspace_id, next)
    void next.finally(() => reading.get(workspace_id) === next && reading.delete(workspace_id))
  }

  async function readOnce(workspace_id: string): Promise<void> {
    const here = [...(listeners.get(workspace_id) ?? [])]
    if (here.length === 0) return
    const from = Math.min(...here.map((listener) => listener.position))
    await inWork({ workspace_id, by: system('live') }, async (work) => {
      const facts = await factsAfter(work, from)
      // Told before this Work ends: it only reads, and its commit is a round trip that nobody has to wait for.
      for (const listener of here) tell(listener, facts)
      if (facts.length === 1000) read(workspace_id)
    })
  }

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: direct_url, keepAlive: true, connectionTimeoutMillis: 5_000 })
    fresh.on('error', () => {})
    // Comes in any case and once, also of a connection that was never made: nothing else tries again.
    fresh.once('end', () => {
      client = null
      if (begun && !closed) setTimeout(reconnect, 500)
    })
    fresh.on('notification', ({ payload }) => {
      const workspace_id = payload?.split(' ')[0] ?? ''
      // People who wait see it before the workers begin.
      if (listeners.has(workspace_id)) read(workspace_id)
      for (const wake of wakes) wake(workspace_id)
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
    } catch (error) {
      breakOff(fresh)
      throw error
    }
    client = fresh
    for (const workspace_id of listeners.keys()) read(workspace_id)
  }

  const reconnect = () =>
    void connect().catch((err: unknown) => log.warn({ err }, 'the database does not answer; live updates wait'))

  await connect()
  begun = true
  return {
    listen(listener) {
      const set = listeners.get(listener.workspace_id) ?? new Set()
      listeners.set(listener.workspace_id, set.add(listener))
      read(listener.workspace_id)
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(listener.workspace_id)
      }
    },
    onFact: (wake) => void wakes.push(wake),
    well: () => client !== null,
    startAnew: () => client && breakOff(client),
    close: async () => {
      closed = true
      await client?.end()
    },
  }
}

function tell(listener: Listener, facts: readonly Heard[]): void {
  const news = facts.filter((fact) => fact.position > listener.position)
  const last = news.at(-1)
  if (!last) return
  listener.position = last.position
  listener.hear(news)
}

const HEARTBEAT_MS = 20_000

export interface LiveRoute {
  live: Live
  inWork: InWork
  whoIs: (request: FastifyRequest) => Promise<Session | null>
}

export function serveLive(app: FastifyInstance, { live, inWork, whoIs }: LiveRoute): void {
  const open = new Set<FastifyReply>()
  app.addHook('preClose', async () => {
    for (const reply of open) reply.raw.end()
  })
  app.get('/api/live', async (request, reply) => {
    const session = await whoIs(request)
    if (!session) return reply.status(401).send({ code: 'not_signed_in', message: 'Sign in first.' })
    const position = startPosition(request) ?? (await newestPosition(inWork, session))
    reply.hijack()
    const { raw } = reply
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
      hear: (facts) =>
        raw.write(
          facts
            .filter((fact) => mayHear(session, fact))
            .map(eventOf)
            .join(''),
        ),
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

function mayHear({ person }: Session, fact: Heard): boolean {
  return (
    fact.audience === null ||
    person.role === 'administrator' ||
    fact.audience.some((id) => id === person.id || person.team_ids.includes(id))
  )
}

/**
 * Only ids travel: whatever in the detail is not an id stays in the log. The kind stands in the data: an event with a
 * name of its own would be heard only by who listens for that name, and pages listen for kinds they do not all know.
 */
function eventOf(fact: Heard): string {
  const ids = Object.fromEntries(Object.entries(fact.detail as object).filter(([name]) => /_ids?$/.test(name)))
  return `id: ${fact.position}\ndata: ${JSON.stringify({ id: fact.id, kind: fact.name, position: fact.position, happened_at: fact.happened_at, ...ids })}\n\n`
}
