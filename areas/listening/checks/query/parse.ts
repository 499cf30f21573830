/**
 * Makes a tree of a query. NOT binds closest, then NEAR, then AND (or nothing at all between two things), then OR.
 * Where something is wrong it goes on behind it, so that several problems are told at once; a tree is given only when
 * there are none. Whether a query would match nearly everything is another question: `problemsOf` in anchors.ts asks both.
 */

import { FIELDS, isField, nearestField } from './fields.ts'
import { joined, nearOf, reportUntitled } from './joining.ts'
import { lex, type Token, type TokenOf } from './lex.ts'
import type { Parsed, Place, Problem, QueryNode } from './nodes.ts'
import { DEPTH_MAX, LEAVES_MAX, NEARS_MAX, quoted, report, TEXT_MAX, type Wrong } from './problems.ts'
import { togetherNode, wordNode, wordsNode } from './terms.ts'
import { type ValueField, valueNode } from './values.ts'
import { nestingOf } from './write.ts'

interface Reading {
  text: string
  tokens: readonly Token[]
  at: number
  depth: number
  leaves: number
  problems: Problem[]
}

/** Null: something stands here and was not understood. Undefined: nothing stands here. */
type Read = QueryNode | null | undefined

export function parse(text: string): Parsed {
  if (text.length > TEXT_MAX) return tooLong(text)
  const { node, problems } = parseTokens(text, lex(text))
  const [first, ...others] = problems.toSorted((a, b) => a.start - b.start || a.end - b.end)
  if (first) return { node: null, problems: [first, ...others] }
  if (node && nestingOf(node) > DEPTH_MAX)
    return { node: null, problems: [{ ...tooDeep, start: node.start, end: node.end }] }
  if (node) return { node, problems: [] }
  const says = 'This query is empty. Write a word to look for.'
  return { node: null, problems: [{ code: 'empty', says, start: 0, end: text.length }] }
}

function tooLong({ length }: string): Parsed {
  const says = `A query has 100,000 characters at most, this one ${length.toLocaleString('en')}. Make several monitors of it.`
  return { node: null, problems: [{ code: 'too_long', says, start: TEXT_MAX, end: length }] }
}

/** The tree of these tokens, with what was wrong left out of it. */
export function parseTokens(text: string, tokens: readonly Token[]): { node: QueryNode | null; problems: Problem[] } {
  const reading: Reading = { text, tokens, at: 0, depth: 0, leaves: 0, problems: [] }
  const { problems } = reading
  reportTurned(text, problems)
  const node = readAny(reading)
  while (reading.at < tokens.length) {
    report(problems, tokens[reading.at] as Token, {
      code: 'stray_bracket',
      says: 'This bracket closes nothing. Take it out.',
    })
    reading.at += 1
    readAny(reading)
  }
  return { node: node ?? null, problems }
}

/** Signs that make a reader see another order than the one that counts. */
function reportTurned(text: string, problems: Problem[]): void {
  const says =
    'An invisible sign here turns the direction of reading, so this query is not what it looks like. Delete it.'
  for (const { index, 0: run } of text.matchAll(/[\u202a-\u202e\u2066-\u2069]+/g))
    report(problems, { start: index, end: index + run.length }, { code: 'turned_text', says })
}

function readAny(reading: Reading): Read {
  const parts: Read[] = []
  let before: Token | null = null
  for (;;) {
    const part = readAll(reading)
    const next = reading.tokens[reading.at]
    const or = next?.kind === 'or' ? next : null
    if (part !== undefined) parts.push(part)
    else if (before && or) report(reading.problems, or, nothing(reading, 'between', [before, or]))
    else if (before && parts.length > 0) report(reading.problems, before, nothing(reading, 'behind', [before]))
    else if (or) report(reading.problems, or, nothing(reading, 'before', [or]))
    if (or === null) return joined('any', parts)
    before = or
    reading.at += 1
  }
}

function nothing(reading: Reading, where: 'before' | 'behind' | 'between', tokens: readonly Token[]): Wrong {
  const signs = tokens.map(({ start, end }) => reading.text.slice(start, end)).join(' and ')
  return { code: `nothing_${where}`, says: `Nothing stands ${where} ${signs}. Write a word there, or take it out.` }
}

function readAll(reading: Reading): Read {
  const parts: Read[] = []
  let before: Token | null = null
  for (;;) {
    const token = reading.tokens[reading.at]
    if (token === undefined || token.kind === 'or' || token.kind === 'close') break
    if (token.kind === 'and') {
      if (before) report(reading.problems, token, nothing(reading, 'between', [before, token]))
      else if (parts.length === 0) report(reading.problems, token, nothing(reading, 'before', [token]))
      before = token
      reading.at += 1
    } else {
      parts.push(readNear(reading) ?? null)
      before = null
    }
  }
  if (before && parts.length > 0) report(reading.problems, before, nothing(reading, 'behind', [before]))
  else if (before) return null
  return joined('all', parts)
}

