/** An item whose first is gone goes on with the next who said it: that one is shown, and is found by what nearly repeats it. */
import '../tables.ts'
import { sql } from 'kysely'
import { readingsByIds } from '#areas/understanding/readings.ts'
import type { Work } from '#platform/work.ts'
import { countAgain, type Row } from '../counting/counted.ts'
import { bandsOf } from './near.ts'

interface First {
  monitor_id: string
  post_id: string
}

/** Those that were the first of their item, and are deleted or taken away by now. */
export async function promoteNext(work: Work, gone: readonly First[]): Promise<void> {
  const bands = await bandsOfPosts(
    work,
    gone.map((one) => one.post_id),
  )
  for (const first of gone.toSorted((a, b) => (a.monitor_id + a.post_id < b.monitor_id + b.post_id ? -1 : 1)))
    await promote(work, first, bands.get(first.post_id) ?? [])
  for (const { post_id } of gone) {
    const own = bands.get(post_id) ?? []
    if (own.length > 0)
      await sql`delete from listening_bands where post_id = ${post_id} and band in (${sql.join(own)})
        and monitor_ids <@ ${gone.filter((one) => one.post_id === post_id).map((one) => one.monitor_id)}::uuid[]`.execute(
        work.db,
      )
  }
}

async function promote(work: Work, { monitor_id, post_id }: First, bands: readonly number[]): Promise<void> {
  const { rows } = await sql<Row & { set_aside: string | null }>`
    select monitor_id, post_id, item_id, reach, set_aside from listening_mentions
    where monitor_id = ${monitor_id} and item_id = ${post_id} and set_aside is distinct from 'deleted'
    order by post_id for update`.execute(work.db)
  const [next, ...others] = rows
  if (!next) return
  // It was counted as one that passes another on.
  const counted = next.set_aside === null ? [next] : []
  await countAgain(work, counted, -1)
  await sql`update listening_mentions set item_id = null, passes_on = null
    where monitor_id = ${monitor_id} and post_id = ${next.post_id}`.execute(work.db)
  await countAgain(
    work,
    counted.map((row) => ({ ...row, item_id: null })),
    1,
  )
  if (others.length > 0)
    await sql`update listening_mentions set item_id = ${next.post_id}
      where monitor_id = ${monitor_id} and item_id = ${post_id}`.execute(work.db)
  if (bands.length > 0)
    await sql`insert into listening_bands (workspace_id, band, post_id, fingerprint, words, monitor_ids)
      select workspace_id, band, ${next.post_id}::uuid, fingerprint, words, array[${monitor_id}::uuid] from listening_bands
      where post_id = ${post_id} and band in (${sql.join(bands)}) and ${monitor_id}::uuid = any(monitor_ids)
      on conflict (workspace_id, band, post_id) do update set monitor_ids = listening_bands.monitor_ids || excluded.monitor_ids`.execute(
      work.db,
    )
}

async function bandsOfPosts(work: Work, ids: readonly string[]): Promise<Map<string, number[]>> {
  const readings = await readingsByIds(work, [...new Set(ids)])
  return new Map([...readings].map(([id, { fingerprint }]) => [id, bandsOf({ fingerprint, words: 0 })]))
}
