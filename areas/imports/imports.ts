/** Imports as people see and change them; the work itself is done by worker.ts. */
import './tables.ts'
import { hash } from 'node:crypto'
import { type SqlBool, sql } from 'kysely'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type Format, LIMITS, type Mapping, type Opens } from './checks/fields.ts'
import { partsOf } from './files.ts'
import {
  type Counts,
  FILE_KEPT_DAYS,
  IMPORT_MAY,
  type Import,
  type ImportState,
  isHalfTakenBack,
  type KeptMapping,
  type RefusedView,
} from './schema.ts'

export async function beginImport(work: Work, input: { file_name: string; bytes: number }): Promise<Import> {
  if (input.bytes > LIMITS.bytes)
    refuse(
      'invalid',
      'file_too_large',
      `A file may have ${LIMITS.bytes / 1e9} GB. Split it, and bring the parts one after the other.`,
    )
  if (input.bytes === 0) refuse('invalid', 'empty_file', 'The file is empty. Choose one with a header and rows.')
  const record: Import = {
    ...{ workspace_id: work.workspace_id, id: newId(work.now), file_name: input.file_name, bytes: input.bytes },
    ...{ parts: 0, state: 'uploading', format: null, mapping: null, opens: 'recent', tried: null, counts: null },
    ...{ row_done: 0, bytes_done: 0, problem: null, created_at: work.now, created_by: personId(work) },
    ...{ door_id: null, started_at: null, ended_at: null, file_until: null, removed_at: null },
  }
  await work.db
    .insertInto('imports_imports')
    .values({ ...record, format: null, mapping: null, tried: null, counts: null })
    .execute()
  return tell(work, record)
}

export const personId = (work: Work): string =>
  work.by.kind === 'person' ? work.by.id : refuse('not_allowed', 'people_only', 'Only a person may do this.')

function tell(work: Work, record: Import): Import {
  happened(work, 'imports.import_changed', { import_id: record.id, state: record.state })
  return record
}

