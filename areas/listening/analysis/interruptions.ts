/** Writes down when a monitor stops to listen, listens again, or listens for something else. */
import './tables.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import type { Interruption } from './schema.ts'

interface Change {
  paused_at?: Date | null
  removed_at?: Date | null
  changed?: 'yes'
}

export async function interrupted(work: Work, monitor_id: string, change: Change): Promise<void> {
  if (change.changed) await note(work, { monitor_id, why: 'changed', to_at: work.now })
  for (const [why, at] of [
    ['paused', change.paused_at],
    ['removed', change.removed_at],
  ] as const) {
    if (at) await note(work, { monitor_id, why, to_at: null })
    if (at === null)
      await work.db
        .updateTable('listening_interruptions')
        .set({ to_at: work.now })
        .where('monitor_id', '=', monitor_id)
        .where('why', '=', why)
        .where('to_at', 'is', null)
        .execute()
  }
}

async function note(work: Work, interruption: Pick<Interruption, 'monitor_id' | 'why' | 'to_at'>): Promise<void> {
  const { workspace_id, now } = work
  await work.db
    .insertInto('listening_interruptions')
    .values({ ...interruption, workspace_id, id: newId(now), from_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