function readNear(reading: Reading): Read {
  let left = readNot(reading)
  let nears = 0
  for (;;) {
    const near = reading.tokens[reading.at]
    if (near?.kind !== 'near') return left
    reading.at += 1
    nears += 1
    if (left === undefined) report(reading.problems, near, nothing(reading, 'before', [near]))
    const right = readNot(reading)
    if (right === undefined) report(reading.problems, near, nothing(reading, 'behind', [near]))
    if (nears === NEARS_MAX + 1)
      report(reading.problems, near, {
        code: 'too_many_nears',
        says: `More than ${NEARS_MAX} NEAR stand in a row. Write several queries, or use AND.`,
      })
    left = nears > NEARS_MAX ? null : nearOf(reading.problems, near, [left ?? null, right ?? null])
  }
}

function readNot(reading: Reading): Read {
  const not = reading.tokens[reading.at]
  if (not?.kind !== 'not') return readOne(reading)
  reading.at += 1
  const of = deeper(reading, not, readNot)
  if (of === undefined) report(reading.problems, not, nothing(reading, 'behind', [not]))
  return of ? { kind: 'not', of, start: not.start, end: of.end } : null
}

const tooDeep: Wrong = {
  code: 'too_deep',
  says: `Brackets and NOT stand more than ${DEPTH_MAX} deep inside each other here. Make several monitors of this query.`,
}

/** Reads one level deeper, or stops altogether: nothing behind can be made sense of. */
function deeper(reading: Reading, from: Place, read: (reading: Reading) => Read): Read {
  if (reading.depth === DEPTH_MAX) return stop(reading, from, tooDeep)
  reading.depth += 1
  const node = read(reading)
  reading.depth -= 1
  return node
}

function stop(reading: Reading, place: Place, wrong: Wrong): null {
  reading.at = Number.POSITIVE_INFINITY
  report(reading.problems, place, wrong)
  return null
}

function readOne(reading: Reading): Read {
  const token = reading.tokens[reading.at]
  if (token?.kind === 'open') return readGroup(reading, token)
  if (token?.kind === 'field') return readField(reading, token)
  if (token?.kind !== 'word' && token?.kind !== 'phrase' && token?.kind !== 'gone') return undefined
  reading.at += 1
  if (token.kind === 'gone') return null
  if (token.kind === 'word') return leaf(reading, wordNode(token.written, token), token)
  if (!token.closed) return unclosed(reading, token)
  const node = token.apart === null ? wordsNode(token.written, token) : togetherNode(token.written, token.apart, token)
  return leaf(reading, node, token)
}

function unclosed(reading: Reading, { start }: Token): null {
  report(
    reading.problems,
    { start, end: start + 1 },
    { code: 'unclosed_quote', says: 'This quotation mark is never closed.' },
  )
  return null
}

function leaf(reading: Reading, made: QueryNode | Wrong, place: Place): QueryNode | null {
  reading.leaves += 1
  if (reading.leaves > LEAVES_MAX) {
    const says = `A query has 10,000 things to look for at most. Use a wildcard for spellings (kettle*), or make several monitors of it.`
    return stop(reading, place, { code: 'too_many_leaves', says })
  }
  if ('kind' in made) return made
  report(reading.problems, place, made)
  return null
}

function readGroup(reading: Reading, open: Token): Read {
  reading.at += 1
  const node = deeper(reading, open, readAny)
  const close = closing(reading, open)
  if (node === undefined && close)
    report(
      reading.problems,
      { start: open.start, end: close.end },
      { code: 'empty_brackets', says: 'Nothing stands between these brackets. Write a word there, or take them out.' },
    )
  if (!node || !close) return null
  // A group is shown with its brackets; a word in brackets is the word.
  const isGroup = node.kind === 'any' || node.kind === 'all' || node.kind === 'near' || node.kind === 'not'
  return isGroup ? { ...node, start: open.start, end: close.end } : node
}

function closing(reading: Reading, open: Place): Token | null {
  const close = reading.tokens[reading.at]
  if (close?.kind === 'close') {
    reading.at += 1
    return close
  }
  if (reading.at < Number.POSITIVE_INFINITY)
    report(
      reading.problems,
      { start: open.start, end: open.start + 1 },
      { code: 'unclosed_bracket', says: 'This bracket is never closed.' },
    )
  return null
}

const valueKinds: readonly Token['kind'][] = ['word', 'phrase', 'open']

