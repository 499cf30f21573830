/** The compiled monitors of a workspace, held by version. */
import './tables.ts'
import { listTopics, TOPICS } from '#areas/understanding/own-topics.ts'
import { cachedByVersion, type Versions } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import { compileMonitors, type Matcher } from './match.ts'
import { listMonitors, MONITORS } from './monitors.ts'
import type { Monitor } from './schema.ts'

const cache = cachedByVersion([MONITORS, TOPICS], async (work, before?: Matcher) =>
  compile(
    (await listMonitors(work)).filter((monitor) => !monitor.paused_at),
    await ownTopics(work),
    before,
  ),
)

export const matcherOf = (work: Work, versions: Versions): Promise<Matcher> => cache.get(work, versions)

/** What a query may name besides the topics that ship. */
export const ownTopics = async (work: Work): Promise<string[]> => (await listTopics(work)).map(({ name }) => name)

type Heard = Pick<Monitor, 'id' | 'names' | 'products' | 'leave_out'> &
  Partial<Pick<Monitor, 'query' | 'opens_conversations'>>

export function compile(monitors: readonly Heard[], topics: readonly string[], before?: Matcher): Matcher {
  return compileMonitors(
    monitors.map(({ id: monitor_id, query, opens_conversations: opens = true, ...named }) => {
      if (query) return { monitor_id, opens, query, ...(/topic/i.test(query) && { topics }) }
      const { names, products, leave_out: without } = named
      return { monitor_id, opens, brand: { names, products, hashtags: [], handles: [], sites: [], without } }
    }),
    before,
  )
}
