/** Programs of the network. Each is ended by its own id, and the data they wrote goes with them. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

const READY_WITHIN_MS = 30_000
const ENDS_WITHIN_MS = 8_000

export interface Program {
  command: string
  args: readonly string[]
  options?: SpawnOptions
}

/** Starts a program and gives it back once its port answers. */
export async function startOn(port: number, { command, args, options }: Program): Promise<ChildProcess> {
  if (await answers(port)) throw new Error(`Port ${port} is taken; ${command} cannot listen there.`)
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options })
  const said = tail(child)
  const failed = once(child, 'error').then(([error]) => error)
  let gaveUp: unknown = null
  failed.then((error) => (gaveUp = error))
  for (const late_at = Date.now() + READY_WITHIN_MS; Date.now() < late_at; await wait(50)) {
    if (await answers(port)) return child
    if (gaveUp ?? child.exitCode !== null) break
  }
  await end(child, 'SIGKILL')
  throw new Error(`${command} did not start: ${gaveUp ?? said()}`)
}

/** Keeps the last words only: nobody reads the rest, and a full pipe would stop the program. */
export function tail(child: ChildProcess): () => string {
  let words = ''
  child.stderr?.on('data', (chunk) => (words = (words + chunk).slice(-4_000)))
  return () => words
}

/** SIGINT is what PostgreSQL calls a fast shutdown: it does not wait for its clients. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = once(child, 'exit')
  child.kill(signal)
  const late = new AbortController()
  const patience = wait(ENDS_WITHIN_MS, 'late', { signal: late.signal }).catch(() => null)
  if ((await Promise.race([ended, patience])) === 'late') child.kill('SIGKILL')
  await ended
  late.abort()
}

/** Whether somebody listens there. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
}
