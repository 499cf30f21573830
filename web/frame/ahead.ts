/**
 * What stands around every page and would move it: it is read and loaded before the first page is drawn, so that nothing
 * jumps. A server that dawdles keeps nobody waiting for it.
 */
import '#web/filled.ts'
import type { QueryClient } from '@tanstack/react-query'
import { loadAhead } from '#web/slots.tsx'

const MOST_MS = 1_500

export const readAhead = (queries: QueryClient): Promise<unknown> =>
  Promise.race([loadAhead('frame.strip', queries), new Promise((done) => setTimeout(done, MOST_MS))])
