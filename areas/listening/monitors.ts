/** What we listen for. Changing it raises a version, so every process matches by the new words from its next batch. */
import './tables.ts'
import { wordsOf } from '#areas/understanding/phrases.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { raiseVersion } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import { interrupted } from './analysis/interruptions.ts'
import { unheardNames } from './brand.ts'
import { keepTidyFrom } from './counting/tidy.ts'
import { beginFinding } from './emerging/due.ts'
import { refuseWrongQuery } from './queries.ts'
import type { Monitor, MonitorInput, MonitorSet } from './schema.ts'
import { beginWatching } from './watch/running.ts'

export const MONITORS = 'listening.monitors'
const DAY_MS = 86_400_000

export async function listMonitors(work: Work): Promise<Monitor[]> {
  return work.db.selectFrom('listening_monitors').selectAll().where('removed_at', 'is', null).orderBy('id').execute()
}

/** So many of what was removed are listed. */
const REMOVED_MOST = 200

export const listRemoved = (work: Work): Promise<Monitor[]> =>
  work.db
    .selectFrom('listening_monitors')
    .selectAll()
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .orderBy('id')
    .limit(REMOVED_MOST)
    .execute()

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

/** A post that holds what is left out is not heard by a name that stands in it: a name of our own there silences all. */
function leftOutOf(input: MonitorInput, names: readonly string[]): string[] {
  const own = new Set([...names, ...input.products].map(plain))
  const silenced = input.leave_out.find((phrase) => own.has(plain(phrase)))
  if (silenced !== undefined)
    refuse(
      'invalid',
      'left_out_name',
      `“${silenced}” is what you listen for and left out as well, so it would never be heard. Leave out a longer phrase, such as “${silenced} Road”.`,
    )
  return input.leave_out
}

const plain = (name: string) => wordsOf(name).join(' ')

/** What is heard: by a query alone, or by names with what is made and what is left out. Refuses what could not be kept. */
export function saysOf(input: MonitorInput): Pick<Monitor, 'query' | 'names' | 'products' | 'leave_out'> {
  const { query } = input
  if (query) return { query: queryOf(query, input), names: [], products: [], leave_out: [] }
  const names = namesOf(input)
  return { query: null, names, products: input.products, leave_out: leftOutOf(input, names) }
}

function queryOf(query: string, { names, products, leave_out }: MonitorInput): string {
  if (names.length + products.length + leave_out.length > 0)
    refuse('invalid', 'query_and_names', 'A query says all that is heard. Write the names into it, or leave it out.')
  refuseWrongQuery(query)
  return query
}

/** What is said of others is heard without anybody being asked to answer. */
const OPENS: Readonly<Record<MonitorSet, boolean>> = {
  brand: true,
  product: true,
  people: true,
  competitor: false,
  topic: false,
}

export async function makeMonitor(work: Work, input: MonitorInput): Promise<Monitor> {
  const { name, kind = 'brand' } = input
  const monitor: Monitor = {
    ...{ workspace_id: work.workspace_id, id: newId(work.now), kind, name },
    ...saysOf(input),
    opens_conversations: OPENS[kind],
    created_at: work.now,
    created_by:
      work.by.kind === 'person'
        ? work.by.id
        : refuse('not_allowed', 'people_only', 'Only a person may make a monitor.'),
    updated_at: work.now,
    paused_at: null,
    removed_at: null,
  }
  await work.db.insertInto('listening_monitors').values(monitor).execute()
  await beginWatching(work, monitor.id)
  await keepTidyFrom(work, DAY_MS)
  await beginFinding(work)
  await changed(work, monitor.id)
  return monitor
}

/** The set and the query stay as they are where nothing is said of them. */
export async function changeMonitor(work: Work, { id, ...asked }: MonitorInput & { id: string }): Promise<Monitor> {
  const now = (await listMonitors(work)).find((monitor) => monitor.id === id) ?? noSuchMonitor()
  const { name, kind = now.kind, query = now.query } = asked
  const says = saysOf({ ...asked, query })
  if (!hearsTheSame(now, says)) await interrupted(work, id, { changed: 'yes' })
  return set(work, id, { name, kind, opens_conversations: OPENS[kind], ...says })
}

type Says = ReturnType<typeof saysOf>
const hearsTheSame = (a: Says, b: Says) =>
  JSON.stringify([a.query, a.names, a.products, a.leave_out]) ===
  JSON.stringify([b.query, b.names, b.products, b.leave_out])

export const pauseMonitor = (work: Work, { id }: { id: string }) => set(work, id, { paused_at: work.now })
export const resumeMonitor = (work: Work, { id }: { id: string }) => set(work, id, { paused_at: null })
export const removeMonitor = (work: Work, { id }: { id: string }) => set(work, id, { removed_at: work.now })
export const restoreMonitor = (work: Work, { id }: { id: string }) => set(work, id, { removed_at: null })

async function set(work: Work, id: string, change: Partial<Monitor>): Promise<Monitor> {
  const monitor = await work.db
    .updateTable('listening_monitors')
    .set({ ...change, updated_at: work.now })
    .where('id', '=', id)
    // One that was removed is restored before anything else.
    .$if(!('removed_at' in change), (query) => query.where('removed_at', 'is', null))
    .returningAll()
    .executeTakeFirst()
  if (monitor) await interrupted(work, id, change)
  if (change.removed_at === null) await beginWatching(work, id)
  await changed(work, id)
  return monitor ?? noSuchMonitor()
}

const noSuchMonitor = () => refuse('not_found', 'monitor_not_found', 'There is no such monitor.')

async function changed(work: Work, monitor_id: string): Promise<void> {
  await raiseVersion(work, MONITORS)
  happened(work, 'listening.monitor_changed', { monitor_id })
}
