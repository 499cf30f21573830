/**
 * The fields of other tools. Sources: “Query Operators” of Brandwatch Consumer Research help; “Field Information” and
 * “Search Syntax – Talkwalker Alerts” of Talkwalker; “How to Master Boolean Search” of Meltwater; “Operators” of the X API
 * documentation and “Advanced Search on Twitter” by I. Brigadir. What these do not name is named to the person instead.
 */
import { type Elsewhere, fieldFor, type Import, signFor, tell, written } from './elsewhere.ts'
import { type FieldName, isField } from './fields.ts'
import type { Token, TokenOf } from './lex.ts'
import type { Place } from './nodes.ts'

/** In small letters. What is the same in both is in `same`. */
const renamed: Readonly<Record<Elsewhere, Readonly<Record<string, FieldName>>>> = {
  brandwatch: {
    language: 'lang',
    links: 'link',
    url: 'site',
    hashtags: 'hashtag',
    tags: 'hashtag',
    at_mentions: 'mention',
    blogname: 'author',
    weblogtitle: 'author',
  },
  talkwalker: { domain_url: 'site', host_url: 'site' },
  meltwater: {},
  x: { from: 'author', url: 'link' },
  google: { intitle: 'title' },
}

const same: Readonly<Record<Elsewhere, readonly FieldName[]>> = {
  brandwatch: ['title', 'author', 'site', 'raw'],
  talkwalker: ['lang', 'site', 'title', 'author'],
  meltwater: ['title'],
  x: ['lang'],
  google: ['site'],
}

/** By field and value, both in small letters. */
const valued: Readonly<Record<Elsewhere, Readonly<Record<string, readonly [field: string, value: string]>>>> = {
  brandwatch: {
    'engagementtype:reply': ['is', 'reply'],
    'engagementtype:comment': ['is', 'reply'],
    'imagetype:image': ['has', 'media'],
    'publishersubtype:image': ['has', 'media'],
    'publishersubtype:video': ['has', 'media'],
  },
  talkwalker: {},
  meltwater: {},
  x: {
    ...Object.fromEntries(
      [
        'filter:media',
        'filter:images',
        'filter:twimg',
        'filter:videos',
        'filter:native_video',
        'has:media',
        'has:images',
        'has:videos',
      ].map((one) => [one, ['has', 'media']] as const),
    ),
    'filter:replies': ['is', 'reply'],
    'is:reply': ['is', 'reply'],
  },
  google: {},
}

export function fieldsOf(work: Import, tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token
    if (token.kind !== 'field') {
      result.push(token)
      at += 1
      continue
    }
    const end = valueEnd(tokens, at + 1)
    result.push(...fieldOf(work, { field: token, value: tokens.slice(at + 1, end) }))
    at = end
  }
  return result
}

/** Behind the value that is glued to a field: a word, a phrase, or a group in brackets. */
function valueEnd(tokens: readonly Token[], from: number): number {
  const first = tokens[from]
  if (!first?.glued) return from
  if (first.kind !== 'open') return first.kind === 'word' || first.kind === 'phrase' ? from + 1 : from
  let depth = 0
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]?.kind === 'open') depth += 1
    if (tokens[at]?.kind === 'close') depth -= 1
    if (depth === 0) return at + 1
  }
  return tokens.length
}

interface Field {
  field: TokenOf<'field'>
  value: readonly Token[]
}

function fieldOf(work: Import, { field, value }: Field): Token[] {
  const { from } = work
  const { name } = field
  const place = { start: field.start, end: value.at(-1)?.end ?? field.end }
  const [only] = value
  const text = value.length === 1 && (only?.kind === 'word' || only?.kind === 'phrase') ? only.written : null
  const known = text === null ? undefined : lookUp(valued[from], `${name}:${text.toLowerCase()}`)
  if (known) return became(work, place, known)
  const special = text === null ? null : specialOf(work, place, [name, text])
  if (special !== null) return special
  const to = isField(name) && same[from].includes(name) ? name : lookUp(renamed[from], name)
  if (to === undefined) return gone(work, place)
  if (to !== name) tell(work.changed, field, `${work.source.slice(field.start, field.end)} became ${to}:`)
  return [{ ...field, name: to }, ...value]
}

function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

function became(work: Import, place: Place, [field, value]: readonly [string, string]): Token[] {
  const before = work.source.slice(place.start, place.end)
  if (before !== `${field}:${value}`) tell(work.changed, place, `${before} became ${field}:${value}`)
  return fieldFor(place, [field, value])
}

function gone(work: Import, place: Place): Token[] {
  tell(work.left_out, place, `${written(work, place)} was left out: there is no field like it here.`)
  return [signFor(place, 'gone')]
}

/** Those that become something else than one field with the same value. */
function specialOf(work: Import, place: Place, [name, value]: [name: string, value: string]): Token[] | null {
  if (work.from === 'brandwatch' && name === 'authorfollowers') return followersOf(work, place, value)
  if (work.from === 'brandwatch' && name === 'url') return siteOf(work, place, value)
  if (work.from === 'x' && name === 'to') {
    const account = value.replace(/^@/, '')
    tell(work.changed, place, `to:${account} became @${account} is:reply, an answer that names them.`)
    const parts = [...fieldFor(place, ['mention', account]), signFor(place, 'and'), ...fieldFor(place, ['is', 'reply'])]
    return [signFor(place, 'open'), ...parts, signFor(place, 'close')]
  }
  if (work.from === 'x' && name === 'exclude' && value.toLowerCase() === 'replies')
    return [signFor(place, 'not'), ...became(work, place, ['is', 'reply'])]
  return null
}

/** [500 TO 100000]; there is no most here. */
function followersOf(work: Import, place: Place, value: string): Token[] | null {
  const [, least, most] = /^\[(\d{1,12})(?:_TO_|-)(\d{1,12})\]$/i.exec(value) ?? []
  if (least === undefined) return null
  tell(work.left_out, place, `At most ${most} followers was left out: here only the least can be said.`)
  return became(work, place, ['min_followers', least])
}

/** Brandwatch's url: is where a post stands, by the beginning of its address. */
function siteOf(work: Import, place: Place, value: string): Token[] | null {
  const [, host = '', path = ''] = /^(?:https?:\/\/)?(?:www\.)?([^/]+)(\/.*)?$/i.exec(value) ?? []
  if (path.length > 1) tell(work.left_out, place, `${path} was left out: site: takes the host alone.`)
  return host === '' ? null : became(work, place, ['site', host])
}
