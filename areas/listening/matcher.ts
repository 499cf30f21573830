/** The compiled monitors of a workspace, held by version. */
import './tables.ts'
import { cachedByVersion, type Versions } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import { compileMonitors, type Matcher } from './match.ts'
import { listMonitors, MONITORS } from './monitors.ts'
import type { Monitor } from './schema.ts'

const cache = cachedByVersion(MONITORS, async (work) =>
  compile((await listMonitors(work)).filter((monitor) => !monitor.paused_at)),
)

export const matcherOf = (work: Work, versions: Versions): Promise<Matcher> => cache.get(work, versions)

export function compile(monitors: readonly Pick<Monitor, 'id' | 'names' | 'products' | 'leave_out'>[]): Matcher {
  return compileMonitors(
    monitors.map((monitor) => ({
      monitor_id: monitor.id,
      brand: {
        names: monitor.names,
        products: monitor.products,
        hashtags: [],
        handles: [],
        sites: [],
        without: monitor.leave_out,
      },
    })),
  )
}