function readField(reading: Reading, field: TokenOf<'field'>): Read {
  const { name } = field
  reading.at += 1
  const value = reading.tokens[reading.at]
  const has = value?.glued && (valueKinds.includes(value.kind) || (name === 'title' && value.kind === 'field'))
  if (!isField(name)) {
    report(reading.problems, field, unknownField(reading, field, has ? value : field))
    if (has) readValues(reading, { field, as: null })
    return null
  }
  if (!has && value?.glued && value.kind === 'not') {
    report(reading.problems, value, {
      code: 'minus_in_value',
      says: `Put the minus before the field: -${FIELDS[name].example}`,
    })
    return readNot(reading) && null
  }
  if (!has) {
    report(reading.problems, field, {
      code: 'field_without_value',
      says: `${name}: needs a value right behind it, without a space: ${FIELDS[name].example}`,
    })
    return null
  }
  if (name !== 'title') return readValues(reading, { field, as: name })
  const of = deeper(reading, field, readOne)
  if (!of || reportUntitled(reading.problems, of)) return null
  return { kind: 'title', of, start: field.start, end: (reading.tokens[reading.at - 1] as Token).end }
}

function unknownField(reading: Reading, { name, start }: TokenOf<'field'>, last: Token): Wrong {
  const nearest = nearestField(name)
  const whole = quoted(reading.text.slice(start, last.end)).slice(1, -1)
  const inQuotes =
    last.kind === 'word' || last.kind === 'field' ? ` To look for the words themselves write "${whole}"` : ''
  const meant = `Did you mean ${nearest}:, as in ${FIELDS[nearest].example}?`
  return { code: 'unknown_field', says: `There is no field ${name}:. ${meant}${inQuotes}` }
}

interface Valued {
  field: Token
  /** Null for a field that is not known, whose values are passed over. */
  as: ValueField | null
}

/** One value, or alternatives in brackets. */
function readValues(reading: Reading, valued: Valued): Read {
  const first = reading.tokens[reading.at] as Token
  reading.at += 1
  if (first.kind !== 'open') return valueOf(reading, valued, { token: first, start: valued.field.start })
  const parts: Read[] = []
  let before: Token = first
  for (let open = 1; open > 0; reading.at += 1) {
    const token = reading.tokens[reading.at]
    if (token === undefined) return closing(reading, first) && null
    if (token.kind === 'open') open += 1
    else if (token.kind === 'close') open -= 1
    const isValue = token.kind === 'word' || token.kind === 'phrase'
    if (isValue) parts.push(valueOf(reading, valued, { token, start: token.start }))
    const wrong = valued.as === null ? null : wrongAmongValues(valued.as, [before, token])
    if (wrong) report(reading.problems, token, wrong)
    before = token
  }
  const node = joined('any', parts)
  if (node === undefined && valued.as !== null)
    report(
      reading.problems,
      { start: first.start, end: before.end },
      {
        code: 'empty_brackets',
        says: `Nothing stands between these brackets. Write a value there: ${FIELDS[valued.as].example}`,
      },
    )
  return node?.kind === 'any' ? { ...node, start: valued.field.start, end: before.end } : (node ?? null)
}

function wrongAmongValues(field: ValueField, [before, token]: [Token, Token]): Wrong | null {
  const isValue = token.kind === 'word' || token.kind === 'phrase'
  const values = `${field}:(… OR …)`
  if (isValue && (before.kind === 'word' || before.kind === 'phrase'))
    return { code: 'or_missing', says: `Write OR between the values: ${values}` }
  if (isValue || token.kind === 'open') return null
  if (token.kind === 'close')
    return before.kind === 'or'
      ? { code: 'nothing_behind', says: 'Nothing stands behind OR. Write a value there, or take it out.' }
      : null
  if (token.kind !== 'or')
    return { code: 'only_alternatives', says: `Only OR can stand between the values of ${field}:, as in ${values}` }
  return before.kind === 'open' || before.kind === 'or'
    ? { code: 'nothing_before', says: 'Nothing stands before OR. Write a value there, or take it out.' }
    : null
}

function valueOf(
  reading: Reading,
  { as }: Valued,
  { token, start }: { token: Token; start: number },
): QueryNode | null {
  if (token.kind !== 'word' && token.kind !== 'phrase') return null
  if (token.kind === 'phrase' && !token.closed) return unclosed(reading, token)
  if (as === null) return null
  const place = { start, end: token.end }
  if (token.kind === 'word' && /^[-−]./u.test(token.written)) {
    const says = `Put the minus before the field: -${as}:${token.written.slice(1, 50)}`
    return leaf(reading, { code: 'minus_in_value', says }, place)
  }
  if (token.kind === 'phrase' && token.apart !== null)
    return leaf(reading, { code: 'tilde_in_value', says: `~ does not work in ${as}:. Take it out.` }, place)
  return leaf(reading, valueNode(as, token.written, place), place)
}
