/** What is asked about look backs, each question joined with its rule; and the workers that do them. */
import type { LookingBack } from '#areas/channels/look-back.ts'
import { type Route, route } from '#platform/http.ts'
import { type Loop, startLoop } from '#platform/loop.ts'
import type { Work } from '#platform/work.ts'
import { backfillApi as api, type BackfillView } from './api.ts'
import {
  backfillsDue,
  beginBackfill,
  goOnWithBackfill,
  monitorOrRemoved,
  stopBackfill,
  takeBackfillBack,
} from './backfills.ts'
import type { Backfill } from './schema.ts'
import { viewsOf } from './view.ts'
import { type LookingBackWorker, lookBackNext } from './worker.ts'

export const backfillRoutes = (looking: LookingBack): Route[] => [
  route(api.list, async (work, { id }) => {
    await monitorOrRemoved(work, id)
    const backfills = await work.db
      .selectFrom('listening_backfills')
      .selectAll()
      .where('monitor_id', '=', id)
      .orderBy('id', 'desc')
      .limit(SHOWN)
      .execute()
    const sources = await looking.sources(work)
    const offers = sources.map(({ network, name, because }) => ({ network, name, because }))
    return { backfills: await viewsOf(work, backfills), offers }
  }),
  route(api.begin, async (work, asked) => viewOf(work, await beginBackfill(work, looking, asked))),
  route(api.stop, async (work, { id }) => viewOf(work, await stopBackfill(work, id))),
  route(api.goOn, async (work, { id }) => viewOf(work, await goOnWithBackfill(work, id))),
  route(api.takeBack, async (work, { id }) => viewOf(work, await takeBackfillBack(work, id))),
]

/** Of a monitor that looked back more often, the newest. */
const SHOWN = 10

async function viewOf(work: Work, backfill: Backfill): Promise<BackfillView> {
  const [view] = await viewsOf(work, [backfill])
  return view as BackfillView
}

/** Longer than a network is waited for. Whoever stores for longer than the rest of it is fenced off, and the page is asked for again. */
const LEASE_MS = 60_000
const PAUSE_MS = 250
/** Two, so that a network which dawdles holds up no other. */
const WORKERS = 2

export function lookingBackLoops(worker: Omit<LookingBackWorker, 'lease_ms' | 'pause_ms'>): Loop[] {
  const paced = { ...worker, lease_ms: LEASE_MS, pause_ms: PAUSE_MS }
  return Array.from({ length: WORKERS }, (_, nth) => {
    const step = () => lookBackNext(paced)
    const loop = startLoop({ name: `listening.look_back ${nth + 1}`, log: worker.log, step, idle_ms: 500 })
    backfillsDue.addEventListener('due', loop.poke)
    return {
      ...loop,
      stop: () => {
        backfillsDue.removeEventListener('due', loop.poke)
        return loop.stop()
      },
    }
  })
}
