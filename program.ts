/** The whole program, opened and closed: database, areas, workers, HTTP. main.ts runs it; tests and benchmarks open it too. */
import { type AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { openWhoIs } from '#areas/administration/who-is.ts'
import { type Areas, openAreas } from '#areas/areas.ts'
import { openNaming } from '#areas/channels/name-authors.ts'
import type { Intake } from '#areas/channels/ports.ts'
import { byNetwork } from '#areas/channels/sending.ts'
import { FACTS } from '#areas/facts.ts'
import { connectors } from '#connectors/networks.ts'
import { outsideOf } from '#connectors/outside.ts'
import type { Tools } from '#platform/area.ts'
import { openBlobs } from '#platform/blobs.ts'
import { type Config, ConfigError } from '#platform/config.ts'
import { startHeartbeat } from '#platform/copies.ts'
import { openDatabase } from '#platform/database.ts'
import { doDueOnce } from '#platform/due.ts'
import { startEmbedded } from '#platform/embedded.ts'
import { openHealth, serveHealth } from '#platform/health.ts'
import { openHttp } from '#platform/http.ts'
import { migrateJobs, runJobs } from '#platform/jobs.ts'
import { keepAddress } from '#platform/last-address.ts'
import { type Live, openLive, serveLive } from '#platform/live.ts'
import type { Log } from '#platform/log.ts'
import { sealLoop } from '#platform/log-seal/seal.ts'
import { type Loop, startLoop } from '#platform/loop.ts'
import { openMail } from '#platform/mail.ts'
import { serveMetrics } from '#platform/metrics.ts'
import { migrate, readMigrations } from '#platform/migrate.ts'
import { makeMonths, monthsCron, monthsJobs } from '#platform/months.ts'
import { refuseOtherKey } from '#platform/one-key.ts'
import { takeFolder } from '#platform/one-server.ts'
import { openApi } from '#platform/open-api.ts'
import { whyInside } from '#platform/outbound/inside.ts'
import { outbound } from '#platform/outbound-http.ts'
import { servePage } from '#platform/page.ts'
import { areasReactingTo, reactOnce } from '#platform/reactions.ts'
import { openSecrets } from '#platform/secrets.ts'
import { statusRoutes } from '#platform/status.ts'
import { VERSION } from '#platform/version.ts'
import { webhookLoops, webhookRoutes } from '#platform/webhooks-out.ts'
import { openRiver } from '#river'
import { endThread } from './river/aside.ts'

export interface Program {
  address: string
  /** The tools and areas, for tests and benchmarks that stand beside the requests. */
  tools: Tools
  areas: Areas
  /** Where batches of networks go in; listeners call it, and so do the seed, tests and benchmarks. */
  intake: Intake
  stop(): Promise<void>
}

export interface ProgramOptions {
  config: Config
  log: Log
  /** What this copy does: answers requests, works in the background, or both. */
  parts?: { serve: boolean; work: boolean }
  rate_per_minute?: number
}

const BOTH = { serve: true, work: true }

const ROOT = import.meta.dirname
type Closing = (() => Promise<unknown>)[]

/** Opens one after the other; what fails closes what stands, and `stop` closes all in the opposite order. */
export async function openProgram(options: ProgramOptions): Promise<Program> {
  const closing: Closing = []
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  try {
    return { ...(await open(options, closing)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function open({ config, log, parts = BOTH, rate_per_minute }: ProgramOptions, closing: Closing) {
  closing.push(await takeFolder(config.data_folder))
  const { url, direct_url } = await databaseOf(config, log, closing)
  await migrate(direct_url, await readMigrations(ROOT))
  await migrateJobs(direct_url)
  await makeMonths({ direct_url, log }, new Date())
  let reacting: (fact: string) => readonly string[] = () => []
  const database = openDatabase(url, {
    areasReactingTo: (fact) => reacting(fact),
    watched_at: direct_url,
    direct: url === direct_url,
  })
  closing.push(() => database.close())
  const tools = await openTools({ config, log, database }, closing)
  await refuseOtherKey(database, tools.secrets, config.data_folder)
  closing.push(endThread)
  const intake = openRiver(database.inWork, openNaming({ ...tools, connectors: byNetwork(connectors) }))
  const areas = openAreas(tools, intake)
  reacting = areasReactingTo(areas.reactions)
  const live = await openLive(direct_url, database.inWork, log)
  closing.push(() => live.close())
  database.onAway(live.startAnew)
  const loops = parts.work ? await work(tools, { areas, live, direct_url }, closing) : []
  const app = await serve(tools, { areas, live, loops, rate_per_minute, parts })
  closing.push(() => app.close())
  const address = await listen(app, config)
  if (parts.serve) await keepAddress(config.data_folder, config.port === 0 ? address : config.public_url)
  return { address, tools, areas, intake }
}

async function databaseOf(config: Config, log: Log, closing: Closing) {
  if (config.database_url)
    return { url: config.database_url, direct_url: config.database_direct_url ?? config.database_url }
  const embedded = await startEmbedded(config.data_folder, log)
  closing.push(() => embedded.stop())
  return { url: embedded.url, direct_url: embedded.url }
}

async function openTools(given: Pick<Tools, 'config' | 'log' | 'database'>, closing: Closing): Promise<Tools> {
  const { config } = given
  const client = outbound({ allow_hosts: config.allow_hosts, user_agent: `Baton/${VERSION} (+${config.public_url})` })
  closing.push(() => client.close())
  const secrets = await openSecrets(config.data_folder, config.key)
  return { ...given, secrets, outside: outsideOf(client), mail: openMail(config), blobs: openBlobs(config, fetch) }
}

interface Working {
  areas: Areas
  live: Live
  direct_url: string
}

/** Workers of this copy. They look when a fact was committed anywhere, and on their own now and then. */
async function work(tools: Tools, { areas, live, direct_url }: Working, closing: Closing): Promise<Loop[]> {
  const { database, log } = tools
  const react = () => reactOnce(database, areas.reactions)
  const loops: Loop[] = [
    startLoop({ name: 'reactions', log, idle_ms: 2_000, step: react }),
    startLoop({ name: 'reactions 2', log, idle_ms: 5_000, step: react }),
    startLoop({ name: 'due', log, idle_ms: 1_000, step: () => doDueOnce(database, areas.due, new Date()) }),
    sealLoop(database, log),
    ...webhookLoops(tools),
    ...areas.all.flatMap((area) => area.loops?.() ?? []),
  ]
  loops.push(startHeartbeat({ database, log, loops: () => loops }))
  closing.push(() => Promise.all(loops.map((loop) => loop.stop())))
  live.onFact(() => {
    for (const loop of loops) if (/^(reactions|webhooks)/.test(loop.name)) loop.poke()
  })
  const jobs = { ...areas.jobs, ...monthsJobs({ direct_url, log }) }
  const runner = await runJobs({ direct_url, jobs, cron: [...areas.cron, ...monthsCron], log })
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
  const { whoIs } = openWhoIs(database)
  const sources = {
    database,
    secrets: tools.secrets,
    loops: () => loops,
    areas: areas.all,
    data_folder: config.data_folder,
  }
  const health = openHealth(sources)
  const routes = [
    ...areas.routes,
    ...webhookRoutes({ secrets: tools.secrets, whyInside: whyInside(config.allow_hosts), facts: FACTS }),
    ...statusRoutes({ ...sources, health }),
  ]
  const app = await openHttp({
    ...{ routes: parts.serve ? routes : [], inWork, whoIs, log },
    ...{ public_url: config.public_url, trust_proxy: config.trust_proxy },
    ...(rate_per_minute !== undefined && { rate_per_minute }),
  })
  serveHealth(app, health)
  serveMetrics(app, sources)
  if (!parts.serve) return app
  const description = openApi(
    routes.map((route) => route.endpoint),
    VERSION,
  )
  app.get('/api/openapi.json', () => description)
  serveLive(app, { live, inWork, whoIs })
  for (const area of areas.all) area.serve?.(app)
  await servePage(app)
  return app
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw whyNoPort(error, { host, port })
  })
  const { address, port: opened, family } = app.server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${opened}`
}

function whyNoPort(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  if (error.code === 'EADDRINUSE')
    return new ConfigError(`Port ${port} is in use on ${host}. End what stands there, or set PORT to another.`)
  if (error.code === 'EACCES')
    return new ConfigError(`Port ${port} may not be opened by this user. Set PORT to one above 1023.`)
  if (error.code === 'EADDRNOTAVAIL')
    return new ConfigError(`This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1 or 0.0.0.0.`)
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN' || error.code === 'EINVAL')
    return new ConfigError(
      `HOST (${host}) names no address. Set it to one of this machine, such as 127.0.0.1 or 0.0.0.0.`,
    )
  return error
}
