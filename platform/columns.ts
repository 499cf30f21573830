/**
 * Columns for `unnest`, as PostgreSQL's binary arrays (one dimension; the layout is that of its array_recv). Text would
 * have to be quoted here and taken apart there, letter by letter, which was a fifth of what PostgreSQL did for a post.
 * Null stays null. In a statement the cast beside a column names the same type: `${reals(cells)}::real[]`; many rows
 * of one table are written by insert-rows.ts.
 */
import { invariant } from './refusal.ts'

type Cell<T> = T | null
type Write<T> = (cell: T) => void

/** Types of pg_catalog, whose numbers are the same in every PostgreSQL. */
const TYPE = { bool: 16, int8: 20, int4: 23, text: 25, real: 700, timestamptz: 1184, uuid: 2950, jsonb: 3802 }
const HEADER_BYTES = 20
const NULL_LENGTH = -1
/** Instants count from the start of 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1)
/** As many letters are written faster one by one than by a call of the engine. */
const SHORT = 40

/** All columns are written here one after the other; it grows with the longest. */
let page = Buffer.allocUnsafe(1 << 16)
let at = 0

function room(bytes: number): void {
  if (at + bytes <= page.length) return
  const larger = Buffer.allocUnsafe(Math.max(page.length * 2, at + bytes))
  page.copy(larger, 0, 0, at)
  page = larger
}

function column<T>(type: number, cells: readonly Cell<T>[], write: Write<T>): Buffer {
  at = HEADER_BYTES
  let nulls = 0
  for (let nth = 0; nth < cells.length; nth += 1) {
    const cell = cells[nth] as Cell<T>
    room(24)
    if (cell === null) {
      nulls = 1
      int32(NULL_LENGTH)
    } else write(cell)
  }
  const dimensions = cells.length === 0 ? 0 : 1
  const end = dimensions === 0 ? 12 : at
  at = 0
  for (const field of [dimensions, nulls, type, cells.length, 1]) int32(field)
  // The driver may send it after the next column was written.
  return Buffer.copyBytesFrom(page, 0, end)
}

function int32(value: number): void {
  page[at] = value >>> 24
  page[at + 1] = value >>> 16
  page[at + 2] = value >>> 8
  page[at + 3] = value
  at += 4
}

function int64(value: number): void {
  const high = Math.floor(value / 0x1_0000_0000)
  int32(high)
  int32(value - high * 0x1_0000_0000)
}

/** Where the pairs of digits stand between the dashes. */
const PAIRS = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
const NO_DIGIT = 0x80
/** By the code of a hexadecimal digit. */
const NIBBLE = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16)
  return Number.isNaN(digit) ? NO_DIGIT : digit
})

function uuid(id: string): void {
  int32(16)
  const bytes = page
  let all = 0
  for (let nth = 0; nth < 16; nth += 1) {
    const from = PAIRS[nth] as number
    const high = NIBBLE[id.charCodeAt(from)] ?? NO_DIGIT
    const low = NIBBLE[id.charCodeAt(from + 1)] ?? NO_DIGIT
    all |= high | low
    bytes[at + nth] = (high << 4) | low
  }
  invariant(all < NO_DIGIT && id.length === 36, 'what goes into a column of ids is an id')
  at += 16
}

/** `mark`: a byte before the letters, or none. */
function letters(text: string, mark: number | null): void {
  const start = at
  at += 4
  if (mark !== null) {
    page[at] = mark
    at += 1
  }
  room(text.length * 3)
  at += (text.length <= SHORT && plainLetters(text)) || page.write(text, at)
  const end = at
  at = start
  int32(end - start - 4)
  at = end
}

/** How many bytes were written: all, or 0 where a letter takes more than one. */
function plainLetters(text: string): number {
  const bytes = page
  const start = at
  for (let nth = 0; nth < text.length; nth += 1) {
    const code = text.charCodeAt(nth)
    if (code > 0x7f) return 0
    bytes[start + nth] = code
  }
  return text.length
}

const JSONB_VERSION = 1
const asText: Write<string> = (text) => letters(text, null)
const asJson: Write<unknown> = (value) => letters(JSON.stringify(value), JSONB_VERSION)
const asBoolean: Write<boolean> = (value) => {
  int32(1)
  page[at] = value ? 1 : 0
  at += 1
}
const asInt4: Write<number> = (value) => {
  int32(4)
  int32(value)
}
const asInt8: Write<number> = (value) => {
  int32(8)
  int64(value)
}
const asReal: Write<number> = (value) => {
  int32(4)
  at = page.writeFloatBE(value, at)
}
const asInstant: Write<Date> = (instant) => {
  int32(8)
  int64((instant.getTime() - EPOCH_MS) * 1000)
}

/** Makes a column of cells; says what type each is, and what it becomes in the row where that is another. */
export type AsColumn<T> = ((cells: readonly Cell<T>[]) => Buffer) & { readonly type: string; readonly becomes?: string }

const columnOf = <T>(type: keyof typeof TYPE, write: Write<T>): AsColumn<T> =>
  Object.assign((cells: readonly Cell<T>[]) => column(TYPE[type], cells, write), { type })

export const uuids = columnOf('uuid', uuid)
export const texts = columnOf('text', asText)
export const reals = columnOf('real', asReal)
/** Whole, 32 bits. */
export const ints = columnOf('int4', asInt4)
/** Whole, up to 2^53. */
export const bigints = columnOf('int8', asInt8)
export const booleans = columnOf('bool', asBoolean)
export const instants = columnOf('timestamptz', asInstant)
/** null is SQL's null, not JSON's. */
export const jsons = columnOf<unknown>('jsonb', asJson)

const QUOTES = /["\\]/g
const quoted = (text: string): string => `"${text.replace(QUOTES, '\\$&')}"`

/** Each cell is itself a list: a text that becomes one in the row, since PostgreSQL's own arrays must be even. */
const listsOf = (becomes: string): AsColumn<readonly string[]> =>
  Object.assign(
    (cells: readonly Cell<readonly string[]>[]) =>
      texts(cells.map((list) => list && `{${list.map(quoted).join(',')}}`)),
    { type: 'text', becomes },
  )
export const uuidLists = listsOf('uuid[]')
export const textLists = listsOf('text[]')
