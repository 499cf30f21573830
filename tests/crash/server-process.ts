/** The real server as a process of its own: started as a person would, asked, killed, and looked for afterwards. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..', '..')
const READY_WITHIN_MS = 60_000
/** Of our own environment only this: where programs are, and that nothing outside is asked (tests/no-outside.ts). */
const INHERITED = Object.fromEntries(
  ['PATH', 'NODE_OPTIONS', 'OUTSIDE_NOTES'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
)

export interface ServerOptions {
  environment: Record<string, string>
  /** From the root of the project. */
  entry?: string
  args?: readonly string[]
  user?: { uid: number; gid: number }
  cwd?: string
}

export interface ServerProcess {
  pid: number
  /** How long it took from the start to the address. */
  started_ms: number
  said(): string
  running(): boolean
  end(signal: NodeJS.Signals): Promise<void>
  ended: Promise<number | NodeJS.Signals>
}

/** Null where it ended before it said its address, as one that kills itself does. */
export async function startServer(options: ServerOptions): Promise<ServerProcess | null> {
  const began_ms = performance.now()
  const server = launch(options)
  while (server.running()) {
    if (/^Baton is at http/m.test(server.said())) return { ...server, started_ms: performance.now() - began_ms }
    if (performance.now() - began_ms > READY_WITHIN_MS) {
      await server.end('SIGKILL')
      throw new Error(`the server did not start within ${READY_WITHIN_MS} ms: ${server.said()}`)
    }
    await sleep(20)
  }
  const how = await server.ended
  if (how !== 'SIGKILL') throw new Error(`the server did not start (${how}): ${server.said()}`)
  return null
}

/** One that is expected to end by itself. */
export async function runServer(options: ServerOptions): Promise<{ code: number | NodeJS.Signals; said: string }> {
  const server = launch(options)
  const late = setTimeout(() => void server.end('SIGKILL'), READY_WITHIN_MS)
  const code = await server.ended
  clearTimeout(late)
  return { code, said: server.said() }
}

function launch({ environment, entry = 'main.ts', args = [], user, cwd = ROOT }: ServerOptions): ServerProcess {
  const child = spawn(process.execPath, [join(cwd, entry), ...args], {
    ...user,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...INHERITED, HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...environment },
  })
  children.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (said = (said + chunk).slice(-60_000)))
  const ended = new Promise<number | NodeJS.Signals>((done) =>
    child.once('close', (code, signal) => {
      children.delete(child)
      done(code ?? signal ?? 'SIGKILL')
    }),
  )
  return {
    pid: child.pid ?? 0,
    started_ms: 0,
    said: () => said,
    running: () => child.exitCode === null && child.signalCode === null,
    end: async (signal) => {
      child.kill(signal)
      await ended
    },
    ended,
  }
}

/** Those that a failed test left running would keep it from ending. */
export async function endServers(): Promise<void> {
  const left = [...children]
  for (const child of left) child.kill('SIGKILL')
  await Promise.all(left.map((child) => once(child, 'close')))
}

const children = new Set<ChildProcess>()
const folders = new Set<string>()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Which other users may pass through, as PostgreSQL's own user must. */
export function newFolder(): string {
  const folder = join(tmpdir(), `baton-trust-${randomUUID().slice(0, 8)}`)
  mkdirSync(folder, { mode: 0o711 })
  folders.add(folder)
  return folder
}

/** Living processes that work in this folder: the server by its environment, PostgreSQL by where it stands. */
export function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => worksIn(pid, folder))
    .map(Number)
}

function worksIn(pid: string, folder: string): boolean {
  try {
    if (/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return false
    if (readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)) return true
    return ['cmdline', 'environ'].some((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(folder))
  } catch {
    return false
  }
}

/** Ends within the time, or is still there: whoever remains is returned. */
export async function orphansOf(folder: string, within_ms = 10_000): Promise<number[]> {
  for (const until_ms = performance.now() + within_ms; performance.now() < until_ms; await sleep(50))
    if (processesOf(folder).length === 0) return []
  return processesOf(folder)
}

export async function until(what: string, within_ms: number, is: () => Promise<boolean> | boolean): Promise<number> {
  const began_ms = performance.now()
  while (!(await is())) {
    if (performance.now() - began_ms > within_ms) throw new Error(`${what} did not come within ${within_ms} ms`)
    await sleep(50)
  }
  return performance.now() - began_ms
}
