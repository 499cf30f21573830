/**
 * A first start (packages installed, page built, data folder and compile cache empty) and later ones, by script/start,
 * until the first page is answered and /health is well. Then what the pages load, and what the server holds when idle.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { found } from './full-inbox.ts'
import { scriptWeights } from './page-weight.ts'
import { conclude, median, rounded, say, sayLoad } from './rounds.ts'

const WARM_STARTS = Number(process.argv[2] ?? 5)
const IDLE_MS = Number(process.argv[3] ?? 60_000)
const PORT = process.env['PORT'] ?? '22849'
const ADDRESS = `http://127.0.0.1:${PORT}`
const PATIENCE_MS = 120_000

const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'))
await chmod(folder, 0o711)
const environment = {
  ...process.env,
  ...{ BATON_DATA: join(folder, 'data'), NODE_COMPILE_CACHE: join(folder, 'compiled'), PORT, LOG_LEVEL: 'warn' },
}

async function start(): Promise<{ server: ChildProcess; took_s: number }> {
  const began = performance.now()
  const server = spawn(join(import.meta.dirname, '../script/start'), {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.once('exit', () => server.kill())
  await answers(server, '/', began)
  await answers(server, '/health', began)
  return { server, took_s: (performance.now() - began) / 1000 }
}

async function answers(server: ChildProcess, path: string, began: number): Promise<void> {
  for (;;) {
    if ((await fetch(ADDRESS + path).catch(() => null))?.status === 200) return
    if (server.exitCode !== null || performance.now() - began > PATIENCE_MS)
      throw new Error(`${path} was not answered; the server ended with ${server.exitCode}`)
    await sleep(10)
  }
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}

/** script/start hands its process over to the server, so this is the server's own; PostgreSQL stands apart. */
async function residentMb(server: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8')
  return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6
}

sayLoad()
const cold = await start()
say(`first start ${cold.took_s.toFixed(2)} s`)
const founded = await found(ADDRESS)
await stop(cold.server)

const warm_s: number[] = []
for (let i = 0; i < WARM_STARTS; i++) {
  const { server, took_s } = await start()
  await stop(server)
  warm_s.push(took_s)
  say(`start ${i + 2}: ${took_s.toFixed(2)} s`)
}
sayLoad()
const idle = await start()
await sleep(IDLE_MS)
const idle_mb = await residentMb(idle.server)
const weights = await scriptWeights(ADDRESS, founded.browsing.cookie())
sayLoad()
await stop(idle.server)
await rm(folder, { recursive: true, force: true })
conclude({
  bench: 'start',
  cold_s: rounded(cold.took_s, 2),
  warm_s: rounded(median(warm_s), 2),
  js_sign_in_kb: rounded(weights.sign_in_kb, 1),
  js_inbox_kb: rounded(weights.inbox_kb, 1),
  idle_mb: rounded(idle_mb, 1),
  warm_least_s: rounded(Math.min(...warm_s), 2),
})
process.exit(0)
