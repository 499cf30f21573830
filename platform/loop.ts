/** A worker's loop: does one step after another while there is work, then sleeps until it is poked or its time is up. */
import type { Log } from './log.ts'

export interface Loop {
  readonly name: string
  /** How long it may sleep between steps while all is well. */
  readonly idle_ms?: number
  /** There may be work: look now. */
  poke(): void
  /** Finishes the step at hand, then ends. */
  stop(): Promise<void>
  /** The last time a step ended well, and what the last failed one said since. */
  health(): { well_at: Date; trouble: string | null }
}

export interface LoopOptions {
  name: string
  log: Log
  /** Does one piece of work; false when there was none. Called again at once while true. */
  step: () => Promise<boolean>
  /** How long to sleep when there was nothing, without a poke. */
  idle_ms: number
}

export function startLoop({ name, log, step, idle_ms }: LoopOptions): Loop {
  let stopping = false
  let poked = false
  let wake = () => {}
  let well_at = new Date()
  let trouble: string | null = null

  const sleep = (ms: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, ms)
      wake = () => {
        clearTimeout(timer)
        done()
      }
      if (poked || stopping) wake()
    })

  async function run() {
    let failures = 0
    while (!stopping) {
      poked = false
      try {
        const more = await step()
        well_at = new Date()
        trouble = null
        failures = 0
        if (!more && !stopping) await sleep(idle_ms)
      } catch (error) {
        trouble = (error as Error).message
        failures += 1
        log.error({ err: error, loop: name }, 'a worker stumbled and goes on')
        await sleep(Math.min(100 * 2 ** failures, 5_000))
      }
    }
  }
  const ended = run()
  return {
    name,
    idle_ms,
    poke: () => {
      poked = true
      wake()
    },
    stop: () => {
      stopping = true
      wake()
      return ended
    },
    health: () => ({ well_at, trouble }),
  }
}
