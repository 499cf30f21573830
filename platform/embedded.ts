/**
 * The embedded PostgreSQL's life: made, started, watched, stopped. A small shell stands between us and the server and
 * holds the other end of a pipe: when this process is gone, however it went, the pipe closes and the server is told
 * to stop, so kill -9 leaves no orphan.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { ConfigError } from './config.ts'
import { type EmbeddedFiles, type EmbeddedPlaces, embeddedFiles, embeddedPlaces } from './embedded-files.ts'
import type { Log } from './log.ts'

const GUARD =
  'exec 3<&0; "$0" "$@" </dev/null 3<&- & server=$!; (cat <&3 >/dev/null; kill -INT $server 2>/dev/null) & wait $server'
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '120',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  logging_collector: 'off',
  log_min_messages: 'warning',
  jit: 'off',
  // Disks without moving heads: an index is worth its price earlier.
  random_page_cost: '1.1',
}
const MAJOR = '18'

type Settings = Readonly<Record<string, string>>

export interface Embedded {
  url: string
  /** Whether the server runs now; false while it is being brought back. */
  alive(): boolean
  /** Lets the process end while the server still runs; it then ends with the process. For tests and commands. */
  unref(): void
  stop(): Promise<void>
}

/** `settings` of the server go before ours. */
export async function startEmbedded(data_folder: string, log: Log, settings: Settings = {}): Promise<Embedded> {
  const files = await embeddedFiles(data_folder)
  await endLeftOver(files, log)
  const fresh = !existsSync(join(files.data, 'PG_VERSION'))
  if (fresh) await initialise(files)
  await refuseOtherMajor(files)
  let stopping = false
  let child = await launch(files, settings)
  const watch = (watched: ChildProcess) =>
    watched.once('exit', async () => {
      watched.stdin?.end()
      if (stopping) return
      log.error('the embedded PostgreSQL ended by itself; starting it again')
      child = await relaunch(files, { log, settings, stopping: () => stopping })
      watch(child)
    })
  watch(child)
  await answering(files)
  await ensureDatabase(files)
  return {
    url: address(files, 'baton', 'baton'),
    alive: () => child.exitCode === null && child.signalCode === null,
    unref: () => {
      child.unref()
      const pipe = child.stdin as (typeof child.stdin & { unref?: () => void }) | null
      pipe?.unref?.()
    },
    stop: async () => {
      stopping = true
      const ended = new Promise((done) => child.once('exit', done))
      if (child.exitCode !== null || child.signalCode !== null) return
      child.stdin?.end()
      await ended
    },
  }
}

/** The address of a server that already runs on this data, such as that of `script/start`; null when none does. */
export async function runningEmbedded(data_folder: string): Promise<string | null> {
  const files = await embeddedPlaces(data_folder)
  const [pid] = (await readFile(join(files.data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return (await isPostgres(Number(pid), files.data)) ? address(files, 'baton', 'baton') : null
}

/** Whether a database was ever made there. */
export async function hasEmbedded(data_folder: string): Promise<boolean> {
  return existsSync(join((await embeddedPlaces(data_folder)).data, 'PG_VERSION'))
}

interface Relaunching {
  log: Log
  settings: Settings
  stopping(): boolean
}

async function relaunch(files: EmbeddedFiles, { log, settings, stopping }: Relaunching): Promise<ChildProcess> {
  for (let wait_ms = 100; ; wait_ms = Math.min(wait_ms * 2, 10_000)) {
    await sleep(wait_ms)
    await endLeftOver(files, log).catch((error: unknown) => log.error({ error }, 'the old server does not end'))
    const child = await launch(files, settings)
    if (stopping()) child.stdin?.end()
    await sleep(200)
    if (child.exitCode === null && child.signalCode === null) return child
  }
}

async function launch({ program, data, sockets, user }: EmbeddedFiles, given: Settings): Promise<ChildProcess> {
  const out = await open(join(data, '..', 'postgres.log'), 'a', 0o600)
  if (user) await chown(join(data, '..', 'postgres.log'), user.uid, user.gid)
  const all = { ...SETTINGS, ...given, unix_socket_directories: sockets }
  const settings = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn('/bin/sh', ['-c', GUARD, join(program, 'bin/postgres'), '-D', data, ...settings], {
    ...user,
    cwd: data,
    detached: true,
    stdio: ['pipe', out.fd, out.fd],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  })
  await out.close()
  return child
}

/** A server of an earlier run that still stands on this data is asked to end, then told to. */
async function endLeftOver({ data }: EmbeddedFiles, log: Log): Promise<void> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!(await isPostgres(pid, data))) return
  log.warn({ pid }, 'ending a PostgreSQL that was left on this data')
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal)
    for (let i = 0; i < 100; i++) {
      if (!(await isPostgres(pid, data))) return
      await sleep(100)
    }
  }
  throw new ConfigError(`A PostgreSQL (process ${pid}) stands on ${data} and does not end. End it and start again.`)
}

async function isPostgres(pid: number, data: string): Promise<boolean> {
  if (!pid) return false
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  if (command !== null) return command.includes('postgres') && command.includes(data)
  try {
    process.kill(pid, 0)
    return !existsSync('/proc/self')
  } catch {
    return false
  }
}

async function initialise({ program, data, user }: EmbeddedFiles): Promise<void> {
  const how = [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]
  await promisify(execFile)(join(program, 'bin/initdb'), how, {
    ...user,
    cwd: data,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  })
}

async function refuseOtherMajor({ data }: EmbeddedFiles): Promise<void> {
  const major = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
  if (major === MAJOR) return
  throw new ConfigError(
    `The data in ${data} was written by PostgreSQL ${major}; this Baton brings ${MAJOR}. Back it up with the Baton that wrote it (script/backup) and restore it into an empty BATON_DATA.`,
  )
}

async function answering(files: EmbeddedFiles): Promise<void> {
  for (let i = 0; ; i++) {
    const client = new pg.Client(address(files, 'postgres', 'postgres'))
    client.on('error', () => {})
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (i > 600)
        throw new Error(`the embedded PostgreSQL does not answer; see ${join(files.data, '..', 'postgres.log')}`, {
          cause: error,
        })
      await sleep(50)
    }
  }
}

async function ensureDatabase(files: EmbeddedFiles): Promise<void> {
  const client = new pg.Client(address(files, 'postgres', 'postgres'))
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'baton'")
    if (rowCount) return
    await client.query('create role baton login createrole')
    await client.query('create database baton owner baton')
  } finally {
    await client.end()
  }
}

const address = (files: EmbeddedPlaces, user: string, database: string) =>
  `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(files.sockets)}`
