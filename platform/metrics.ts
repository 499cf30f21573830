/**
 * /metrics for Prometheus: requests by route and status, loops, queues, the areas' own gauges, the process. Readable from
 * this machine itself, or with a token derived from the key, since figures tell about a company too.
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Area, Gauge as AreaGauge } from './area.ts'
import type { Database } from './database.ts'
import { readQueues } from './health/queues.ts'
import { within } from './health/within.ts'
import type { Loop } from './loop.ts'
import { refuse } from './refusal.ts'
import type { Secrets } from './secrets.ts'

export interface MetricsSources {
  database: Database
  loops: () => readonly Loop[]
  areas: readonly Pick<Area, 'gauges'>[]
  secrets: Secrets
  now?: () => Date
}

const TIME_LIMIT_MS = 2000

export const metricsToken = (secrets: Secrets): string => secrets.derive('metrics').toString('hex')

/** Call before routes are added: it times each of them. */
export function serveMetrics(app: FastifyInstance, sources: MetricsSources): Registry {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'baton_' })
  timeRequests(app, register)
  for (const gauge of [...ownGauges(sources), ...sources.areas.flatMap((area) => area.gauges ?? [])])
    add(register, gauge)
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, sources.secrets))
      refuse(
        'not_allowed',
        'metrics_token',
        'Read /metrics from this machine, or with the bearer token that the status page shows.',
      )
    return reply
      .type(register.contentType)
      .header('cache-control', 'no-store')
      .send(await register.metrics())
  })
  return register
}

function timeRequests(app: FastifyInstance, register: Registry): void {
  const requests = new Histogram({
    name: 'baton_http_request_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  })
  app.addHook('onResponse', (request, reply, done) => {
    // Paths that lead nowhere are anyone's invention: they share one label.
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    done()
  })
}

/** A gauge that cannot be read in time is left out of this answer. */
function add(register: Registry, { name, help, labels, read }: AreaGauge): void {
  const gauge = new Gauge({
    name,
    help,
    labelNames: [...labels],
    registers: [register],
    async collect() {
      const values = await within(TIME_LIMIT_MS, read(), 'late').catch(() => [])
      gauge.reset()
      for (const { labels: of, value } of values) gauge.set(of, value)
      if (values.length === 0 && labels.length === 0) gauge.remove()
    },
  })
}

function ownGauges({ database, loops, now = () => new Date() }: MetricsSources): AreaGauge[] {
  const queues = async () => {
    const read = await readQueues(database, now())
    const oldest_s = read.due_oldest_at ? (now().getTime() - read.due_oldest_at.getTime()) / 1000 : 0
    return { read, oldest_s }
  }
  return [
    {
      name: 'baton_queue_rows',
      help: 'What waits, by queue; counted up to 10,001.',
      labels: ['queue'],
      read: async () => {
        const { reactions, parked, due, webhook_calls, unsealed } = (await queues()).read
        return Object.entries({ reactions, parked, due, webhook_calls, unsealed }).map(([queue, value]) => ({
          labels: { queue },
          value,
        }))
      },
    },
    {
      name: 'baton_due_oldest_seconds',
      help: 'How long the oldest due thing waits.',
      labels: [],
      read: async () => [{ labels: {}, value: (await queues()).oldest_s }],
    },
    {
      name: 'baton_loop_unwell_seconds',
      help: 'How long ago a worker last finished a step well.',
      labels: ['loop'],
      read: async () =>
        loops().map((loop) => ({
          labels: { loop: loop.name },
          value: (now().getTime() - loop.health().well_at.getTime()) / 1000,
        })),
    },
  ]
}

function mayRead(request: FastifyRequest, secrets: Secrets): boolean {
  const { authorization } = request.headers
  if (authorization) return isToken(authorization, metricsToken(secrets))
  // Through a proxy on this machine everyone would seem to be here.
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => name in request.headers)
  return !forwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
}

function isToken(given: string, token: string): boolean {
  const expected = Buffer.from(`Bearer ${token}`)
  const got = Buffer.from(given)
  return got.length === expected.length && timingSafeEqual(got, expected)
}
