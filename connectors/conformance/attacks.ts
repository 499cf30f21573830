/** Ways to spoil a captured payload. Each gives one spoilt copy; together they are the hostile half of the suite. */
import { existsSync, readFileSync } from 'node:fs'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type Step = string | number

export interface Attack {
  named: string
  /** Spoils text: JSON where it parses as such, else the characters themselves. */
  text(body: string): string
  bytes(body: Uint8Array): Uint8Array
}

const WRONG: readonly Json[] = [
  null,
  true,
  -1,
  1e308,
  '',
  [],
  {},
  [null],
  '\0\uD800',
  '9'.repeat(40),
  'x'.repeat(200_000),
]
/** As many places of one payload are spoilt one by one; the places are spread over the whole. */
const PLACES = 60
/** As many strings are put everywhere at once. */
const EVERYWHERE = 40
const DATA = new URL('../../../shared/data/attacks/', import.meta.url)

/** Every attack on one payload (empty: a binary one): each place missing or wrong, every string replaced, cut short, or not the format at all. */
export function attacksOn(body: string): Attack[] {
  const places = spread(placesOf(parsed(body)), PLACES)
  return [
    ...places.flatMap((place, n) => [dropping(place), ...someWrong(n).map((wrong) => putting(place, wrong))]),
    ...(body === '' ? [] : sayings(body, naughtyStrings())),
    ...[0, 0.1, 0.5, 0.9, 0.999].map(cuttingAt),
    ...['null', '[]', '{}', '"x"', '<html><body>Sign in</body></html>', '\0', '['.repeat(50_000)].map(instead),
    ...[3, 7, 11, 13].map(flipping),
  ]
}

/** 515 strings that broke software elsewhere, and payloads of markup, when the shared data is there. */
function naughtyStrings(): string[] {
  const naughty = new URL('naughty-strings.json', DATA)
  if (!existsSync(naughty)) {
    console.warn(`MISSING: ${naughty.pathname}: the suite ran without the naughty strings.`)
    return ['<script>alert(1)</script>', '\u202Eevil', 'javascript:alert(1)', '\0', '\uDFFF']
  }
  const strings: unknown = JSON.parse(readFileSync(naughty, 'utf8'))
  const markup = readFileSync(new URL('xss.txt', DATA), 'utf8').split('\n').slice(0, 200)
  return [...(Array.isArray(strings) ? strings.map(String) : []), ...markup]
}

function placesOf(value: Json | undefined, path: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [path]
  const parts: [Step, Json][] = Array.isArray(value) ? value.map((part, place) => [place, part]) : Object.entries(value)
  return [path, ...parts.flatMap(([step, part]) => placesOf(part, [...path, step]))]
}

function spread<T>(all: readonly T[], most: number): T[] {
  const stride = Math.max(1, all.length / most)
  return Array.from({ length: Math.min(most, all.length) }, (_, n) => all[Math.floor(n * stride)] as T)
}

function dropping(place: Step[]): Attack {
  return onJson(`without ${place.join('.')}`, (json) => replaced(json, place, () => undefined) ?? null)
}

function putting(place: Step[], wrong: Json): Attack {
  return onJson(`${JSON.stringify(wrong).slice(0, 20)} at ${place.join('.')}`, (json) => {
    return replaced(json, place, () => wrong) ?? null
  })
}

/** Each place takes a third of the wrong values, in turn: next to it stand places of its kind. */
function someWrong(turn: number): Json[] {
  return WRONG.filter((_, n) => n % 3 === turn % 3)
}

/**
 * Every string once where people wrote something, so that it comes through to what reads texts; and some in the place of
 * every string, ids and addresses too.
 */
function sayings(body: string, strings: readonly string[]): Attack[] {
  const texts = Math.max(1, said(body, (text) => text).count)
  const starts = Array.from({ length: Math.ceil(strings.length / texts) }, (_, n) => n * texts)
  const inTexts = starts.map((start) => ({
    named: `saying ${JSON.stringify(strings[start]).slice(0, 40)} and ${texts - 1} more`,
    text: (whole: string) => said(whole, (_, n) => strings[(start + n) % strings.length] ?? '').body,
    bytes: (whole: Uint8Array) => whole,
  }))
  return [...inTexts, ...spread(strings, EVERYWHERE).map(sayingEverywhere)]
}

/** Puts other words where people wrote some: strings with a space in JSON, what stands between tags in markup. */
function said(body: string, change: (text: string, n: number) => string): { body: string; count: number } {
  let count = 0
  const json = parsed(body)
  if (json === undefined) {
    const changed = body.replaceAll(/>([^<]*\S[^<]*)</g, (_, text) => `>${change(text, count++)}<`)
    return { body: changed, count }
  }
  const changed = eachString(json, (text) => (/\s/.test(text) ? change(text, count++) : text))
  return { body: JSON.stringify(changed), count }
}

function sayingEverywhere(words: string): Attack {
  const inMarkup = (body: string) => body.replaceAll(/>[^<]+</g, () => `>${words}<`)
  const everywhere = (json: Json) => eachString(json, () => words)
  return onJson(`saying only ${JSON.stringify(words).slice(0, 40)}`, everywhere, inMarkup)
}

function eachString(json: Json, change: (text: string) => string): Json {
  if (typeof json === 'string') return change(json)
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.map((part) => eachString(part, change))
  return Object.fromEntries(Object.entries(json).map(([name, part]) => [name, eachString(part, change)]))
}

function onJson(named: string, spoil: (json: Json) => Json, otherwise = (body: string) => body): Attack {
  const text = (body: string) => {
    const json = parsed(body)
    return json === undefined ? otherwise(body) : JSON.stringify(spoil(json))
  }
  return { named, text, bytes: (body) => body }
}

function cuttingAt(part: number): Attack {
  const end = (length: number) => Math.floor(length * part)
  return {
    named: `cut at ${part}`,
    text: (body) => body.slice(0, end(body.length)),
    bytes: (body) => body.slice(0, end(body.length)),
  }
}

function instead(body: string): Attack {
  return { named: `${body.slice(0, 20)} instead`, text: () => body, bytes: () => new TextEncoder().encode(body) }
}

/** Every nth byte is turned over: on binary frames this meets lengths, types and checksums. */
function flipping(every: number): Attack {
  return {
    named: `every ${every}th byte flipped`,
    text: (body) => body.replaceAll(new RegExp(`(.{${every - 1}}).`, 'gs'), '$1\uFFFD'),
    bytes: (body) => body.map((byte, place) => (place % every === every - 1 ? byte ^ 0xff : byte)),
  }
}

function replaced(json: Json, place: readonly Step[], change: () => Json | undefined): Json | undefined {
  const [step, ...further] = place
  if (step === undefined) return change()
  if (typeof json !== 'object' || json === null) return json
  const part = (json as Record<Step, Json>)[step] ?? null
  const changed = replaced(part, further, change)
  if (Array.isArray(json))
    return json.flatMap((old, n) => (n === step ? (changed === undefined ? [] : [changed]) : [old]))
  const { [step as string]: _, ...others } = json
  return changed === undefined ? others : { ...others, [step]: changed }
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json
  } catch {
    return undefined
  }
}
