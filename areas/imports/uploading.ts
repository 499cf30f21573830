/** A file arrives, is looked at, and shown as the posts it would become. Bytes move outside of any Work. */
import type { FastifyRequest } from 'fastify'
import type { Blobs } from '#platform/blobs.ts'
import type { Database } from '#platform/database.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import type { Person } from '#platform/work.ts'
import type { ImportDetail, Preview } from './api.ts'
import { bytesOf, headOf, keepPart, receivePart } from './files.ts'
import { dropUploading, findImport, keptMappings, partArrived, readAs } from './imports.ts'
import { rowReader } from './posts/from-row.ts'
import { detect, type Said } from './reading/detect.ts'
import { guess } from './reading/guess.ts'
import { type Row, rowsOf, Unreadable } from './reading/rows.ts'
import type { Import } from './schema.ts'

export interface Uploading {
  database: Database
  blobs: Blobs
}

export interface Whose {
  workspace_id: string
  by: Person
}

export async function takePart(
  { database, blobs }: Uploading,
  whose: Whose,
  { id, nth, request }: { id: string; nth: number; request: FastifyRequest },
): Promise<Import> {
  const record = await database.inWork(whose, (work) => findImport(work, id))
  if (record.state !== 'uploading') refuse('conflict', 'import_arrived', 'The file is here already.')
  await keepPart(blobs, { ...record, nth }, await receivePart(request))
  return database.inWork(whose, (work) => partArrived(work, { id, nth }))
}

const SAMPLE_ROWS = 200
const SHOWN_ROWS = 20

type Asked = Said & { id: string; time_zone: string }

/**
 * Finds out how the file is read; what a person says of it counts more than its bytes. A file that nobody can read was
 * never brought: it leaves nothing behind that would seem to be on its way.
 */
export async function look(uploading: Uploading, whose: Whose, asked: Asked): Promise<Import> {
  const { database } = uploading
  const record = await database.inWork(whose, (work) => findImport(work, asked.id))
  if (record.parts === 0) refuse('conflict', 'import_uploading', 'The file is still on its way.')
  try {
    return await lookInto(uploading, whose, { record, asked })
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid')
      await database.inWork(whose, (work) => dropUploading(work, asked.id))
    throw error
  }
}

async function lookInto(
  uploading: Uploading,
  whose: Whose,
  { record, asked: { id, time_zone, ...said } }: { record: Import; asked: Asked },
): Promise<Import> {
  const { database, blobs } = uploading
  const format = await detect(await headOf(blobs, record), said)
  const rows = await firstRows(uploading, { ...record, format }, SAMPLE_ROWS)
  if (rows.length === 0)
    refuse('invalid', 'only_header', 'The file has a header and no rows. Choose one with posts in it.')
  return database.inWork(whose, async (work) => {
    const [kept] = await keptMappings(work, format)
    return readAs(work, id, { format, mapping: kept?.mapping ?? guess(format, rows, time_zone) })
  })
}

async function firstRows({ blobs }: Uploading, record: Import, most: number): Promise<Row[]> {
  const rows: Row[] = []
  if (!record.format) return rows
  try {
    for await (const some of rowsOf(bytesOf(blobs, record), record.format)) if (rows.push(...some) >= most) break
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    if (rows.length === 0) refuse('invalid', 'unreadable', error.message)
  }
  return rows.slice(0, most)
}

/** The first rows as posts, by the mapping that stands. */
export async function preview(uploading: Uploading, whose: Whose, id: string): Promise<Preview> {
  const record = await uploading.database.inWork(whose, (work) => findImport(work, id))
  const { format, mapping } = record
  if (!format || !mapping) refuse('conflict', 'import_uploading', 'The file is still on its way.')
  const read = rowReader({ mapping, columns: format.columns, now: record.created_at })
  const rows = await firstRows(uploading, record, SHOWN_ROWS)
  return {
    rows: rows.map((row) => {
      const { nth, line } = row
      const cells = row.cells.map((cell) => cell.slice(0, 300))
      const one = read(row)
      if ('wrong' in one) return { nth, line, cells, post: null, wrong: one.wrong }
      const { native_id, author, text, title, posted_at, url } = one.brought.post
      const { network, ours, undated = false } = one.brought
      const said = { native_id, network, ours, undated, title, text: text.slice(0, 1_000), posted_at, url }
      return {
        nth,
        line,
        cells,
        post: { ...said, author_name: author.name, author_handle: author.handle },
        wrong: null,
      }
    }),
  }
}

export async function detailOf(
  { database }: Pick<Uploading, 'database'>,
  whose: Whose,
  id: string,
): Promise<ImportDetail> {
  return database.inWork(whose, async (work) => {
    const record = await findImport(work, id)
    return { ...record, kept_mappings: await keptMappings(work, record.format) }
  })
}
