/** Starts Baton. `--serve` only answers requests, `--work` only works in the background; both by default. */
import { flushCompileCache } from 'node:module'
import { readArguments } from '#platform/arguments.ts'
import { ConfigError, readConfig } from '#platform/config.ts'
import { openLog } from '#platform/log.ts'
import { openProgram, type Program } from './program.ts'

const GIVE_UP_MS = 30_000

function parts() {
  const options = { serve: { type: 'boolean', default: false }, work: { type: 'boolean', default: false } } as const
  const { serve, work } = readArguments({ usage: 'script/start [--serve] [--work]', options }).values
  return serve || work ? { serve, work } : { serve: true, work: true }
}

/** The operator's to mend is one sentence; everything else is a fault with its cause. */
function explain(error: unknown): never {
  const known = error instanceof ConfigError
  process.stderr.write(known ? `${error.message}\n` : `Baton could not start: ${(error as Error).stack}\n`)
  process.exit(known ? 2 : 1)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = openLog(config.log_level)
  const program = await openProgram({ config, log, parts: parts() })
  process.stdout.write(`Baton is at ${program.address}\n`)
  // Else what was compiled is lost with a server that is killed.
  setImmediate(flushCompileCache)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(program))
}

/** Finishes what is at hand, then ends; a second signal, or too long a wait, ends at once. */
async function end(program: Program): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
  setTimeout(() => process.exit(1), GIVE_UP_MS).unref()
  await program.stop()
  process.exit(0)
}

process.on('unhandledRejection', (error) => {
  process.stderr.write(
    `${JSON.stringify({ level: 60, msg: 'a promise was dropped', error: String((error as Error)?.stack ?? error) })}\n`,
  )
})
await start().catch(explain)
