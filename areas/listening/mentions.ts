/** Keeps what monitors matched, and counts it as it comes. */
import { ints, jsons, uuids } from '#platform/columns.ts'
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { type Counted, count } from './counting/count.ts'
import type { Mention } from './schema.ts'

export interface Heard extends Counted {
  spans: Mention['spans']
}

/** What a network tells may be anything; nobody has more followers than this. */
const REACH_MOST = 2_147_483_647

export async function keepMentions(work: Work, heard: readonly Heard[]): Promise<void> {
  if (heard.length === 0) return
  await insertRows(work, 'listening_mentions', {
    workspace_id: work.workspace_id,
    monitor_id: [uuids, heard.map((m) => m.monitor_id)],
    post_id: [uuids, heard.map((m) => m.post_id)],
    spans: [jsons, heard.map((m) => m.spans)],
    reach: [
      ints,
      heard.map(({ reach }) => (reach === null ? null : Math.min(REACH_MOST, Math.max(0, Math.round(reach))))),
    ],
  })
  await count(work, heard, 1)
  happened(work, 'listening.mentions_heard', {
    monitor_ids: [...new Set(heard.map((m) => m.monitor_id))],
    mentions: heard.length,
  })
}
