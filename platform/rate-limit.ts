/**
 * How much one person, or one address, may ask of the API in a minute; told in the headers of the draft of the IETF,
 * which every answer carries. Windows are fixed and kept in this process. Ours, since asking a plugin with promises of
 * its own took a twentieth of a small request.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { Refusal } from './refusal.ts'

export interface RateLimit {
  per_minute: number
  /** Whose allowance a request takes from. */
  whose: (request: FastifyRequest) => Promise<string>
}

interface Window {
  asked: number
  ends_at_ms: number
}

const WINDOW_MS = 60_000
/** More than may be counted at once; beyond that the one that was longest silent begins anew. */
const WINDOWS = 20_000

/** The page's own files are cached and cost nothing; only the API is counted. Call before routes are added. */
export function limitRate(app: FastifyInstance, { per_minute, whose }: RateLimit): void {
  const windows = new LRUCache<string, Window>({ max: WINDOWS })
  const limit = async (request: FastifyRequest, reply: FastifyReply) => {
    const now_ms = Date.now()
    const { asked, ends_at_ms } = count(windows, await whose(request), now_ms)
    const reset_s = Math.ceil((ends_at_ms - now_ms) / 1000)
    reply.headers({
      'ratelimit-limit': per_minute,
      'ratelimit-remaining': Math.max(0, per_minute - asked),
      'ratelimit-reset': reset_s,
    })
    if (asked > per_minute) throw tooMany(reset_s)
  }
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/')) route.onRequest = [limit, ...[route.onRequest ?? []].flat()]
  })
}

function count(windows: LRUCache<string, Window>, whose: string, now_ms: number): Window {
  const open = windows.get(whose)
  if (open && open.ends_at_ms > now_ms) {
    open.asked += 1
    return open
  }
  const begun = { asked: 1, ends_at_ms: now_ms + WINDOW_MS }
  windows.set(whose, begun)
  return begun
}

const tooMany = (retry_after_s: number) =>
  new Refusal('too_many', 'too_many_requests', `That was a lot at once. Try again in ${retry_after_s} s.`, {
    retry_after_s,
  })
