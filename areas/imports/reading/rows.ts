/** The rows of a file, one after the other, whatever it is written in; what cannot be read says which row and why. */
import { parse } from 'csv-parse'
import type { Format } from '../checks/fields.ts'
import { LIMITS } from '../checks/fields.ts'
import { decode, WRONG } from './encoding.ts'
import { elementsOf, flat } from './json.ts'
import { BEHIND, joined } from './our-columns.ts'
import { listAt, WRAPPINGS } from './wrapped.ts'

export interface Row {
  /** The header is none; the first is 1. */
  nth: number
  /** Where it begins in the file. */
  line: number
  /** In the order of the format's columns; in one more what stands behind the last, where the row is refused for it. */
  cells: readonly string[]
  /** Why it is no row. */
  wrong: string | null
}

/** From here on the file cannot be read. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly row: number
  constructor(row: number, message: string) {
    super(message)
    this.row = row
  }
}

/** In lists of some length, `most` in all. */
export async function* rowsOf(
  chunks: AsyncIterable<Uint8Array>,
  format: Format,
  most: number = LIMITS.rows,
): AsyncIterable<Row[]> {
  const pieces = decode(chunks, format.encoding)
  for await (const rows of format.kind === 'csv' ? csvRows(pieces, format) : jsonRows(pieces, format)) {
    const over = rows.findIndex((row) => row.nth > most)
    const kept = over < 0 ? rows : rows.slice(0, over)
    if (kept.length > 0) yield kept.map((row) => judged(row, format))
    if (over >= 0) throw tooLong(rows[over] as Row, most, format)
  }
}

const judged = (row: Row, format: Format): Row =>
  row.cells.some((cell) => cell.includes(WRONG)) ? { ...row, wrong: wrongBytes(row, format) } : row

const tooLong = ({ nth, line }: Row, most: number, { kind }: Format) =>
  new Unreadable(
    nth,
    `${kind === 'json' ? `Post ${nth.toLocaleString('en')}` : `Line ${line}`}: a file may have ${most.toLocaleString('en')} rows, and here the next begins. Split the file and bring the rest as another one.`,
  )

const NAMES = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' }

function wrongBytes({ cells }: Row, { encoding, columns }: Format): string {
  const column = columns[cells.findIndex((cell) => cell.includes(WRONG))] ?? BEHIND
  return `It holds bytes that are no ${NAMES[encoding]}, in “${column}”. Save the file as UTF-8, or choose another encoding.`
}

/** A record that grows beyond this has most likely a quote that is never closed. */
const LONGEST = 16_000_000

export const csvOptions = (delimiter: string | null) =>
  ({
    ...{ delimiter: delimiter ?? ',', info: true, skip_empty_lines: true, max_record_size: LONGEST },
    ...{ relax_column_count: true, relax_quotes: true },
  }) as const

interface CsvRecord {
  record: string[]
  info: { lines: number }
}

async function* csvRows(pieces: AsyncIterable<string>, { delimiter, columns }: Format): AsyncIterable<Row[]> {
  let [nth, ended] = [-1, 0]
  const behind = columns.indexOf(BEHIND)
  const rowOf = ({ record, info }: CsvRecord): Row => {
    const line = ended + 1
    nth += 1
    ended = info.lines
    const cells = fitting(record, columns)
    const wrong = tooMany(record, columns)
    if (wrong) return { nth, line, cells: [...cells, restOf(record, { delimiter, columns })], wrong }
    return { nth, line, cells, wrong: cells[behind] ? UNMENDED : null }
  }
  try {
    for await (const records of recordsOf(pieces, delimiter)) {
      const rows = records.map(rowOf)
      yield rows[0]?.nth === 0 ? rows.slice(1) : rows
    }
  } catch (error) {
    throw whyUnreadable(error as Error & { code?: string }, { row: nth + 1, line: ended + 1 })
  }
}

