/** Keeps what monitors matched, and counts it per five minutes as it comes. */
import { instants, ints, jsons, texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import type { Mention } from './schema.ts'

export interface Heard extends Omit<Mention, 'workspace_id'> {
  network: string
  posted_at: Date
  sentiment: number
}

const FIVE_MINUTES_MS = 300_000

export async function keepMentions(work: Work, heard: readonly Heard[]): Promise<void> {
  if (heard.length === 0) return
  await insertRows(work, 'listening_mentions', {
    workspace_id: work.workspace_id,
    monitor_id: [uuids, heard.map((m) => m.monitor_id)],
    post_id: [uuids, heard.map((m) => m.post_id)],
    spans: [jsons, heard.map((m) => m.spans)],
  })
  await countVolumes(work, heard)
  happened(work, 'listening.mentions_heard', {
    monitor_ids: [...new Set(heard.map((m) => m.monitor_id))],
    mentions: heard.length,
  })
}

async function countVolumes(work: Work, heard: readonly Heard[]): Promise<void> {
  const at = (posted_at: Date) => new Date(Math.floor(posted_at.getTime() / FIVE_MINUTES_MS) * FIVE_MINUTES_MS)
  const groups = [...Map.groupBy(heard, (m) => `${m.monitor_id} ${at(m.posted_at).toISOString()} ${m.network}`)].sort(
    ([a], [b]) => (a < b ? -1 : 1),
  )
  const firsts = groups.map(([, group]) => group[0] as Heard)
  await insertRows(
    work,
    'listening_volumes',
    {
      workspace_id: work.workspace_id,
      monitor_id: [uuids, firsts.map((m) => m.monitor_id)],
      network: [texts, firsts.map((m) => m.network)],
      from_at: [instants, firsts.map((m) => at(m.posted_at))],
      mentions: [ints, groups.map(([, g]) => g.length)],
      negative: [ints, groups.map(([, g]) => g.filter((m) => m.sentiment < -0.05).length)],
    },
    `on conflict (workspace_id, monitor_id, from_at, network) do update
      set mentions = listening_volumes.mentions + excluded.mentions, negative = listening_volumes.negative + excluded.negative`,
  )
}
