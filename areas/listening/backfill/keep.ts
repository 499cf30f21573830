/** What a step of a look back leaves behind, in the Work that stores what was heard: each post counts once, however often it is found. */
import './tables.ts'
import { texts, uuids } from '#platform/columns.ts'
import { happened } from '#platform/facts.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { endTurns, lockBackfill, setBackfill } from './backfills.ts'
import type { BackfillPart, BackfillPost } from './schema.ts'
import { endTurn, holdTurn, type Turn } from './turn.ts'

export type Found = Pick<BackfillPost, 'post_id' | 'what'>

/** Counts those that were not found before by any part of it. */
export async function keepFound(work: Work, { backfill_id, nth }: Turn, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return
  const rows = await insertRows<'listening_backfill_posts', Pick<BackfillPost, 'what'>>(
    work,
    'listening_backfill_posts',
    {
      ...{ workspace_id: work.workspace_id, backfill_id, nth, stays: false },
      post_id: [uuids, found.map(({ post_id }) => post_id)],
      what: [texts, found.map(({ what }) => what)],
    },
    'on conflict do nothing returning what',
  )
  const kept = rows.filter(({ what }) => what !== 'known').length
  await work.db
    .updateTable('listening_backfill_parts')
    .set((row) => ({ fits: row('fits', '+', rows.length), kept: row('kept', '+', kept) }))
    .where('backfill_id', '=', backfill_id)
    .where('nth', '=', nth)
    .execute()
}

export type Progress = Partial<
  Pick<BackfillPart, 'state' | 'term_nth' | 'cursor' | 'pages' | 'page_hash' | 'found' | 'tries' | 'problem' | 'missed'>
>

export async function setPart(work: Work, { backfill_id, nth }: Turn, progress: Progress): Promise<void> {
  await work.db
    .updateTable('listening_backfill_parts')
    .set(progress)
    .where('backfill_id', '=', backfill_id)
    .where('nth', '=', nth)
    .execute()
}

/** Locked first, so that of two parts which end at once the second sees that it is the last. */
export async function endPart(work: Work, turn: Turn, progress: Progress): Promise<void> {
  const { state } = await lockBackfill(work, turn.backfill_id)
  await holdTurn(work, turn)
  await setPart(work, turn, progress)
  const left = await endTurn(work, turn)
  if (left > 0 || state !== 'running') return
  const failed = await work.db
    .selectFrom('listening_backfill_parts')
    .select('nth')
    .where('backfill_id', '=', turn.backfill_id)
    .where('state', '=', 'failed')
    .executeTakeFirst()
  await setBackfill(work, turn.backfill_id, { state: failed ? 'failed' : 'done', ended_at: work.now })
}

/** All of it ends, because of the monitor itself. */
export async function endBackfill(work: Work, turn: Turn, problem: string): Promise<void> {
  await lockBackfill(work, turn.backfill_id)
  await holdTurn(work, turn)
  await endTurns(work, turn.backfill_id)
  await setBackfill(work, turn.backfill_id, { state: 'stopped', problem, ended_at: work.now })
}

export function goesOn(work: Work, { id: backfill_id, monitor_id }: { id: string; monitor_id: string }): void {
  happened(work, 'listening.backfill_changed', { backfill_id, monitor_id, state: 'running' })
}
