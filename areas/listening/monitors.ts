/** What we listen for. Changing it raises a version, so every process matches by the new words from its next batch. */
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { raiseVersion } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import { unheardNames } from './brand.ts'
import type { Monitor, MonitorInput } from './schema.ts'

export const MONITORS = 'listening.monitors'

export async function listMonitors(work: Work): Promise<Monitor[]> {
  return work.db.selectFrom('listening_monitors').selectAll().orderBy('id').execute()
}

/** A brand called nothing, or by a single common letter, would match nearly everything. */
function namesOf(input: MonitorInput): string[] {
  const names = [...new Set([input.name, ...input.names].map((name) => name.trim()).filter(Boolean))]
  const [unheard] = unheardNames({ names, products: input.products, hashtags: [], handles: [], sites: [], without: [] })
  if (unheard !== undefined)
    refuse(
      'invalid',
      'name_without_letters',
      `“${unheard}” holds no word that could be heard. Write the brand as people do.`,
    )
  const short = names.find((name) => /^[\p{Script=Latin}\p{N}]$/u.test(name))
  if (short !== undefined)
    refuse('invalid', 'name_too_short', `“${short}” alone would match nearly everything. Add a word to it.`)
  return names
}

export async function makeMonitor(work: Work, input: MonitorInput): Promise<Monitor> {
  const monitor: Monitor = {
    workspace_id: work.workspace_id,
    id: newId(work.now),
    kind: 'brand',
    name: input.name,
    names: namesOf(input),
    products: input.products,
    leave_out: input.leave_out,
    opens_conversations: true,
    created_at: work.now,
    created_by:
      work.by.kind === 'person'
        ? work.by.id
        : refuse('not_allowed', 'people_only', 'Only a person may make a monitor.'),
    updated_at: work.now,
    paused_at: null,
  }
  await work.db.insertInto('listening_monitors').values(monitor).execute()
  await changed(work, monitor.id)
  return monitor
}

export async function changeMonitor(work: Work, { id, ...input }: MonitorInput & { id: string }): Promise<Monitor> {
  const monitor = await work.db
    .updateTable('listening_monitors')
    .set({
      name: input.name,
      names: namesOf(input),
      products: input.products,
      leave_out: input.leave_out,
      updated_at: work.now,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  await changed(work, id)
  return monitor ?? refuse('not_found', 'monitor_not_found', 'There is no such monitor.')
}

export async function pauseMonitor(work: Work, { id }: { id: string }): Promise<Monitor> {
  return setPaused(work, id, work.now)
}

export async function resumeMonitor(work: Work, { id }: { id: string }): Promise<Monitor> {
  return setPaused(work, id, null)
}

async function setPaused(work: Work, id: string, paused_at: Date | null): Promise<Monitor> {
  const monitor = await work.db
    .updateTable('listening_monitors')
    .set({ paused_at, updated_at: work.now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  await changed(work, id)
  return monitor ?? refuse('not_found', 'monitor_not_found', 'There is no such monitor.')
}

async function changed(work: Work, monitor_id: string): Promise<void> {
  await raiseVersion(work, MONITORS)
  happened(work, 'listening.monitor_changed', { monitor_id })
}