/** Many at a time: a promise for each row would cost more than reading it. */
async function* recordsOf(pieces: AsyncIterable<string>, delimiter: string | null): AsyncIterable<CsvRecord[]> {
  const parser = parse(csvOptions(delimiter))
  // Its error is thrown here, by the next look.
  let failed: Error | null = null
  parser.on('error', (error) => (failed = error))
  const fed = feed(pieces, parser)
  try {
    for (;;) {
      const records: CsvRecord[] = []
      for (let record = parser.read(); record !== null; record = parser.read()) records.push(record as CsvRecord)
      if (records.length > 0) yield records
      else if (failed) throw failed
      else if (parser.readableEnded) break
      else await oneOf(parser, 'readable', 'end', 'error')
    }
    await fed
  } finally {
    parser.destroy()
    await fed.catch(() => {})
  }
}

/** No faster than it is read: what waits in between is bounded. */
async function feed(pieces: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (parser.destroyed) return
      if (!parser.write(piece)) await oneOf(parser, 'drain', 'close')
    }
    parser.end()
  } catch (error) {
    parser.destroy(error as Error)
  }
}

/** Resolves with the first of them that happens. */
const oneOf = (parser: ReturnType<typeof parse>, ...events: string[]) =>
  new Promise<void>((done) => {
    const first = () => {
      for (const event of events) parser.off(event, first)
      done()
    }
    for (const event of events) parser.on(event, first)
  })

function whyUnreadable(error: Error & { code?: string }, { row, line }: { row: number; line: number }): Error {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')
    return new Unreadable(
      row,
      `Line ${line}: a quote is opened in this row and never closed, so all that follows would be one cell. Close it, or double it ("") where it is meant as a sign.`,
    )
  if (error.code?.startsWith('CSV_')) return new Unreadable(row, `Line ${line}: ${error.message}`)
  return error
}

const fitting = (record: readonly string[], columns: readonly string[]) =>
  columns.map((_, at) => (record[at] ?? '').replaceAll('\0', ''))

const restOf = (record: readonly string[], { delimiter, columns }: Pick<Format, 'delimiter' | 'columns'>) =>
  joined(record.slice(columns.length), delimiter ?? ',').replaceAll('\0', '')

/** In a file of refused rows that is brought again as it is. */
const UNMENDED = `It still holds something in “${BEHIND}”. Put that where it belongs, and leave this cell empty.`

/** Fewer cells are the last ones left empty; more mean that a cell was cut in two. */
function tooMany(record: readonly string[], columns: readonly string[]): string | null {
  if (record.slice(columns.length).every((cell) => cell === '')) return null
  return `It has ${record.length} cells, and the header names ${columns.length}. A text with the separator in it stands in quotes.`
}

async function* jsonRows(pieces: AsyncIterable<string>, { columns, rows_at }: Format): AsyncIterable<Row[]> {
  let nth = 0
  for await (const { line, values, wrong } of objectsOf(pieces, rows_at)) {
    yield values.map((value) => {
      nth += 1
      const cells = value ? flat(value, LIMITS.columns * 5) : new Map<string, string>()
      return { nth, line, cells: columns.map((column) => (cells.get(column) ?? '').replaceAll('\0', '')), wrong }
    })
  }
}

interface Objects {
  line: number
  /** A null stands for what is none. */
  values: readonly (object | null)[]
  wrong: string | null
}

/** `rows_at`: the names that lead to the list of them, in an object around it. */
export async function* objectsOf(
  pieces: AsyncIterable<string>,
  rows_at: readonly string[] | undefined,
): AsyncIterable<Objects> {
  for await (const { line, text, why } of elementsOf(rows_at ? listAt(pieces, rows_at) : pieces)) {
    const read = text === null ? { wrong: why } : readObject(text)
    if ('wrong' in read) yield { line, values: [null], wrong: read.wrong }
    else yield { line, values: rows_at ? [read.value] : unwrapped(read.value), wrong: null }
  }
}

function readObject(text: string): { value: object } | { wrong: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { wrong: `It is no JSON: ${(error as Error).message}.` }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { wrong: 'It is no object: each post is {"text": "…"}.' }
  return { value }
}

/** Several of them stand in one file, one on each line. */
function unwrapped(value: object): (object | null)[] {
  const list = WRAPPINGS.map((name) => (value as Record<string, unknown>)[name]).find((one) => Array.isArray(one))
  return list ? list.map((one) => (typeof one === 'object' ? (one as object) : null)) : [value]
}
