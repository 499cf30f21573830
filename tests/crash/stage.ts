/** A workspace with channels on the stand-in networks, people who may speak, and worker processes to end. */
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepCredentials } from '#areas/channels/accounts.ts'
import { deliverNext } from '#areas/channels/deliver.ts'
import { type NewDelivery, queueDelivery } from '#areas/channels/deliveries.ts'
import { byNetwork, PACE, type Pace, type Sending } from '#areas/channels/sending.ts'
import { grant, speakerFor } from '#areas/conduct/grants.ts'
import type { Outside } from '#connectors/connector.ts'
import { newId } from '#platform/ids.ts'
import { openLog } from '#platform/log.ts'
import { type Stage, theStage } from '#platform/rehearsal.ts'
import { secretsWith } from '#platform/secrets.ts'
import type { Person, Work } from '#platform/work.ts'
import { FEED, NAMES, networkNamed, STANDINS } from './connectors.ts'
import type { NetworkClass, StandIn } from './network.ts'

export const CRASH_PACE: Pace = { ...PACE, call_ms: 400, lease_ms: 1000, retry_ms: 30, most_ms: 200 }
const KEY = Buffer.alloc(32, 7)
export const secrets = secretsWith(KEY)

export const realOutside: Outside = {
  fetch,
  async *socket() {
    yield* []
    throw new Error('the stand-in networks have no sockets')
  },
  now: () => new Date(),
}

export interface Scene {
  stage: Stage
  workspace_id: string
  anna: Person
  work<T>(body: (work: Work) => Promise<T>): Promise<T>
}

/** On the database that all tests share, unless one is brought. */
export async function openScene(brought?: Stage): Promise<Scene> {
  const stage = brought ?? (await theStage())
  const workspace_id = randomUUID()
  const anna: Person = { kind: 'person', id: randomUUID(), role: 'agent', team_ids: [] }
  const work: Scene['work'] = (body) => stage.database.inWork({ workspace_id, by: anna }, body)
  await work((w) => w.db.insertInto('platform_heads').values({ workspace_id }).execute())
  return { stage, workspace_id, anna, work }
}

/** A connected account, as connecting would have stored it. */
export async function addChannel(scene: Scene, of: { class: NetworkClass | 'F'; address: string }): Promise<string> {
  return scene.work(async (work) => {
    const id = newId(work.now)
    const name = `account ${id}`
    const network = networkNamed(of.class)
    await work.db
      .insertInto('channels_channels')
      .values({
        ...EMPTY,
        purpose: of.class === 'F' ? 'source' : 'account',
        workspace_id: scene.workspace_id,
        id,
        network,
        native_id: id,
        handle: name,
        display_name: name,
        url: of.address,
        settings: { address: of.address },
        created_at: work.now,
        created_by: scene.anna.id,
      })
      .execute()
    await work.db
      .insertInto('channels_leases')
      .values({
        workspace_id: scene.workspace_id,
        channel_id: id,
        network,
        listens: of.class === 'F',
        next_at: work.now,
        holder: null,
        lease_until: null,
        upkeep_at: work.now,
        broken_since: null,
      })
      .execute()
    await keepCredentials(work, secrets, { channel_id: id, credentials: { token: 'x' }, renews: 'no' })
    await grant(work, { person_id: scene.anna.id, channel_id: id, reason: 'the test' })
    return id
  })
}

const EMPTY = {
  state: 'well',
  problem: null,
  retry_at: null,
  failures: 0,
  abilities: null,
  probed_at: null,
  heard_at: null,
  polled_at: null,
  next_read_at: null,
  behind_ms: null,
  cursor: null,
  answers_person_id: null,
  answers_team_id: null,
  fixes_person_id: null,
  fixes_team_id: null,
  signs_person_id: null,
  signs_team_id: null,
  retired_at: null,
  retired_by: null,
} as const

/** The same as a worker process has, in this process. */
export const sendingOf = (scene: Scene): Sending => ({
  database: scene.stage.database,
  secrets,
  outside: realOutside,
  connectors: byNetwork([...STANDINS, FEED]),
  guards: [],
  readImage: () => Promise.reject(new Error('there are no pictures here')),
  log: openLog('silent'),
  pace: CRASH_PACE,
})

/** Does what is due and becomes due until nothing of the workspace has a next step. */
export async function deliverAll(scene: Scene, sending = sendingOf(scene)): Promise<void> {
  const open = () =>
    scene.work((work) =>
      work.db.selectFrom('channels_turns').select('delivery_id').where('phase', '!=', 'person').execute(),
    )
  for (const until_ms = Date.now() + 100_000; Date.now() < until_ms; ) {
    if (await deliverNext(sending)) continue
    if ((await open()).length === 0) return
    await sleep(20)
  }
  throw new Error('deliveries are still open after 100 s')
}

export const said = (text: string, subject_id: string = randomUUID()): NewDelivery => ({
  subject_kind: 'message',
  subject_id,
  outgoing: { text, lang: 'en', reply_to: null, images: [] },
})

export const say = (scene: Scene, channel_id: string, what: NewDelivery) =>
  scene.work(async (work) => queueDelivery(work, await speakerFor(work, channel_id), what))

export interface WorkerOptions {
  point?: string
  how?: 'SIGKILL' | 'SIGSTOP'
  loops?: number
  entry?: 'worker.ts' | 'listener.ts'
}

export async function startWorker(scene: Scene, options: WorkerOptions = {}): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, options.entry ?? 'worker.ts'), {
    env: {
      ...process.env,
      CRASH_URL: scene.stage.url,
      CRASH_KEY: KEY.toString('hex'),
      CRASH_NAMES: NAMES,
      CRASH_POINT: options.point,
      CRASH_HOW: options.how ?? 'SIGKILL',
      CRASH_LOOPS: String(options.loops ?? 4),
      NODE_TEST_CONTEXT: undefined,
    },
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  await new Promise((done, failed) => {
    child.once('message', done)
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL' ? done(null) : failed(new Error(`the worker ended: ${code}`)),
    )
  })
  return child
}

/** What a test that failed left behind. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export async function endWorkers(): Promise<void> {
  await Promise.all([...running].map(endWorker))
}

export async function endWorker(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
}

export const addressOf = (network: StandIn, port = network.port) => `http://127.0.0.1:${port}`
