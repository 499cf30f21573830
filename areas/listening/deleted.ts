/** What its author took back on the network is heard here no more: out of sight, out of the figures, and nobody brings it back. */
import './tables.ts'
import { sql } from 'kysely'
import { type Fact, happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { countAgain, type Row } from './counting/counted.ts'
import { promoteNext } from './items/promote.ts'
import type { Mention } from './schema.ts'

const STRETCH = 500

export async function takeAwayDeleted(work: Work, facts: Fact<'channels.posts_deleted'>[]): Promise<void> {
  const ids = [...new Set(facts.flatMap(({ detail }) => detail.post_ids))].sort()
  for (let from = 0; from < ids.length; from += STRETCH) await takeAway(work, ids.slice(from, from + STRETCH))
}

async function takeAway(work: Work, post_ids: readonly string[]): Promise<void> {
  const { rows } = await sql<Row & { was: Mention['set_aside'] }>`
    with before as (
      select monitor_id, post_id, set_aside from listening_mentions
      where monitor_id in (select id from listening_monitors) and post_id in (${sql.join(post_ids)})
        and set_aside is distinct from 'deleted'
      order by monitor_id, post_id for update
    )
    update listening_mentions m
    set set_aside = 'deleted', set_aside_at = ${work.now}, set_aside_by = null, set_aside_like = null, spans = '[]'
    from before b where m.monitor_id = b.monitor_id and m.post_id = b.post_id
    returning m.monitor_id, m.post_id, m.item_id, m.reach, b.set_aside as was`.execute(work.db)
  if (rows.length === 0) return
  await countAgain(
    work,
    rows.filter(({ was }) => was === null),
    -1,
  )
  await work.db
    .deleteFrom('listening_marks')
    .where('monitor_id', 'in', monitorsOf(rows))
    .where('post_id', 'in', post_ids)
    .execute()
  await promoteNext(
    work,
    rows.filter(({ item_id }) => item_id === null),
  )
  happened(work, 'listening.mentions_changed', { monitor_ids: monitorsOf(rows), mentions: rows.length })
}

const monitorsOf = (rows: readonly Row[]): string[] => [...new Set(rows.map((row) => row.monitor_id))]
