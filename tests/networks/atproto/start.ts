/**
 * The real AT Protocol network on this machine: `startNetwork()` for tests and stories. It lives in processes of its
 * own and listens on loopback only. Everything it started ends with `stop()`, with a failed start, or with the caller.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { end, tail } from './children.ts'
import { install } from './install.ts'
import { askPerson, type Person, personOf } from './person.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'

const READY_WITHIN_MS = 120_000

export interface Network {
  pds_url: string
  plc_url: string
  appview_url: string
  /** `ws://…`, without a path. */
  firehose_url: string
  jetstream_url: string
  /** A person with an account of their own; names are letters and digits, three at least, used once. */
  makeAccount(name: string): Promise<Person>
  stop(): Promise<void>
}

interface Urls {
  pds_url: string
  plc_url: string
  appview_url: string
}

/** `first_port` and the seven after it are used, and a few that the software picks itself. */
export async function startNetwork({ first_port = 22_100 } = {}): Promise<Network> {
  await install()
  const folder = await mkdtemp(join(tmpdir(), 'atproto-network-'))
  await chmod(folder, 0o755)
  const running: ChildProcess[] = []
  const leave = () => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  process.once('exit', leave)
  const stop = async () => {
    for (const child of running.toReversed()) await end(child)
    await rm(folder, { recursive: true, force: true })
    process.off('exit', leave)
  }
  try {
    running.push(await startPostgres({ folder, port: first_port + 5 }))
    running.push(await startRedis({ folder, port: first_port + 6 }))
    const child = startSoftware(folder, first_port, running)
    running.push(child)
    return { ...opened(child, await ready(child), first_port), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function startSoftware(folder: string, first_port: number, others: readonly ChildProcess[]): ChildProcess {
  const names = ['plc', 'pds', 'appview', 'ozone']
  const ports = Object.fromEntries([
    ...names.map((name, n) => [name, first_port + 1 + n]),
    ['jetstream', first_port + 7],
  ])
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    TMPDIR: folder,
    LOG_ENABLED: 'false',
    NODE_NO_WARNINGS: '1',
    REDIS_HOST: `127.0.0.1:${first_port + 6}`,
    DB_POSTGRES_URL: `postgresql://postgres@127.0.0.1:${first_port + 5}/postgres`,
    DB_POSTGRES_SCHEMA: 'net',
    NETWORK_PORTS: JSON.stringify(ports),
    NETWORK_OTHERS: JSON.stringify(others.map((child) => child.pid)),
  }
  const program = join(import.meta.dirname, 'software/network.mjs')
  return spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
}

async function ready(child: ChildProcess): Promise<Urls> {
  const said = tail(child)
  const late = AbortSignal.timeout(READY_WITHIN_MS)
  const died = once(child, 'exit').then(() => {
    throw new Error(`The network ended while starting: ${said()}`)
  })
  died.catch(() => null)
  const [message] = await Promise.race([once(child, 'message', { signal: late }), died])
  return message.ready
}

function opened(child: ChildProcess, urls: Urls, first_port: number): Omit<Network, 'stop'> {
  const ask = askPerson(child)
  return {
    ...urls,
    firehose_url: urls.pds_url.replace('http', 'ws'),
    jetstream_url: `ws://localhost:${first_port + 7}`,
    makeAccount: (name) => personOf(ask, name),
  }
}
