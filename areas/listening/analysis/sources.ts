/** Where figures come from, how much that is of what is said, since when they are complete, and what is missing (L7). */
import './tables.ts'
import { listChannels, type Unheard, unheardAmong } from '#areas/channels/channels.ts'
import type { Channel, Silence } from '#areas/channels/schema.ts'
import { silencesIn } from '#areas/channels/silences.ts'
import type { Work } from '#platform/work.ts'
import { lookedBackIn } from '../backfill/looked-back.ts'
import type { Monitor } from '../schema.ts'
import type { Source } from './api.ts'
import type { Period } from './period.ts'
import { samplingOf } from './sampling.ts'
import type { Interruption } from './schema.ts'

/** A network that does not answer is asked a few times before it is called silent. */
const FIRST_ANSWER_MS = 10 * 60_000

type Stretch = Pick<Period, 'from_at' | 'to_at'>

export async function sourceOf(
  work: Work,
  of: { monitors: readonly Monitor[]; network: string | undefined; period: Stretch },
): Promise<Source> {
  const { monitors, network, period } = of
  const [channels, silences, interruptions, looked_back] = await Promise.all([
    listChannels(work, { retired: 'yes' }),
    silencesIn(work, period),
    interruptionsOf(work, monitors),
    lookedBackIn(work, of),
  ])
  const heard = channels.filter((channel) => isWithin(channel, period) && (!network || channel.network === network))
  const unheard = await unheardAmong(work, heard)
  const stretches = [...unheard.filter(({ from_at }) => from_at < period.to_at).map(asStretch), ...silences]
  return {
    channels: heard.map((channel) => ({
      ...{ channel_id: channel.id, network: channel.network, name: channel.display_name, purpose: channel.purpose },
      ...{ since_at: channel.created_at, ...samplingOf(channel) },
      unheard: unheardOf(unheard, channel),
    })),
    complete_since: completeSince(monitors, {
      interruptions,
      heard: heard.filter((channel) => !stretches.some((stretch) => isSilentSinceIt(stretch, channel))),
    }),
    looked_back,
    gaps: [
      ...gapsOf(stretches, new Map(heard.map(({ id, display_name }) => [id, display_name]))),
      ...interruptedIn(interruptions, { period, monitors }),
    ],
  }
}

/** As a silence that is written down would be: nothing changed that would have written this one. */
const asStretch = (unheard: Unheard): Silent => ({ ...unheard, to_at: null })
type Silent = Omit<Silence, 'id' | 'why'> & { why: Silence['why'] | Unheard['why'] }

function unheardOf(unheard: readonly Unheard[], { id }: Channel): Source['channels'][number]['unheard'] {
  const one = unheard.find(({ channel_id }) => channel_id === id)
  return one ? { why: one.why, since_at: one.from_at } : null
}

const isWithin = ({ created_at, retired_at }: Channel, { from_at, to_at }: Stretch) =>
  created_at < to_at && (retired_at === null || retired_at > from_at)

function interruptionsOf(work: Work, monitors: readonly Monitor[]): Promise<Interruption[]> {
  if (monitors.length === 0) return Promise.resolve([])
  const ids = monitors.map(({ id }) => id)
  return work.db
    .selectFrom('listening_interruptions')
    .selectAll()
    .where('monitor_id', 'in', ids)
    .orderBy('from_at', 'desc')
    .limit(1_000)
    .execute()
}

/** A channel that was connected and never answered heard nothing, however well it is. */
const isSilentSinceIt = ({ channel_id, from_at, to_at }: Silent, { id, created_at }: Channel) =>
  channel_id === id && to_at === null && from_at.getTime() < created_at.getTime() + FIRST_ANSWER_MS

/** The last of: the first channel that is heard was connected, each monitor was made, each was changed. */
function completeSince(
  monitors: readonly Monitor[],
  { interruptions, heard }: { interruptions: readonly Interruption[]; heard: readonly Channel[] },
): Date | null {
  if (monitors.length === 0 || heard.length === 0) return null
  const first = Math.min(...heard.map(({ created_at }) => created_at.getTime()))
  const changed = interruptions.filter(({ why }) => why === 'changed').map(({ from_at }) => from_at.getTime())
  return new Date(Math.max(first, ...monitors.map(({ created_at }) => created_at.getTime()), ...changed))
}

function gapsOf(silences: readonly Silent[], names: ReadonlyMap<string, string>): Source['gaps'] {
  return silences.flatMap(({ channel_id, why, says, from_at, to_at }) => {
    const name = names.get(channel_id)
    return name === undefined ? [] : [{ name, of: 'channel' as const, why, says, from_at, to_at }]
  })
}

function interruptedIn(
  interruptions: readonly Interruption[],
  { period, monitors }: { period: Stretch; monitors: readonly Monitor[] },
): Source['gaps'] {
  const names = new Map(monitors.map(({ id, name }) => [id, name]))
  return interruptions
    .filter(({ from_at, to_at }) => from_at < period.to_at && (to_at === null || to_at >= period.from_at))
    .map(({ monitor_id, why, from_at, to_at }) => ({
      ...{ name: names.get(monitor_id) ?? '', of: 'monitor' as const, why, says: null, from_at, to_at },
    }))
}

/** From then on it is another source, or another question; nothing of it is missing. */
const BEGINNINGS: ReadonlySet<string> = new Set(['changed', 'retired'])

/** Whether something is missing of a stretch. */
export function isIncomplete({ complete_since, gaps }: Source, { from_at, to_at }: Stretch): boolean {
  if (!complete_since || from_at < complete_since) return true
  return gaps.some(
    (gap) => !BEGINNINGS.has(gap.why) && gap.from_at < to_at && (gap.to_at === null || gap.to_at > from_at),
  )
}
