/** The refused rows of an import as a file of their own: mended, it can be brought again. */
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { type SqlBool, sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import type { Work } from '#platform/work.ts'
import { findImport } from './imports.ts'
import { BEHIND, WHY_REFUSED } from './reading/our-columns.ts'
import type { Import } from './schema.ts'
import type { Whose } from './uploading.ts'

const PAGE = 500
/** Signs that no spreadsheet shows, but for the end of a line and the tab. */
const CONTROL = /(?![\n\t])\p{Cc}/gu

/** What a spreadsheet would take for a formula is given a sign in front, so that opening the file runs nothing. */
function cellOf(value: string): string {
  const plain = value.replaceAll(CONTROL, ' ')
  const safe = /^[=+\-@\t\r]/.test(plain) && !/^[+-]?\d+(?:[.,]\d+)*$/.test(plain) ? `'${plain}` : plain
  return `"${safe.replaceAll('"', '""')}"`
}

/** With the separator of the file that was brought: whoever mends it opens both the same way. */
const lineOf = (cells: readonly string[], delimiter: string) => `${cells.map(cellOf).join(delimiter)}\r\n`

export async function sendRefused(
  database: Database,
  whose: Whose,
  { id, reply }: { id: string; reply: FastifyReply },
): Promise<Readable> {
  const record = await database.inWork(whose, (work) => findImport(work, id))
  reply.header('content-type', 'text/csv; charset=utf-8')
  reply.header('content-disposition', 'attachment; filename="refused-rows.csv"')
  return Readable.from(linesOf(database, whose, record))
}

/** What a program sent has no columns: it stands in one. */
const SENT = ['what was sent']

async function* linesOf(database: Database, whose: Whose, { id, format, door_id }: Import): AsyncIterable<string> {
  const named = format?.columns ?? (door_id ? SENT : [])
  const more = await database.inWork(whose, (work) => hasBehind(work, id, named.length))
  const columns = more ? [...named, BEHIND] : named
  const delimiter = format?.delimiter ?? ','
  const isJson = format?.kind === 'json'
  yield `\u{feff}${lineOf([...columns, isJson ? 'which post' : 'line', WHY_REFUSED], delimiter)}`
  for (let after = 0; ; ) {
    const rows = await database.inWork(whose, (work) => pageOf(work, id, after))
    yield rows
      .map(({ row_nth, line, sentence, cells }) =>
        lineOf([...columns.map((_, at) => cells[at] ?? ''), String(isJson ? row_nth : line), sentence], delimiter),
      )
      .join('')
    if (rows.length < PAGE) return
    after = rows.at(-1)?.row_nth ?? after
  }
}

const hasBehind = async (work: Work, id: string, columns: number): Promise<boolean> =>
  (await work.db
    .selectFrom('imports_refusals')
    .select('row_nth')
    .where('import_id', '=', id)
    .where(sql<SqlBool>`cardinality(cells) > ${columns}`)
    .limit(1)
    .executeTakeFirst()) !== undefined

const pageOf = (work: Work, id: string, after: number) =>
  work.db
    .selectFrom('imports_refusals')
    .selectAll()
    .where('import_id', '=', id)
    .where('row_nth', '>', after)
    .orderBy('row_nth')
    .limit(PAGE)
    .execute()
