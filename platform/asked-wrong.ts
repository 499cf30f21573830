/**
 * What zod finds wrong in what was asked, in our words: what is the limit, how far it is from it, and the mend. A check that
 * brings its own sentence keeps it. Begins small, so that whoever shows it can put the name of the field before it.
 */
import type { z } from 'zod'

type Raw = z.core.$ZodRawIssue

export function sayWrong(issue: Raw): string | undefined {
  if (issue.code === 'invalid_type') return ofType(issue)
  if (issue.code === 'too_big' || issue.code === 'too_small') return ofSize(issue)
  if (issue.code === 'invalid_format') return FORMATS[issue.format] ?? 'is not written as it has to be'
  if (issue.code === 'invalid_value') return `one of these: ${issue.values.map(String).join(', ')}`
  if (issue.code === 'unrecognized_keys') return `nobody knows what “${issue.keys.join('”, “')}” is; leave it out`
  if (issue.code === 'invalid_union') return 'is none of what can stand here'
  if (issue.code === 'not_multiple_of') return `a multiple of ${issue.divisor}`
  return undefined
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with named parts',
  record: 'an object with named parts',
  date: 'an instant such as 2025-11-27T14:05:00Z',
}

function ofType({ input, expected }: Raw & { expected: string }): string {
  if (input === undefined) return 'it is missing; say what it is'
  return `${KINDS[expected] ?? expected} has to stand here`
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'no id; one looks like 01923456-789a-7bcd-8ef0-123456789abc',
  guid: 'no id; one looks like 01923456-789a-7bcd-8ef0-123456789abc',
  email: 'no e-mail address; one looks like ana@fernhill.example',
  url: 'no web address; one begins with https://',
  datetime: 'no instant; one is written as 2025-11-27T14:05:00Z',
  date: 'no day; one is written as 2025-11-27',
}

interface Size {
  code: 'too_big' | 'too_small'
  origin: string
  maximum?: number | bigint | Date
  minimum?: number | bigint | Date
}

function ofSize(issue: Raw): string {
  const { code, origin, maximum, minimum } = issue as unknown as Size
  const [most, least] = [said(maximum), said(minimum)]
  const [one, more, mend] = NAMED[origin] ?? ['', '', '']
  if (!one) return code === 'too_big' ? `${most} at most` : `${least} at least`
  const has = (issue.input as { length: number } | undefined)?.length ?? 0
  if (code === 'too_big')
    return `at most ${most} ${Number(maximum) === 1 ? one : more}, and ${has === 1 ? 'this is' : 'these are'} ${said(has)}; ${mend}`
  if (has === 0)
    return origin === 'string'
      ? 'it is empty; fill it in'
      : `at least ${least} ${Number(minimum) === 1 ? one : more}; it is empty`
  return `at least ${least} ${Number(minimum) === 1 ? one : more}, and ${has === 1 ? 'this is' : 'these are'} ${said(has)}`
}

const NAMED: Readonly<Record<string, readonly [one: string, more: string, mend: string]>> = {
  string: ['letter', 'letters', 'shorten it'],
  array: ['entry', 'entries', 'take some out'],
}

const said = (limit: Size['maximum']): string =>
  limit instanceof Date ? limit.toISOString() : typeof limit === 'number' ? limit.toLocaleString('en') : String(limit)

/** `leave_out.2` as people read it: “Leave out, number 3”. */
export function placeOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) =>
    typeof part === 'number' ? `number ${part + 1}` : String(part).replaceAll('_', ' '),
  )
  const text = parts.join(', ')
  return text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : 'What was sent'
}
