/**
 * What a program posts becomes a post in our own shape: under our names as the document says, and under the names that
 * things have elsewhere as in a file. What is not understood is named in the answer, so that nothing is lost unseen.
 */
import type { z } from 'zod'
import { sayWrong } from '#platform/asked-wrong.ts'
import { type Field, LIMITS } from '../checks/fields.ts'
import { readInstant } from '../reading/instants.ts'
import { fieldsNamed, isNamed } from '../reading/names.ts'
import { type Brought, BroughtPost, toPost } from './bring.ts'
import { isOurs, numberIn } from './from-row.ts'

export interface NotTaken {
  index: number
  /** As it is called in what was sent. */
  field: string
  message: string
}

export interface ReadItem {
  read: Brought | NotTaken
  /** Fields of which nothing is kept: nobody knows the name, another field said it already, or no such value can be. */
  unknown_fields: string[]
}

export interface Of {
  index: number
  network: string
  now: Date
}

const TOO_MANY = `It has more than ${LIMITS.columns} fields. Leave out those that are not about the post.`

export function readItem(item: unknown, of: Of): ReadItem {
  if (!isObject(item)) {
    const { error } = BroughtPost.safeParse(item, { error: sayWrong })
    return { read: refusedBy(error, of, {}), unknown_fields: [] }
  }
  const leaves = new Map(leavesOf(item).take(LIMITS.columns + 1))
  if (leaves.size > LIMITS.columns)
    return { read: { index: of.index, field: '', message: TOO_MANY }, unknown_fields: [] }
  const fields = fieldsNamed([...leaves.keys()])
  const { said, kept, wrong } = translate(leaves, fields)
  const unknown_fields = [...leaves.keys()].filter((name) => !kept.has(name))
  if (wrong) return { read: { index: of.index, ...wrong }, unknown_fields }
  const parsed = BroughtPost.safeParse(said, { error: sayWrong })
  if (!parsed.success) return { read: refusedBy(parsed.error, of, fields), unknown_fields }
  const written = String(leaves.get(fields.posted_at ?? '') ?? '')
  const brought = toPost(parsed.data, { ...of, written })
  if ('post' in brought) return { read: brought, unknown_fields }
  return {
    read: { index: of.index, field: fields[brought.column] ?? brought.column, message: brought.sentence },
    unknown_fields,
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const DEEPEST = 4

/** By dotted names. Programs say null of what they do not know. A time that is an object is for the reading to refuse. */
function* leavesOf(value: object, before = '', depth = 1): Generator<[name: string, value: unknown]> {
  for (const [own, inner] of Object.entries(value)) {
    const name = before + own
    if (inner === null) continue
    if (isObject(inner) && depth < DEEPEST && !isNamed(name, 'posted_at')) yield* leavesOf(inner, `${name}.`, depth + 1)
    else yield [name, inner]
  }
}

/** Where a field stands in a post of ours. */
const PLACES: Readonly<Record<Field, readonly [name: keyof BroughtPost, inner?: string]>> = {
  ...{ text: ['text'], title: ['title'], id: ['id'], posted_at: ['posted_at'], network: ['network'], url: ['url'] },
  ...{ language: ['language'], thread_id: ['thread_id'], parent_id: ['parent_id'], direction: ['direction'] },
  ...{ author_name: ['author', 'name'], author_handle: ['author', 'handle'], author_id: ['author', 'id'] },
  ...{ author_url: ['author', 'url'], followers: ['author', 'followers'] },
  ...{ likes: ['counts', 'likes'], reposts: ['counts', 'reposts'], replies: ['counts', 'replies'] },
}

interface Translated {
  said: Record<string, unknown>
  /** Names of those that are in it. */
  kept: Set<string>
  wrong: Omit<NotTaken, 'index'> | null
}

function translate(leaves: ReadonlyMap<string, unknown>, fields: ReturnType<typeof fieldsNamed>): Translated {
  const translated: Translated = { said: {}, kept: new Set(), wrong: null }
  for (const [field, name] of Object.entries(fields) as [Field, string][]) {
    const read = valueOf(field, name, leaves.get(name))
    if (read === null) continue
    translated.kept.add(name)
    if ('wrong' in read) translated.wrong = { field: name, message: read.wrong }
    else put(translated.said, PLACES[field], read.value)
  }
  return translated
}

function put(said: Record<string, unknown>, [name, inner]: (typeof PLACES)[Field], value: unknown): void {
  if (inner === undefined) said[name] = value
  else said[name] = { ...(said[name] as object | undefined), [inner]: value }
}

type Value = { value: unknown } | { wrong: string } | null

const COUNTS: ReadonlySet<Field> = new Set(['likes', 'reposts', 'replies', 'followers'])
const MOST = 2_000_000_000

/** Under our own name it is judged by the shape of a post; under another, what it cannot be says nothing. */
function valueOf(field: Field, name: string, value: unknown): Value {
  const own = PLACES[field].join('.') === name
  if (field === 'posted_at') return instantIn(value)
  if (COUNTS.has(field)) {
    const count = typeof value === 'string' ? numberIn(value.trim()) : value
    return own || (Number.isInteger(count) && Number(count) >= 0 && Number(count) <= MOST)
      ? { value: count ?? value }
      : null
  }
  if (own) return { value }
  if (field === 'direction') return { value: isOurs(String(value), /inbound/i.test(name)) ? 'outbound' : 'inbound' }
  if (typeof value === 'number') return { value: String(value) }
  return typeof value === 'string' && value.trim() !== '' ? { value } : null
}

/** Times without a zone are of UTC. One that is an instant of ISO stays as written: posts without an id are known by it. */
function instantIn(value: unknown): Value {
  if (BroughtPost.shape.posted_at.safeParse(value).success) return { value }
  const written = typeof value === 'string' ? value : JSON.stringify(value)
  if (written.trim() === '') return { wrong: 'It is empty: leave it out, or write it as 2025-11-27T14:05:00Z.' }
  const read = readInstant(written, { date_form: 'auto', time_zone: 'UTC' })
  return 'wrong' in read ? read : { value: read.at.toISOString() }
}

function refusedBy(error: z.ZodError | undefined, { index }: Of, fields: ReturnType<typeof fieldsNamed>): NotTaken {
  const issue = error?.issues[0]
  const place = issue?.path.join('.') ?? ''
  const field = (Object.keys(PLACES) as Field[]).find((one) => PLACES[one].join('.') === place)
  return { index, field: (field && fields[field]) ?? place, message: issue?.message ?? 'It is no post.' }
}
