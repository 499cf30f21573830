/** What could be written at the cursor. It looks at the tokens before it only, so a half-written query is no trouble. */
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { FIELD_NAMES, FIELDS, type FieldName, isField } from './fields.ts'
import type { Known } from './known.ts'
import { LANGUAGES } from './languages.ts'
import { clean, seen } from './letters.ts'
import { lex, type Token } from './lex.ts'
import type { Place } from './nodes.ts'

/** Puts `insert` in the place of what stands between `start` and `end`. */
export interface Completion extends Place {
  insert: string
  /** Another spelling that says the same. */
  also?: string
  label: string
  says: string
}

const COMPLETIONS_MAX = 20

export function complete(text: string, cursor: number, known: Known): Completion[] {
  const at = Math.max(0, Math.min(cursor, text.length))
  const tokens = lex(text.slice(0, at))
  const last = tokens.at(-1)
  const touched = last?.end === at ? last : null
  const field = fieldAt(tokens)
  if (field !== null) return isField(field) ? valuesFor(field, { known, touched, at }) : []
  if (touched?.kind === 'phrase' || touched?.kind === 'close') return []
  const typed = touched?.kind === 'word' || isOperator(touched) ? touched : null
  const written = typed === null ? '' : text.slice(typed.start, typed.end)
  const before = tokens.at(typed === null ? -1 : -2)
  const offers = [...operators(before), ...fields]
  const place = { start: typed?.start ?? at, end: at }
  return fitting(offers, written).map((offer) => ({ ...offer, ...place }))
}

type Offer = Omit<Completion, keyof Place>

const isOperator = (token: Token | null): boolean => token !== null && ['and', 'or', 'near'].includes(token.kind)

/** The field whose value is being written, if one is: right behind its colon or in its brackets. */
function fieldAt(tokens: readonly Token[]): string | null {
  const last = tokens.at(-1)
  const brackets: (string | null)[] = []
  tokens.forEach((token, at) => {
    if (token.kind === 'close') brackets.pop()
    if (token.kind !== 'open') return
    const before = tokens[at - 1]
    const opensValues = token.glued && before?.kind === 'field' && before.name !== 'title'
    brackets.push(opensValues ? before.name : (brackets.at(-1) ?? null))
  })
  if (last?.kind === 'field') return last.name === 'title' ? null : last.name
  if ((last?.kind === 'word' || last?.kind === 'phrase') && last.of !== null) return last.of
  return brackets.at(-1) ?? null
}

interface Where {
  known: Known
  touched: Token | null
  at: number
}

function valuesFor(field: FieldName, { known, touched, at }: Where): Completion[] {
  const isValue = touched?.kind === 'word' || touched?.kind === 'phrase'
  if (touched?.kind === 'close' || (touched?.kind === 'phrase' && touched.closed)) return []
  const begun = isValue ? touched.written : ''
  const place = { start: isValue ? touched.start : at, end: at }
  return fitting(valueOffers(field, known), begun).map((offer) => ({ ...offer, ...place }))
}

function valueOffers(field: FieldName, known: Known): Offer[] {
  if (field === 'lang') return LANGUAGES.map(({ code, name }) => ({ insert: code, label: code, says: name }))
  if (field === 'network')
    return (known.networks ?? []).map(({ value, says }) => ({ insert: asValue(value), label: value, says }))
  if (field === 'topic')
    return (known.topics ?? []).flatMap(({ value, is }) => (is === 'off' ? [] : [topicOffer(value, is)]))
  if (field === 'author')
    return known.authors.map((author) => ({ insert: asValue(author), label: author, says: 'Author' }))
  if (field === 'is' || field === 'has' || field === 'sentiment')
    return FIELDS[field].values.map(({ value, says }) => ({ insert: value, label: value, says }))
  return []
}

function topicOffer(topic: string, is: 'own' | 'built_in'): Offer {
  const name = topicName(topic)
  return { insert: asValue(name), also: topic, label: name, says: is === 'own' ? 'Topic of your own' : topic }
}

export const asValue = (value: string): string =>
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.@-]*$/u.test(value) && !/^[A-Z]+$/.test(value) ? value : `"${clean(value)}"`

const fields: readonly Offer[] = FIELD_NAMES.map((name) => ({
  insert: `${name}:`,
  label: `${name}:`,
  says: FIELDS[name].says,
}))

/** Between two things stand AND, OR and NEAR; before one stands NOT. */
function operators(before: Token | undefined): Offer[] {
  const not = { insert: 'NOT ', label: 'NOT', says: 'What follows may not be there' }
  const isBehindThing = before !== undefined && ['word', 'phrase', 'close'].includes(before.kind)
  if (!isBehindThing) return before?.kind === 'not' || before?.kind === 'near' ? [] : [not]
  return [
    { insert: 'AND ', label: 'AND', says: 'Both have to be there' },
    { insert: 'OR ', label: 'OR', says: 'One of the two is enough' },
    not,
    { insert: 'NEAR/5 ', label: 'NEAR/5', says: 'At most 5 words apart, in any order' },
    { insert: 'NEAR/5f ', label: 'NEAR/5f', says: 'At most 5 words apart, in this order' },
  ]
}

/** What begins so comes first, then what has it anywhere in its name or explanation. */
function fitting(offers: readonly Offer[], begun: string): Offer[] {
  const typed = seen(begun.slice(0, 100)).toLowerCase()
  if (typed === '') return offers.slice(0, COMPLETIONS_MAX)
  const begins = offers.filter(
    ({ label, says }) => label.toLowerCase().startsWith(typed) || says.toLowerCase().startsWith(typed),
  )
  const holds = offers.filter((offer) => !begins.includes(offer) && offer.label.toLowerCase().includes(typed))
  return [...begins, ...(typed.length > 1 ? holds : [])].slice(0, COMPLETIONS_MAX)
}
