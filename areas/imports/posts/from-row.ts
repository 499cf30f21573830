/** A row of a file becomes a post, by what its columns are; what does not says which column and how to mend it. */
import { type Field, LIMITS, type Mapping } from '../checks/fields.ts'
import { readInstant } from '../reading/instants.ts'
import type { Row } from '../reading/rows.ts'
import { type Brought, type BroughtPost, toPost } from './bring.ts'

export interface Wrong {
  column: string | null
  code: string
  sentence: string
}

export type Read = { brought: Brought } | { wrong: Wrong }

export interface Reading {
  mapping: Mapping
  columns: readonly string[]
  now: Date
}

/** Made once for a file. */
export function rowReader({ mapping, columns, now }: Reading): (row: Row) => Read {
  const places = new Map(
    (Object.entries(mapping.columns) as [Field, string][]).map(([field, column]) => [field, columns.indexOf(column)]),
  )
  const inbound = /inbound/i.test(mapping.columns.direction ?? '')
  return (row) => {
    if (row.wrong) return { wrong: { column: null, code: 'not_a_row', sentence: row.wrong } }
    const cell = (field: Field) => row.cells[places.get(field) ?? -1]?.trim() ?? ''
    const wrong = wrongOf(cell)
    if (wrong) return { wrong: at(mapping, wrong) }
    const when = cell('posted_at') ? readInstant(cell('posted_at'), mapping) : null
    if (when && 'wrong' in when)
      return { wrong: at(mapping, { field: 'posted_at', code: 'no_instant', sentence: when.wrong }) }
    const said = saidIn(cell, { at: when?.at ?? null, ours: isOurs(cell('direction'), inbound) })
    const brought = toPost(said, { network: mapping.network, now, written: cell('posted_at') })
    return 'post' in brought
      ? { brought }
      : { wrong: at(mapping, { field: 'posted_at', code: 'wrong_time', sentence: brought.sentence }) }
  }
}

type Cell = (field: Field) => string
interface WrongField {
  field: Field
  code: string
  sentence: string
}

const at = (mapping: Mapping, { field, code, sentence }: WrongField): Wrong => ({
  column: mapping.columns[field] ?? null,
  code,
  sentence,
})

function wrongOf(cell: Cell): WrongField | null {
  const text = cell('text')
  if (!text) return { field: 'text', code: 'no_text', sentence: 'It says nothing: the text is empty.' }
  if (text.length > LIMITS.text)
    return {
      field: 'text',
      code: 'text_too_long',
      sentence: `The text has ${text.length.toLocaleString('en')} letters; ${LIMITS.text.toLocaleString('en')} are kept at most.`,
    }
  if (cell('url') && !/^https?:\/\/\S+$/i.test(cell('url')))
    return {
      field: 'url',
      code: 'no_address',
      sentence: `“${cell('url').slice(0, 60)}” is no address. One begins with http:// or https://.`,
    }
  for (const [field, most] of LONGEST)
    if (cell(field).length > most)
      return { field, code: 'too_long', sentence: `It has ${cell(field).length} letters; ${most} are kept at most.` }
  return null
}

const LONGEST: readonly (readonly [Field, number])[] = [
  ['id', 500],
  ['thread_id', 500],
  ['parent_id', 500],
  ['author_id', 500],
  ['author_name', 300],
  ['author_handle', 300],
  ['title', 1_000],
  ['url', 2_000],
  ['network', 200],
]

function saidIn(cell: Cell, known: { at: Date | null; ours: boolean }): BroughtPost {
  const some = <K extends string>(name: K, value: string) => (value ? ({ [name]: value } as Record<K, string>) : {})
  const [likes, reposts, replies] = [numberIn(cell('likes')), numberIn(cell('reposts')), numberIn(cell('replies'))]
  const counted = likes !== null || reposts !== null || replies !== null
  const followers = numberIn(cell('followers'))
  return {
    text: cell('text'),
    ...some('title', cell('title')),
    ...some('id', cell('id')),
    ...(known.at && { posted_at: known.at.toISOString() }),
    author: {
      ...some('id', cell('author_id')),
      ...some('name', cell('author_name')),
      ...some('handle', cell('author_handle')),
      ...some('url', cell('author_url')),
      ...(followers !== null && { followers }),
    },
    ...some('network', cell('network')),
    ...some('url', cell('url')),
    ...some('language', /^[a-z]{2,3}(?:[-_]\w{2,8})*$/i.test(cell('language')) ? cell('language') : ''),
    ...some('thread_id', cell('thread_id')),
    ...some('parent_id', cell('parent_id')),
    ...(counted && { counts: { likes: likes ?? 0, reposts: reposts ?? 0, replies: replies ?? 0 } }),
    direction: known.ours ? 'outbound' : 'inbound',
  }
}

/** 1,234 and 1.234 and 12K; what is no number says nothing. */
export function numberIn(text: string): number | null {
  const found = /^(\d{1,3}(?:[., ]\d{3})+|\d+)(?:[.,]0+)?$/.exec(text)
  const shortened = /^(\d+(?:\.\d+)?)([km])$/i.exec(text)
  if (shortened) return Math.round(Number(shortened[1]) * (/k/i.test(shortened[2] ?? '') ? 1e3 : 1e6))
  if (!found) return null
  return Math.min(Number((found[1] ?? '').replaceAll(/\D/g, '')), 2_000_000_000)
}

const OURS = /^(?:outbound|outgoing|out|sent|ours?|us|company|agent|brand|reply)$/i
const NO = /^(?:false|0|no|n)$/i
const YES = /^(?:true|1|yes|y)$/i

/** `inbound`: the column asks whether it came in, as support data does. */
export const isOurs = (said: string, inbound: boolean): boolean =>
  OURS.test(said) || (inbound ? NO.test(said) : YES.test(said))
