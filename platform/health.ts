/**
 * /health for load balancers and alarms: 200, or 503 with what is wrong in words. It answers within its own time limit
 * even while the database hangs, and however often it is asked it costs one connection: one check is under way at a
 * time, and its result is good for a second.
 */
import { statfs } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import type { Area, Trouble } from './area.ts'
import type { Database } from './database.ts'
import { loopTroubles } from './health/loops.ts'
import { readQueues, watchQueues } from './health/queues.ts'
import { within } from './health/within.ts'
import type { Loop } from './loop.ts'

export interface HealthSources {
  database: Database
  /** Those of this process; a copy that only serves has none. */
  loops: () => readonly Loop[]
  areas: readonly Pick<Area, 'name' | 'troubles'>[]
  data_folder: string
  now?: () => Date
  time_limit_ms?: number
}

export interface Health {
  state: 'well' | 'late' | 'down'
  troubles: Trouble[]
}

const TIME_LIMIT_MS = 2000
const GOOD_FOR_MS = 1000
const LEAST_FREE_BYTES = 1_000_000_000

export function openHealth(sources: HealthSources): () => Promise<Health> {
  const now = sources.now ?? (() => new Date())
  const limit_ms = sources.time_limit_ms ?? TIME_LIMIT_MS
  const watch = watchQueues()
  const queues = single(async () => watch(await readQueues(sources.database, now()), now()))
  const areas = sources.areas.map(({ name, troubles }) => ({
    name,
    ask: single(async () => (await troubles?.()) ?? []),
  }))

  async function check(): Promise<Health> {
    const found = await Promise.all([
      within(limit_ms, queues(), 'it does not answer').catch(databaseAway),
      ...areas.map(({ name, ask }) => within(limit_ms, ask(), 'it does not answer').catch(() => [cannotSay(name)])),
      loopTroubles(sources.loops(), now()),
      within(limit_ms, diskTroubles(sources.data_folder), '').catch(() => []),
    ])
    const troubles = found.flat()
    return { state: worst(troubles.map(({ weight }) => weight)), troubles }
  }

  let last: { at_ms: number; health: Promise<Health> } | undefined
  return () => {
    if (!last || performance.now() - last.at_ms > GOOD_FOR_MS) last = { at_ms: performance.now(), health: check() }
    return last.health
  }
}

export const worst = (weights: readonly string[]): Health['state'] =>
  weights.includes('down') ? 'down' : weights.includes('late') ? 'late' : 'well'

/** Over a connection that a dead network swallowed, the question is asked anew after this. */
const GIVEN_UP_AFTER_MS = 5000

/** Whoever asks while an answer is under way waits for that one. */
function single<T>(ask: () => Promise<T>): () => Promise<T> {
  let underway: { answer: Promise<T>; at_ms: number } | undefined
  return () => {
    if (underway && performance.now() - underway.at_ms < GIVEN_UP_AFTER_MS) return underway.answer
    const mine = { answer: ask(), at_ms: performance.now() }
    underway = mine
    const done = () => {
      if (underway === mine) underway = undefined
    }
    void mine.answer.catch(() => {}).finally(done)
    return mine.answer
  }
}

const databaseAway = (): Trouble[] => [
  {
    weight: 'down',
    what: 'The database does not answer.',
    mend: 'See whether PostgreSQL runs and can be reached (DATABASE_URL; embedded: postgres.log in the data folder).',
  },
]

const cannotSay = (area: string): Trouble => ({
  weight: 'down',
  what: `The part "${area}" cannot say how it is.`,
  mend: 'See the log of the server.',
})

async function diskTroubles(data_folder: string): Promise<Trouble[]> {
  const free_bytes = await freeBytes(data_folder)
  if (free_bytes > LEAST_FREE_BYTES) return []
  const what = `The disk of the data folder is nearly full: ${Math.round(free_bytes / 1_000_000)} MB are free.`
  return [{ weight: 'late', what, mend: 'Make room: when it is full, nothing more is accepted.' }]
}

export async function freeBytes(data_folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(data_folder)
  return bavail * bsize
}

export function serveHealth(app: FastifyInstance, health: () => Promise<Health>): void {
  app.get('/health', { config: { rateLimit: false } }, async (_request, reply) => {
    const { state, troubles } = await health()
    return reply
      .status(state === 'down' ? 503 : 200)
      .header('cache-control', 'no-store')
      .send({ state, troubles })
  })
}
