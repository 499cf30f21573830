/** A program of a benchmark in a process of its own, spoken to by messages. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface Child<Ready> {
  ready: Ready
  /** Sends a message and gives the next one that comes back. */
  ask(message: unknown): Promise<unknown>
  /** Processor time that it took so far. */
  processorMs(): Promise<number>
  stop(): Promise<void>
}

/** The flags are those of script/start, for every child, so that no side runs under others. */
const FLAGS = ['--max-semi-space-size=8']

export async function openChild<Ready>(file: string, environment: Record<string, string>): Promise<Child<Ready>> {
  const child = fork(join(import.meta.dirname, file), {
    execArgv: FLAGS,
    // Parameters of statements may be bytes.
    serialization: 'advanced',
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  process.once('exit', () => child.kill())
  const ask = (message: unknown) => {
    const answer = answerOf(child, file)
    child.send(message as object)
    return answer
  }
  return {
    ready: (await answerOf(child, file)) as Ready,
    ask,
    processorMs: async () => Number(await ask({ about: 'processor' })),
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function answerOf(child: ChildProcess, file: string): Promise<unknown> {
  const gone = new AbortController()
  const ended = once(child, 'exit', { signal: gone.signal }).then(([code]) => {
    throw new Error(`${file} ended with ${code}`)
  })
  ended.catch(() => {})
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: gone.signal }), ended])
    return message
  } finally {
    gone.abort()
  }
}

/** In the child: answers what its parent asks about the process; true when that was all. */
export function tellOfProcess(message: object): boolean {
  if (!('about' in message)) return false
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1000)
  return true
}
