/**
 * Cuts a query into its signs and words. It takes any string and never says no: what is wrong is for the parser to tell,
 * so that a query from elsewhere can be read with the same lexer and half-written ones can be coloured. Each character
 * is looked at a fixed number of times.
 */
import { clean, faceEnd, seen } from './letters.ts'
import type { Place } from './nodes.ts'

export type Token = Place & {
  /** No space stands between this and the token before. */
  glued: boolean
} & (
    | { kind: 'open' | 'close' | 'and' | 'or' | 'not' }
    /** Something from elsewhere that has no like here. The lexer makes none of these. */
    | { kind: 'gone' }
    /** `within` is null where no number was read. */
    | { kind: 'near'; sign: string; within: number | null; ordered: boolean }
    /** The name in small letters, known or not; its value is glued to it. */
    | { kind: 'field'; name: string }
    /** `of`: the field that it is a value of. */
    | { kind: 'word'; written: string; of: string | null }
    /** `apart`: the digits behind ~, empty where none stand there. `quote_end`: behind the closing mark. */
    | { kind: 'phrase'; written: string; of: string | null; closed: boolean; apart: string | null; quote_end: number }
  )

type WithoutGlue<T> = T extends Token ? Omit<T, 'glued'> : never
type Found = WithoutGlue<Token>

export type TokenOf<K extends Token['kind']> = Extract<Token, { kind: K }>

interface Lexer {
  text: string
  at: number
  tokens: Token[]
  /** For each open bracket the field whose values it holds. */
  brackets: (string | null)[]
  /** The field whose value has to begin here. */
  awaited: string | null
  /** A space stands behind the last token; what is unseen parts nothing. */
  has_space: boolean
}

const gap = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]+/uy
const chunk = /[^\s()（）"＂“”„«»|]+/uy
/** Which marks close what was opened with one: straight, English, German, French, and as Sweden and German books have it. */
const closers: Readonly<Record<string, RegExp>> = {
  '"': /["＂]/g,
  '＂': /["＂]/g,
  '“': /[”"]/g,
  '„': /[“”"]/g,
  '”': /[”"]/g,
  '«': /»/g,
  '»': /«/g,
}

export function lex(text: string): Token[] {
  const lexer: Lexer = { text, at: 0, tokens: [], brackets: [], awaited: null, has_space: true }
  while (lexer.at < text.length) {
    const end = endOf(gap, text, lexer.at)
    if (end > lexer.at) {
      if (/\s/.test(text.slice(lexer.at, end))) {
        lexer.has_space = true
        lexer.awaited = null
      }
      lexer.at = end
    } else readOne(lexer)
  }
  return lexer.tokens
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function readOne(lexer: Lexer): void {
  const { text, at } = lexer
  const sign = text[at] ?? ''
  const face = faceEnd(text, at)
  if (face !== -1)
    return push(lexer, { kind: 'word', start: at, end: face, written: text.slice(at, face), of: valueOf(lexer) })
  if (sign === '(' || sign === '（') {
    lexer.brackets.push(lexer.awaited ?? lexer.brackets.at(-1) ?? null)
    return push(lexer, { kind: 'open', start: at, end: at + 1 })
  }
  if (sign === ')' || sign === '）') {
    lexer.brackets.pop()
    return push(lexer, { kind: 'close', start: at, end: at + 1 })
  }
  if (sign === '|') return push(lexer, { kind: 'or', start: at, end: text[at + 1] === '|' ? at + 2 : at + 1 })
  if (isMinus(lexer, sign) || isBang(lexer, sign)) return push(lexer, { kind: 'not', start: at, end: at + 1 })
  const closer = closers[sign]
  if (closer !== undefined) return readPhrase(lexer, closer)
  if (valueOf(lexer) === null && readField(lexer)) return
  readChunk(lexer, endOf(chunk, text, at))
}

/** Right before something: a dash by itself is none, nor is one inside of a word or at the beginning of a value. */
function isMinus({ text, at, awaited }: Lexer, sign: string): boolean {
  return (sign === '-' || sign === '−') && awaited === null && /[^\s)）|]/.test(text[at + 1] ?? ' ')
}

/** As beside || and &&: right before a word or what holds words. `!!` and what stands among values are signs like others. */
function isBang(lexer: Lexer, sign: string): boolean {
  if (sign !== '!' || valueOf(lexer) !== null) return false
  const isBehindField = !lexer.has_space && lexer.tokens.at(-1)?.kind === 'field'
  return !isBehindField && /[\p{L}\p{N}("＂“„«（#@＠＃]/u.test(lexer.text[lexer.at + 1] ?? ' ')
}

function push(lexer: Lexer, found: Found): void {
  lexer.tokens.push({ ...found, glued: !lexer.has_space })
  lexer.has_space = false
  lexer.at = found.end
  lexer.awaited = null
}

/** A phrase that is never closed goes on to the end, so no mark is looked for twice. */
function readPhrase(lexer: Lexer, closer: RegExp): void {
  const { text, at } = lexer
  closer.lastIndex = at + 1
  const closing = closer.exec(text)?.index ?? -1
  const closed = closing !== -1
  const quote_end = closed ? closing + 1 : text.length
  const end = closed ? endOf(/~\d*/y, text, quote_end) : quote_end
  push(lexer, {
    kind: 'phrase',
    start: at,
    end,
    quote_end,
    written: clean(text.slice(at + 1, closed ? closing : text.length)),
    of: valueOf(lexer),
    closed,
    apart: end > quote_end ? text.slice(quote_end + 1, end) : null,
  })
}

const valueOf = (lexer: Lexer): string | null => lexer.awaited ?? lexer.brackets.at(-1) ?? null

function readChunk(lexer: Lexer, end: number): void {
  const { text, at: start, awaited } = lexer
  const of = valueOf(lexer)
  const raw = text.slice(start, end)
  const operator = awaited === null ? operatorAt(lexer, raw) : null
  if (operator !== null) push(lexer, operator)
  else push(lexer, { kind: 'word', start, end, written: clean(raw), of })
}

const near = /^(O?NEAR)(?:[/\\~:]?(\d*)([fF]?)|\/.*)$/

function operatorAt(lexer: Lexer, raw: string): Found | null {
  const start = lexer.at
  const end = start + raw.length
  const sign = raw.length > 200 ? raw : seen(raw)
  if (sign === 'AND' || sign === '&' || sign === '&&') return { kind: 'and', start, end }
  if (sign === 'OR') return { kind: 'or', start, end }
  if (sign === 'NOT') return { kind: 'not', start, end }
  const [, word, digits, ordered] = near.exec(sign) ?? []
  if (word === undefined) return null
  const within = digits ? Number(digits) : null
  return { kind: 'near', start, end, sign, within, ordered: ordered !== '' && ordered !== undefined }
}

/** `https://` and `12:30` are words, NEAR:5 is a NEAR that went wrong. */
const fieldSign = /(?!O?NEAR:)[a-z_\-\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]{1,60}:(?!\/\/)/iuy

/** Looks no further than the colon, so that title:title:… costs no more than its length. */
function readField(lexer: Lexer): boolean {
  const { text, at } = lexer
  const end = endOf(fieldSign, text, at)
  const name = seen(text.slice(at, end - 1)).toLowerCase()
  if (end === at || !/^[a-z]/.test(name)) return false
  push(lexer, { kind: 'field', start: at, end, name })
  lexer.awaited = name === 'title' ? null : name
  return true
}
