/**
 * The real server's parts on the test stage, with a workspace of its own: database, areas, HTTP, who is it. Requests
 * go through Fastify's own door (`inject`), so a test may come from any address, without a port.
 */

import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { openWhoIs } from '#areas/administration/who-is.ts'
import { createWorkspace } from '#areas/administration/workspaces.ts'
import type { Area, Tools } from '#platform/area.ts'
import { openBlobs } from '#platform/blobs.ts'
import { readConfig } from '#platform/config.ts'
import { type Database, openDatabase } from '#platform/database.ts'
import { doDueOnce } from '#platform/due.ts'
import { openHttp } from '#platform/http.ts'
import { openLog } from '#platform/log.ts'
import { openMail } from '#platform/mail.ts'
import { areasReactingTo, reactOnce } from '#platform/reactions.ts'
import { invariant } from '#platform/refusal.ts'
import { type Stage, theStage } from '#platform/rehearsal.ts'
import { secretsWith } from '#platform/secrets.ts'
import { openPasswords } from '#platform/sign-in/passwords.ts'
import { type Client, newClient } from './client.ts'

export const PASSWORD = 'a horse for every course'

export interface House {
  app: FastifyInstance
  tools: Tools
  database: Database
  areas: readonly Area[]
  workspace_id: string
  /** Signed in as the workspace's first administrator. */
  administrator: Client & { email: string; person_id: string }
  /** A browser that nobody has signed in with; `ip` is where it comes from. */
  client(ip?: string): Client
  /** Lets all reactions, and all that is due by then, happen. */
  settle(now?: Date): Promise<void>
  /** Does the waiting jobs of this house's areas, once. */
  runJobs(): Promise<void>
  close(): Promise<void>
}

export interface HouseOptions {
  areas: readonly ((tools: Tools) => Area)[]
  /** What the outside world is: mail, networks. Everything of ours is real. */
  tools?: Partial<Tools>
  stage?: Stage
}

/** The areas must hold `administration`, since people sign in through it. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { tools, database, areas, app, direct_url } = await openParts(options)
  const client = (ip = '127.0.0.1') => newClient(app, ip)
  const email = `ana-${randomBytes(6).toString('hex')}@example.com`
  const founded = await createWorkspace(
    { database, passwords: openPasswords() },
    {
      workspace_name: 'Tern Outdoor',
      name: 'Ana Ortega',
      email,
      password: PASSWORD,
      locale: 'en',
      time_zone: 'Europe/Berlin',
    },
  )
  const administrator = client()
  await administrator.must('POST', '/api/session', { email, password: PASSWORD })
  return {
    app,
    tools,
    database,
    areas,
    client,
    workspace_id: founded.workspace_id,
    administrator: Object.assign(administrator, { email, person_id: founded.person_id }),
    settle: (now = new Date()) => settle(database, areas, now),
    runJobs: () => runJobs(direct_url, areas, founded.workspace_id),
    close: async () => {
      await app.close()
      await database.close()
    },
  }
}

/** The same without a workspace; for the first run. */
export async function openParts(options: HouseOptions) {
  const stage = options.stage ?? (await theStage())
  const byArea: Record<string, NonNullable<Area['reactions']>> = {}
  const reacting = (fact: string) => areasReactingTo(byArea)(fact)
  const database = openDatabase(stage.url, {
    ...{ connections: 8, allowExitOnIdle: true, areasReactingTo: reacting },
    direct: stage.url === stage.direct_url,
  })
  const tools = toolsFor(database, options.tools ?? {})
  const areas = options.areas.map((area) => area(tools))
  for (const area of areas) if (area.reactions) byArea[area.name] = area.reactions
  const app = await openHttp({
    routes: areas.flatMap((area) => area.routes ?? []),
    inWork: database.inWork,
    whoIs: openWhoIs(database).whoIs,
    log: tools.log,
    public_url: tools.config.public_url,
    trust_proxy: false,
    rate_per_minute: 1_000_000,
  })
  for (const area of areas) area.serve?.(app)
  await app.ready()
  return { tools, database, areas, app, direct_url: stage.direct_url }
}

function toolsFor(database: Database, given: Partial<Tools>): Tools {
  const config = readConfig({
    PUBLIC_URL: 'http://baton.test',
    BATON_DATA: mkdtempSync(join(tmpdir(), 'baton-house-')),
  })
  const unreachable = () => Promise.reject(new Error('this test gave no outside world'))
  return {
    config,
    database,
    log: openLog(process.env['LOG_LEVEL'] ?? 'silent'),
    secrets: secretsWith(randomBytes(32)),
    blobs: openBlobs(config, unreachable),
    mail: openMail(config),
    outside: {
      fetch: unreachable,
      socket: () => {
        throw new Error('this test gave no outside world')
      },
      now: () => new Date(),
    },
    ...given,
  }
}

async function settle(database: Database, areas: readonly Area[], now: Date): Promise<void> {
  const reactions = Object.fromEntries(areas.flatMap((area) => (area.reactions ? [[area.name, area.reactions]] : [])))
  const due = Object.assign({}, ...areas.map((area) => area.due ?? {})) as NonNullable<Area['due']>
  while ((await reactOnce(database, reactions)) || (await doDueOnce(database, due, now)));
}

/** Not by the runner itself: it would take the jobs of the tests that run beside this one. */
async function runJobs(direct_url: string, areas: readonly Area[], workspace_id: string): Promise<void> {
  const jobs = Object.assign({}, ...areas.map((area) => area.jobs ?? {})) as Record<
    string,
    (p: unknown) => Promise<void>
  >
  const client = new pg.Client(direct_url)
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; name: string; payload: unknown }>(
      `select j.id, t.identifier as name, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where j.payload->>'workspace_id' = $1 order by j.id`,
      [workspace_id],
    )
    for (const { id, name, payload } of rows) {
      const job = jobs[name]
      invariant(job, `an area of this house does ${name}`)
      await job(payload)
      await client.query('select graphile_worker.complete_jobs($1::bigint[])', [[id]])
    }
  } finally {
    await client.end()
  }
}
