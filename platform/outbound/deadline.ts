/**
 * The clocks of one request and its abort signals, folded into one signal. A server that drips a byte a second meets the
 * total, one that falls silent the shorter ones.
 */
import { OutboundError } from './error.ts'
import type { OutboundLimits } from './limits.ts'

export interface Deadline {
  readonly signal: AbortSignal
  /** Starts (again) the clock for the next sign of life. */
  expect(within_ms: number, what: string): void
  /** Stops the clock of `expect`: it is our turn now. */
  rest(): void
  /** Whether any of the request has left the house; the errors of the clocks say so. */
  markSent(): void
  readonly sent: boolean
  /** Why it ended early: ours, or the caller's own reason. undefined while it may go on. */
  reason(): unknown
  done(): void
}

export function deadline(host: string, limits: OutboundLimits, caller: AbortSignal | null | undefined): Deadline {
  const controller = new AbortController()
  let sent = false
  let step: NodeJS.Timeout | undefined
  const late = (what: string) => end(new OutboundError('timed_out', `The server ${host} ${what}.`, { sent }))
  // Unreferenced: a body that nobody reads must not keep a stopping program alive.
  const total = setTimeout(late, limits.total_ms, `did not finish within ${seconds(limits.total_ms)}`).unref()
  const onAbort = () => end(caller?.reason)
  const done = () => {
    clearTimeout(step)
    clearTimeout(total)
    caller?.removeEventListener('abort', onAbort)
  }
  function end(reason: unknown): void {
    done()
    controller.abort(reason)
  }
  if (caller?.aborted) onAbort()
  else caller?.addEventListener('abort', onAbort, { once: true })
  return {
    signal: controller.signal,
    expect(within_ms, what) {
      clearTimeout(step)
      if (controller.signal.aborted) return
      step = setTimeout(late, within_ms, `${what} for ${seconds(within_ms)}`).unref()
    },
    rest: () => clearTimeout(step),
    markSent: () => {
      sent = true
    },
    get sent() {
      return sent
    },
    reason: () => controller.signal.reason,
    done,
  }
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Math.round(ms / 100) / 10} s`
}
