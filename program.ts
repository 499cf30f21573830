/** The whole program, opened and closed: database, areas, workers, HTTP. main.ts runs it; tests and benchmarks open it too. */
import { type AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type Areas, openAreas } from '#areas/areas.ts'
import type { Tools } from '#platform/area.ts'
import { openBlobs } from '#platform/blobs.ts'
import { type Config, ConfigError } from '#platform/config.ts'
import { openDatabase } from '#platform/database.ts'
import { doDueOnce } from '#platform/due.ts'
import { type Embedded, startEmbedded } from '#platform/embedded.ts'
import { openHttp } from '#platform/http.ts'
import { migrateJobs, runJobs } from '#platform/jobs.ts'
import { type Live, openLive, serveLive } from '#platform/live.ts'
import type { Log } from '#platform/log.ts'
import { sealLoop } from '#platform/log-seal/seal.ts'
import { type Loop, startLoop } from '#platform/loop.ts'
import { openMail } from '#platform/mail.ts'
import { migrate, readMigrations } from '#platform/migrate.ts'
import { openApi } from '#platform/open-api.ts'
import { outbound } from '#platform/outbound-http.ts'
import { servePage } from '#platform/page.ts'
import { areasReactingTo, reactOnce } from '#platform/reactions.ts'
import { openSecrets } from '#platform/secrets.ts'
import { VERSION } from '#platform/version.ts'
import { openRiver } from '#river'

export interface Program {
  address: string
  /** The tools and areas, for tests and benchmarks that stand beside the requests. */
  tools: Tools
  stop(): Promise<void>
}

export interface ProgramOptions {
  config: Config
  log: Log
  /** What this copy does: answers requests, works in the background, or both. */
  parts?: { serve: boolean; work: boolean }
  rate_per_minute?: number
}

const ROOT = import.meta.dirname

export async function openProgram({
  config,
  log,
  parts = { serve: true, work: true },
  rate_per_minute,
}: ProgramOptions): Promise<Program> {
  const closing: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  try {
    const { url, direct_url } = await databaseOf(config, log, closing)
    await migrate(direct_url, await readMigrations(ROOT))
    await migrateJobs(direct_url)
    let reacting: (fact: string) => readonly string[] = () => []
    const database = openDatabase(url, { areasReactingTo: (fact) => reacting(fact) })
    closing.push(() => database.close())
    const tools = await openTools(config, log, database)
    closing.push(() => tools.outside.close())
    const areas = openAreas(tools, openRiver(database.inWork))
    reacting = areasReactingTo(areas.reactions)
    const live = await openLive(direct_url, database.inWork, log)
    closing.push(() => live.close())
    const loops = parts.work ? await work(tools, { areas, live, direct_url }, closing) : []
    const app = await serve(tools, { areas, live, loops, rate_per_minute, parts })
    closing.push(() => app.close())
    return { address: await listen(app, config), tools, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function databaseOf(config: Config, log: Log, closing: (() => Promise<unknown>)[]) {
  if (config.database_url)
    return { url: config.database_url, direct_url: config.database_direct_url ?? config.database_url }
  const embedded: Embedded = await startEmbedded(config.data_folder, log)
  closing.push(() => embedded.stop())
  return { url: embedded.url, direct_url: embedded.url }
}

async function openTools(config: Config, log: Log, database: Tools['database']) {
  const outside = outbound({ allow_hosts: config.allow_hosts, user_agent: `Baton/${VERSION} (+${config.public_url})` })
  const secrets = await openSecrets(config.data_folder, config.key)
  return { config, log, database, secrets, outside, mail: openMail(config), blobs: openBlobs(config, fetch) }
}

interface Working {
  areas: Areas
  live: Live
  direct_url: string
}

/** Workers of this copy. They look when a fact was committed anywhere, and on their own now and then. */
async function work(
  tools: Tools,
  { areas, live, direct_url }: Working,
  closing: (() => Promise<unknown>)[],
): Promise<Loop[]> {
  const { database, log } = tools
  const react = () => reactOnce(database, areas.reactions)
  const loops: Loop[] = [
    startLoop({ name: 'reactions', log, idle_ms: 2_000, step: react }),
    startLoop({ name: 'reactions 2', log, idle_ms: 5_000, step: react }),
    startLoop({ name: 'due', log, idle_ms: 1_000, step: () => doDueOnce(database, areas.due, new Date()) }),
    sealLoop(database, log),
    ...areas.all.flatMap((area) => area.loops?.() ?? []),
  ]
  live.onFact(() => {
    for (const loop of loops) if (loop.name.startsWith('reactions')) loop.poke()
  })
  closing.push(() => Promise.all(loops.map((loop) => loop.stop())))
  const runner = await runJobs({ direct_url, jobs: areas.jobs, cron: areas.cron, log })
  closing.push(() => runner.stop())
  return loops
}

interface Serving {
  areas: Areas
  live: Live
  loops: readonly Loop[]
  rate_per_minute: number | undefined
  parts: { serve: boolean; work: boolean }
}

async function serve(tools: Tools, { areas, live, loops, rate_per_minute, parts }: Serving): Promise<FastifyInstance> {
  const { config, database, log } = tools
  const { inWork } = database
  const app = await openHttp({
    routes: parts.serve ? areas.routes : [],
    inWork,
    whoIs: areas.whoIs,
    log,
    public_url: config.public_url,
    trust_proxy: config.trust_proxy,
    ...(rate_per_minute !== undefined && { rate_per_minute }),
  })
  areas.serveOperations(app, { loops, live })
  if (!parts.serve) return app
  const description = openApi(
    areas.routes.map((route) => route.endpoint),
    VERSION,
  )
  app.get('/api/openapi.json', () => description)
  serveLive(app, { live, inWork, whoIs: areas.whoIs })
  for (const area of areas.all) area.serve?.(app)
  await servePage(app)
  return app
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new ConfigError(`Port ${port} is in use on ${host}. End what stands there, or set PORT to another.`)
    if (code === 'EACCES')
      throw new ConfigError(`Port ${port} may not be opened by this user. Set PORT to one above 1023.`)
    if (code === 'EADDRNOTAVAIL')
      throw new ConfigError(
        `This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1 or 0.0.0.0.`,
      )
    throw error
  }
  const { address, port: opened, family } = app.server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${opened}`
}