export const listImports = (work: Work): Promise<Import[]> =>
  work.db
    .selectFrom('imports_imports')
    .selectAll()
    .where('door_id', 'is', null)
    .where('removed_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
    .then((rows) => rows.map(asRecord))

export async function findImport(work: Work, id: string): Promise<Import> {
  const row = await work.db
    .selectFrom('imports_imports')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? asRecord(row) : refuse('not_found', 'import_not_found', GONE)
}

/** PostgreSQL's bigint comes as a number here; instants inside of JSON come as text. */
export const asRecord = (
  row: Omit<Import, 'bytes' | 'bytes_done'> & { bytes: unknown; bytes_done: unknown },
): Import => ({
  ...row,
  bytes: Number(row.bytes),
  bytes_done: Number(row.bytes_done),
})

const GONE = 'There is no such import (any more).'

async function lockOr(work: Work, id: string): Promise<Import> {
  const record = await lockImport(work, id)
  return record && !record.removed_at ? record : refuse('not_found', 'import_not_found', GONE)
}

export async function lockImport(work: Work, id: string): Promise<Import | null> {
  const row = await work.db
    .selectFrom('imports_imports')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asRecord(row) : null
}

const WHY: Readonly<Record<ImportState, string>> = {
  uploading: 'The file is still on its way.',
  ready: 'It is ready and has not begun.',
  trying: 'It is being tried. Stop that first.',
  running: 'It is being brought in. Stop that first.',
  stopped: 'It was stopped.',
  failed: 'It failed.',
  done: 'It is done.',
  undoing: 'It is being taken back.',
  undone: 'It was taken back. Bring it back, or choose the file again.',
}

export async function mayOr(work: Work, id: string, deed: keyof (typeof IMPORT_MAY)['ready']): Promise<Import> {
  const record = await lockOr(work, id)
  if (!IMPORT_MAY[record.state][deed]) refuse('conflict', `import_${record.state}`, WHY[record.state])
  return record
}

type Change = Partial<Omit<Import, 'format' | 'mapping' | 'tried' | 'counts'>> & {
  format?: Format
  mapping?: Mapping
  tried?: null
  counts?: Counts | null
}

async function set(work: Work, id: string, { format, mapping, counts, ...change }: Change): Promise<Import> {
  const row = await work.db
    .updateTable('imports_imports')
    .set({
      ...change,
      ...(format && { format: JSON.stringify(format) }),
      ...(mapping && { mapping: JSON.stringify(mapping) }),
      ...(counts !== undefined && { counts: counts && JSON.stringify(counts) }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return tell(work, asRecord(row))
}

/** Parts come in their order; one that came twice is the same part. */
export async function partArrived(work: Work, { id, nth }: { id: string; nth: number }): Promise<Import> {
  const record = await lockOr(work, id)
  if (record.state !== 'uploading') refuse('conflict', 'import_arrived', 'The file is here already.')
  if (nth > record.parts) refuse('conflict', 'part_missing', `Part ${record.parts} comes next.`)
  if (nth < record.parts) return record
  const row = await work.db
    .updateTable('imports_imports')
    .set({ parts: nth + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return asRecord(row)
}

/** How it is read was found out, or said; what was found before is of another reading. */
export async function readAs(
  work: Work,
  id: string,
  { format, mapping }: { format: Format; mapping: Mapping },
): Promise<Import> {
  const record = await lockOr(work, id)
  if (record.state !== 'uploading' && !IMPORT_MAY[record.state].change)
    refuse('conflict', `import_${record.state}`, WHY[record.state])
  return set(work, id, { state: 'ready', format, mapping, tried: null, problem: null })
}

export async function changeMapping(
  work: Work,
  { id, mapping, opens }: { id: string; mapping: Mapping; opens: Opens },
): Promise<Import> {
  const record = await mayOr(work, id, 'change')
  refuseWrongMapping(mapping, record.format)
  const same = JSON.stringify(record.mapping) === JSON.stringify(mapping) && record.opens === opens
  return same ? record : set(work, id, { mapping, opens, tried: null })
}

function refuseWrongMapping({ columns, time_zone }: Mapping, format: Format | null): void {
  const strange = Object.entries(columns).find(([, column]) => !format?.columns.includes(column))
  if (strange) refuse('invalid', 'no_such_column', `The file has no column “${strange[1]}”.`)
  try {
    new Intl.DateTimeFormat('en', { timeZone: time_zone })
  } catch {
    refuse('invalid', 'no_such_zone', `“${time_zone}” is no time zone. One is Europe/Berlin.`, {
      fields: { time_zone: 'Such as Europe/Berlin.' },
    })
  }
}

/** The token begins with the instant, so that it is above any that a turn had which was ended meanwhile. */
export async function begin(work: Work, id: string, change: Change): Promise<Import> {
  const token = work.now.getTime() * 1_000
  await work.db
    .insertInto('imports_turns')
    .values({ workspace_id: work.workspace_id, import_id: id, due_at: work.now, lease_until: null, token })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'import_id']).doNothing())
    .execute()
  work.afterwards.push(() => importsDue.dispatchEvent(new Event('due')))
  return set(work, id, { problem: null, ...change })
}

/** Wakes the workers of this process; others look by themselves. */
export const importsDue = new EventTarget()

function refuseUnmapped({ mapping }: Import): void {
  if (!mapping?.columns.text)
    refuse('invalid', 'no_text_column', 'Say which column holds what was said.', {
      fields: { text: 'Choose a column.' },
    })
}

export async function tryImport(work: Work, id: string): Promise<Import> {
  const record = await mayOr(work, id, 'change')
  refuseUnmapped(record)
  return begin(work, id, { state: 'trying', tried: null, row_done: 0, bytes_done: 0 })
}

/** What was stopped goes on where it stood. */
export async function runImport(work: Work, id: string): Promise<Import> {
  const record = await mayOr(work, id, 'start')
  if (isHalfTakenBack(record))
    refuse('conflict', 'import_half_taken_back', 'It was being taken back. Take it back first; then bring it back.')
  if (!record.door_id) refuseUnmapped(record)
  const anew = record.state === 'ready' ? { counts: null, row_done: 0, bytes_done: 0, started_at: work.now } : {}
  return begin(work, id, { state: 'running', ...anew, ended_at: null })
}

export async function stopImport(work: Work, id: string): Promise<Import> {
  const { state } = await mayOr(work, id, 'stop')
  await endTurn(work, id)
  return set(work, id, state === 'trying' ? { state: 'ready' } : { state: 'stopped', ended_at: work.now })
}

export const keptUntil = (work: Work): Date => new Date(work.now.getTime() + FILE_KEPT_DAYS * 86_400_000)

/** What never ended has its file still; of what did, it may be gone. */
export async function takeImportBack(work: Work, id: string): Promise<Import> {
  const record = await mayOr(work, id, 'take_back')
  const { state, counts } = record
  const isHere = state !== 'done' && !isHalfTakenBack(record)
  return begin(work, id, {
    ...{ state: 'undoing', row_done: 0, file_until: isHere ? keptUntil(work) : record.file_until },
    ...(counts && { counts: { ...counts, ...(isHere && { unfinished: true }), taken_back: counts.taken_back ?? 0 } }),
  })
}

export const endTurn = (work: Work, import_id: string) =>
  work.db.deleteFrom('imports_turns').where('import_id', '=', import_id).execute()

/** What was read before stays, however it is asked for now. */
export async function dropUploading(work: Work, id: string): Promise<void> {
  const record = await lockOr(work, id)
  if (record.state === 'uploading') await deleteImport(work, record)
}

/** For good, with its file. */
export async function deleteImport(work: Work, record: Import): Promise<void> {
  const { id } = record
  await dropParts(work, record)
  for (const table of ['imports_refusals', 'imports_posts', 'imports_kept_posts', 'imports_turns'] as const)
    await work.db.deleteFrom(table).where('import_id', '=', id).execute()
  await work.db.deleteFrom('imports_imports').where('id', '=', id).execute()
  happened(work, 'imports.import_changed', { import_id: id, state: 'removed' })
}

/** The bytes go by a job, since storage may be far away. */
export const dropParts = (work: Work, record: Import): Promise<void> =>
  addJob(work, 'imports.delete_parts', { payload: { keys: partsOf(record) } })

const hashOf = ({ columns }: Format) => hash('sha256', JSON.stringify(columns), 'hex').slice(0, 32)

export const keptMappings = (work: Work, format: Format | null): Promise<KeptMapping[]> =>
  format === null
    ? Promise.resolve([])
    : work.db
        .selectFrom('imports_mappings')
        .selectAll()
        .where('columns_hash', '=', hashOf(format))
        .orderBy('updated_at', 'desc')
        .execute()

/** Under a name, for the next file with these columns. */
export async function keepMapping(work: Work, { id, name }: { id: string; name: string }): Promise<KeptMapping> {
  const { format, mapping } = await findImport(work, id)
  if (!format || !mapping) refuse('conflict', 'import_uploading', WHY.uploading)
  const now = {
    mapping: JSON.stringify(mapping),
    columns_hash: hashOf(format),
    updated_at: work.now,
    updated_by: personId(work),
  }
  return work.db
    .insertInto('imports_mappings')
    .values({ workspace_id: work.workspace_id, id: newId(work.now), name, ...now })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doUpdateSet(now))
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Of a file a row is found by its line; what a program sent is shown. */
export async function refusedOf(
  work: Work,
  input: { id: string; after: number; limit: number },
): Promise<RefusedView[]> {
  const { door_id } = await findImport(work, input.id)
  return work.db
    .selectFrom('imports_refusals')
    .select(['row_nth', 'line', 'column_name', 'code', 'sentence'])
    .select(sql<string | null>`case when ${door_id !== null} then cells[1] end`.as('sent'))
    .where('import_id', '=', input.id)
    .where('row_nth', '>', input.after)
    .orderBy('row_nth')
    .limit(input.limit)
    .execute()
}

/** Which of these posts this import brought. */
export async function broughtAmong(work: Work, import_id: string, post_ids: readonly string[]): Promise<Set<string>> {
  if (post_ids.length === 0) return new Set()
  const rows = await work.db
    .selectFrom('imports_posts')
    .select('post_id')
    .where('import_id', '=', import_id)
    .where(sql<SqlBool>`post_id = any(${post_ids as string[]}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => row.post_id))
}
