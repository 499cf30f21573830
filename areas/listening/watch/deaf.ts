/** When a monitor heard nothing because nobody listened: it was paused, or every channel was silent. That is no quiet hour. */
import '../analysis/tables.ts'
import { listChannels } from '#areas/channels/channels.ts'
import { silencesIn } from '#areas/channels/silences.ts'
import type { Work } from '#platform/work.ts'

export interface Stretch {
  from_at: Date
  /** null while it lasts. */
  to_at: Date | null
}

type Between = Stretch & { to_at: Date }

export async function silentStretches(work: Work, monitor_id: string, between: Between): Promise<Stretch[]> {
  const [paused, channels, silences] = await Promise.all([
    work.db
      .selectFrom('listening_interruptions')
      .select(['from_at', 'to_at'])
      .where('monitor_id', '=', monitor_id)
      .where('why', 'in', ['paused', 'removed'])
      .where('from_at', '<', between.to_at)
      .execute(),
    listChannels(work, { retired: 'yes' }),
    silencesIn(work, between),
  ])
  const each = channels.map(({ id, created_at, retired_at }) => [
    { from_at: new Date(0), to_at: created_at },
    ...(retired_at ? [{ from_at: retired_at, to_at: null }] : []),
    ...silences.filter(({ channel_id, why }) => channel_id === id && why !== 'missed'),
  ])
  return [...paused, ...allAtOnce(each, between)]
}

/** The stretches in which all of them are silent; with none at all, it is always silent. */
export function allAtOnce(each: readonly (readonly Stretch[])[], { from_at, to_at }: Between): Stretch[] {
  const turns = each.flat().flatMap((one) => [one.from_at.getTime(), one.to_at?.getTime() ?? to_at.getTime()])
  const [first, last] = [from_at.getTime(), to_at.getTime()]
  const edges = [...new Set([first, ...turns.filter((at) => at > first && at < last), last])].sort((a, b) => a - b)
  return edges.slice(0, -1).flatMap((at, nth) => {
    const end = edges[nth + 1] as number
    const silent = each.every((stretches) => isIn(stretches, at, end))
    return silent ? [{ from_at: new Date(at), to_at: new Date(end) }] : []
  })
}

/** Whether any of it lies in one of them. */
export const isIn = (stretches: readonly Stretch[], from: number, to: number): boolean =>
  stretches.some(({ from_at, to_at }) => from_at.getTime() < to && (to_at === null || to_at.getTime() > from))
