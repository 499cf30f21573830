/** Figures grow as mentions come, so that no page ever goes through the mentions themselves. */
import { instants, ints, texts, uuids } from '#platform/columns.ts'
import '../tables.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'

/** What a mention is counted by. */
export interface Counted {
  monitor_id: string
  post_id: string
  author_id: string
  network: string
  posted_at: Date
  language: string
  sentiment: number
  sentiment_label: string
  topics: readonly string[]
  /** Passes on, or nearly repeats, what was said before. */
  is_repeat: boolean
  /** Followers of whoever said it, where the network tells. */
  reach: number | null
}

const FIVE_MINUTES_MS = 300_000

/** Adds them to the figures, or with -1 takes them away again; who takes away says the same as was added. */
export async function count(work: Work, mentions: readonly Counted[], by: 1 | -1): Promise<void> {
  const at = (posted_at: Date) => new Date(Math.floor(posted_at.getTime() / FIVE_MINUTES_MS) * FIVE_MINUTES_MS)
  const keyOf = (m: Counted) => `${m.monitor_id} ${at(m.posted_at).toISOString()} ${m.network}`
  // In one order, so that two batches that count the same do not wait for each other.
  const groups = [...Map.groupBy(mentions, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1))
  const firsts = groups.map(([, group]) => group[0] as Counted)
  await insertRows(
    work,
    'listening_volumes',
    {
      workspace_id: work.workspace_id,
      monitor_id: [uuids, firsts.map((m) => m.monitor_id)],
      network: [texts, firsts.map((m) => m.network)],
      from_at: [instants, firsts.map((m) => at(m.posted_at))],
      mentions: [ints, groups.map(([, g]) => by * g.length)],
      negative: [ints, groups.map(([, g]) => by * g.filter((m) => m.sentiment_label === 'negative').length)],
    },
    `on conflict (workspace_id, monitor_id, from_at, network) do update
      set mentions = listening_volumes.mentions + excluded.mentions, negative = listening_volumes.negative + excluded.negative`,
  )
}
