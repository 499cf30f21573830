/** What a file is, by its first bytes: its kind, encoding, separator and columns. What is no such file is refused with the way to one. */
import { parse } from 'csv-parse/sync'
import { refuse } from '#platform/refusal.ts'
import { DELIMITERS, type Encoding, type Format, LIMITS } from '../checks/fields.ts'
import { decode, detectEncoding, WRONG } from './encoding.ts'
import { flat } from './json.ts'
import { fieldsNamed } from './names.ts'
import { csvOptions, objectsOf } from './rows.ts'
import { findRows } from './wrapped.ts'

/** So much of a file is looked at. */
export const HEAD_BYTES = 1_000_000
const SAMPLE = 200

/** What a person says better than the bytes do. */
export interface Said {
  encoding?: Encoding | undefined
  delimiter?: Format['delimiter'] | undefined
}

/** `head`: the first HEAD_BYTES of it. */
export async function detect(head: Uint8Array, said: Said = {}): Promise<Format> {
  refuseOthers(head)
  const encoding = said.encoding ?? detectEncoding(head)
  const text = await textOf(head, encoding)
  if (text.trim() === '') refuse('invalid', 'empty_file', 'The file is empty. Choose one with a header and rows.')
  if (!said.encoding) refuseBytes(text)
  if (/^\s*[[{]/.test(text)) return json(text, encoding)
  const whole = text.length < HEAD_BYTES / 4 ? text : text.slice(0, text.lastIndexOf('\n') + 1) || text
  return csv(whole, { encoding, delimiter: said.delimiter ?? delimiterOf(whole) })
}

async function textOf(head: Uint8Array, encoding: Encoding): Promise<string> {
  const pieces: string[] = []
  for await (const piece of decode(one(head), encoding)) pieces.push(piece)
  return pieces.join('')
}

async function* one<T>(thing: T): AsyncIterable<T> {
  yield thing
}

const SIGNS: readonly [bytes: number[], code: string, sentence: string][] = [
  [[0x50, 0x4b], 'excel_file', 'This is an Excel file, or a zip. Open it and save it as CSV (in Excel: “CSV UTF-8”).'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'excel_file', 'This is an old Excel file. Open it and save it as CSV (“CSV UTF-8”).'],
  [[0x1f, 0x8b], 'packed_file', 'This file is packed (gzip). Unpack it first.'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf_file', 'This is a PDF. Bring the data as CSV or JSON.'],
]

function refuseOthers(head: Uint8Array): void {
  for (const [bytes, code, sentence] of SIGNS)
    if (bytes.every((byte, at) => head[at] === byte)) refuse('invalid', code, sentence)
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(Buffer.from(head.subarray(0, 200)).toString('latin1')))
    refuse('invalid', 'markup_file', 'This is a web page or XML. Bring the data as CSV or JSON.')
}

/** Signs that no text has, save one here and there. */
const NO_LETTERS = /[^\P{Cc}\t\n\r\f]/gu
const NO_LETTERS_MOST = { share: 0.02, here_and_there: 10 }

/** Read as Windows-1252 everything is text of a kind: a picture, a program, a database. */
function refuseBytes(text: string): void {
  const many = text.match(NO_LETTERS)?.length ?? 0
  if (many > Math.max(text.length * NO_LETTERS_MOST.share, NO_LETTERS_MOST.here_and_there))
    refuse(
      'invalid',
      'no_text_file',
      'This is no text, whatever its name says: a picture, perhaps, or a program. Bring the posts as CSV or JSON.',
    )
}

/** The separator by which most rows have the same number of cells, and most of them. */
function delimiterOf(text: string): (typeof DELIMITERS)[number] {
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter) }))
  return scored.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ','
}

function scoreOf(text: string, delimiter: string): number {
  try {
    const rows = parse(text, { ...csvOptions(delimiter), info: false, to: 50 }) as unknown as string[][]
    const wide = rows[0]?.length ?? 0
    if (wide < 2) return 0
    return (rows.filter((row) => row.length === wide).length / rows.length) * (1 + Math.min(wide, 50) / 100)
  } catch {
    return text.slice(0, text.indexOf('\n')).split(delimiter).length / 1000
  }
}

async function csv(text: string, how: Pick<Format, 'encoding' | 'delimiter'>): Promise<Format> {
  const first = firstOf(text, how.delimiter)
  const [header = []] = first
  refuseHeader(header)
  if (first.length === 1 && !text.slice(0, -1).includes('\n'))
    refuse('invalid', 'only_header', 'The file has a header and no rows. Choose one with posts in it.')
  return { kind: 'csv', ...how, columns: namesOf(header) }
}

function firstOf(text: string, delimiter: string | null): string[][] {
  const read = (to: number) => parse(text, { ...csvOptions(delimiter), info: false, to }) as unknown as string[][]
  try {
    return read(2)
  } catch {
    // A row that cannot be read is told of with its line, when the rows are read.
    return read(1)
  }
}

function refuseHeader(header: readonly string[]): void {
  if (header.length > LIMITS.columns)
    refuse(
      'invalid',
      'too_many_columns',
      `The file has ${header.length} columns; ${LIMITS.columns} can be read. Leave out those that are not about the posts.`,
    )
  if (header.some((name) => name.includes(WRONG)))
    refuse('invalid', 'wrong_encoding', 'The header holds bytes that are not of this encoding. Choose another one.')
}

/** Each name once: the second `text` is called `text (2)`, one without a name by its place. */
function namesOf(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((written, at) => {
    const name = written.replaceAll('\0', '').trim().slice(0, 200) || `Column ${at + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** Said wherever no list of posts is found. */
const EXPECTED =
  'Bring a list of posts, [{"text": "…"}], one post on each line, or an object around a list, such as {"posts": [{"text": "…"}]}.'

async function json(text: string, encoding: Encoding): Promise<Format> {
  const rows_at = findRows(text) ?? undefined
  const columns = new Set<string>()
  const first: object[] = []
  let why = ''
  for await (const { values, wrong } of objectsOf(one(text), rows_at)) {
    why ||= wrong ?? ''
    for (const value of values.slice(0, SAMPLE)) {
      if (!value) continue
      first.push(value)
      for (const name of flat(value, LIMITS.columns + 1).keys()) columns.add(name)
    }
    if (first.length >= SAMPLE || columns.size > LIMITS.columns) break
  }
  const [alone] = first
  if (!alone)
    refuse('invalid', 'no_posts', ['No post can be read in this JSON.', why, EXPECTED].filter(Boolean).join(' '))
  refuseHeader([...columns])
  if (first.length === 1 && !rows_at && /^\s*\{/.test(text) && !mayBePost(alone, columns))
    refuse('invalid', 'no_posts', `No list of posts is found in this JSON. ${EXPECTED}`)
  return { kind: 'json', encoding, delimiter: null, columns: [...columns], ...(rows_at && { rows_at }) }
}

/** One object alone is a post if it says something; else it is what stands around a list that is empty or is none. */
const mayBePost = (alone: object, columns: ReadonlySet<string>): boolean =>
  fieldsNamed([...columns]).text !== undefined ||
  Object.values(alone).some((value) => typeof value === 'string' && value.length > 20)
