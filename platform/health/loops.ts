import type { Trouble } from '../area.ts'
import type { Loop } from '../loop.ts'
import { seconds } from './queues.ts'

const SILENT_MS = 120_000
const STUMBLING_MS = 60_000

/** A loop that stumbles once is not worth a word to anyone; one that does not get up is. */
export function loopTroubles(loops: readonly Loop[], now: Date): Trouble[] {
  return loops.flatMap((loop): Trouble[] => {
    const { well_at, trouble } = loop.health()
    const unwell_ms = now.getTime() - well_at.getTime()
    const mend = 'See the log of the server; if it does not recover, start the server again.'
    if (trouble !== null && unwell_ms > STUMBLING_MS)
      return [{ weight: 'down', what: `The worker "${loop.name}" has been failing for ${seconds(unwell_ms)}.`, mend }]
    if (unwell_ms > SILENT_MS + (loop.idle_ms ?? 0))
      return [
        { weight: 'down', what: `The worker "${loop.name}" has not finished a step for ${seconds(unwell_ms)}.`, mend },
      ]
    if (trouble !== null) return [{ weight: 'late', what: `The worker "${loop.name}" stumbles and tries again.`, mend }]
    return []
  })
}
