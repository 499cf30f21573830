/**
 * Where the things in a text end. Every function gets a place and gives the end of what begins there, or -1. None
 * looks further back than one character, and every look ahead has a limit, so a hostile text costs no more than its length.
 */
import { classAt, classOf, DIGIT, isApostrophe, JOINED, LETTER, PICTURE, SPACE, UNSEEN, widthAt } from './characters.ts'

const ADDRESS_MAX = 120

export function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0
    const kind = classOf(codePoint)
    if (kind === LETTER || kind === DIGIT || kind === UNSEEN) at += codePoint > 0xffff ? 2 : 1
    else if (isWithin(text, at)) at += 1
    else break
  }
  return at
}

/** An apostrophe between letters, or a point or comma between digits, belongs to the word. */
function isWithin(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (isApostrophe(code)) return classAt(text, at - 1) === LETTER && classAt(text, at + 1) === LETTER
  if (code !== 0x2e && code !== 0x2c) return false
  return classAt(text, at - 1) === DIGIT && classAt(text, at + 1) === DIGIT
}

export function joinedEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const kind = classAt(text, at)
    if (kind !== JOINED && kind !== UNSEEN) break
    at += widthAt(text, at)
  }
  return at
}

export function spaceEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && classAt(text, at) === SPACE) at += 1
  return at
}

/** One emoji with all that hangs on it: skin tone, sex, joined persons, flags of two letters, keycaps. */
export function emojiEnd(text: string, from: number): number {
  const first = text.codePointAt(from) ?? 0
  let at = from + widthAt(text, from)
  if (first >= 0x1f1e6 && first <= 0x1f1ff) {
    const second = text.codePointAt(at) ?? 0
    return second >= 0x1f1e6 && second <= 0x1f1ff ? at + 2 : at
  }
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0
    const modifies =
      code === 0xfe0f || code === 0x20e3 || (code >= 0x1f3fb && code <= 0x1f3ff) || (code >= 0xe0020 && code <= 0xe007f)
    if (modifies) at += widthAt(text, at)
    else if (code === 0x200d && classAt(text, at + 1) === PICTURE) at += 1 + widthAt(text, at + 1)
    else break
  }
  return at
}

export function isKeycap(text: string, at: number): boolean {
  return (
    text.charCodeAt(at + 1) === 0x20e3 || (text.charCodeAt(at + 1) === 0xfe0f && text.charCodeAt(at + 2) === 0x20e3)
  )
}

const emoticon =
  /(?:>?[:;=]['’]?[-o^]?[()[\]{}|/\\*]+|[:;=]-?[DPOp3](?![\p{L}\p{N}])|<\/?3+(?![\p{L}\p{N}])|\^_*\^|\(:|\):)/uy

export function emoticonEnd(text: string, from: number): number {
  if (!beginsEmoticon(text.charCodeAt(from))) return -1
  emoticon.lastIndex = from
  const found = emoticon.exec(text)
  if (found === null) return -1
  const spelled = /[DPOp3]$/.test(found[0])
  return spelled && from > 0 && /[\p{L}\p{N}]/u.test(text[from - 1] ?? '') ? -1 : from + found[0].length
}

/** One of :;=<>^() */
function beginsEmoticon(code: number): boolean {
  return (code >= 0x3a && code <= 0x3e) || code === 0x28 || code === 0x29 || code === 0x5e
}

/** A handle behind its sign, with its server where it names one: @fernhill.co, @ines@mastodon.example. */
export function mentionEnd(text: string, from: number): number {
  const name = handleEnd(text, from + 1)
  if (name === from + 1) return -1
  if (text[name] !== '@') return name
  const server = handleEnd(text, name + 1)
  return server > name + 1 && text.slice(name + 1, server).includes('.') ? server : name
}

function handleEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const kind = classAt(text, at)
    const code = text.charCodeAt(at)
    if (kind === LETTER || kind === DIGIT) at += widthAt(text, at)
    else if (code === 0x5f || code === 0x2e || code === 0x2d) at += 1
    else break
  }
  while (at > from && (text[at - 1] === '.' || text[at - 1] === '-')) at -= 1
  return at
}

/** A tag has at least one letter: '#1' is a number. */
export function hashtagEnd(text: string, from: number): number {
  let at = from + 1
  let letters = 0
  while (at < text.length) {
    const kind = classAt(text, at)
    if (kind === LETTER || kind === JOINED) letters += 1
    else if (kind !== DIGIT && kind !== UNSEEN && text[at] !== '_') break
    at += widthAt(text, at)
  }
  return letters > 0 ? at : -1
}

/** Makes a letter of ASCII lower case. */
const LOWER = 0x20

/** By 'ht' or 'ww', in lower case. */
function beginsLink(first: number, second: number): boolean {
  return (first === 0x68 && second === 0x74) || (first === 0x77 && second === 0x77)
}

/** The end of an address with its scheme or www., without the punctuation of the sentence around it. */
export function linkEnd(text: string, from: number): number {
  if (!beginsLink(text.charCodeAt(from) | LOWER, text.charCodeAt(from + 1) | LOWER)) return -1
  const start = text.slice(from, from + 8).toLowerCase()
  if (!start.startsWith('https://') && !start.startsWith('http://') && !start.startsWith('www.')) return -1
  return pathEnd(text, from)
}

function pathEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && classAt(text, at) !== SPACE && !'<>"“”«»「」『』，。、'.includes(text[at] ?? ' ')) at += 1
  while (at > from && '.,;:!?\'"’)]}…*_'.includes(text[at - 1] ?? ' ')) at -= 1
  return at
}

const endings = new Set(
  'com net org io co app dev ai uk de fr es pl tr nl ch eu info biz shop store news blog social example edu gov tv fm ly gl jp cn kr br ca au se dk fi cz ru ua ie nz mx'.split(
    ' ',
  ),
)

/** Sticky and bounded: they look at ADDRESS_MAX characters at most, wherever a word begins. */
const addressRun = /[A-Za-z0-9._%+-]{0,120}/y
const domainRun = /[A-Za-z0-9.-]{0,120}/y

function runEnd(run: RegExp, text: string, from: number): number {
  run.lastIndex = from
  return from + (run.exec(text)?.[0].length ?? 0)
}

const addressSigns = new Set(['.', '@', '-', '_', '+', '%'].map((sign) => sign.charCodeAt(0)))

/** Whether what stands behind a word may make it the beginning of an address. */
export function goesOnAsAddress(text: string, end: number): boolean {
  const sign = text.charCodeAt(end)
  return sign !== 0x20 && addressSigns.has(sign) && /[A-Za-z0-9]/.test(text[end + 1] ?? ' ')
}

/** `fernhill.co/arc` or `help@fernhill.example`, where a word begins; says which it is. */
export function addressAt(text: string, from: number): { kind: 'link' | 'email'; end: number } | null {
  const name = runEnd(addressRun, text, from)
  if (text[name] === '@' && name > from) {
    const end = domainEnd(text, name + 1)
    return end === -1 ? null : { kind: 'email', end }
  }
  const end = domainEnd(text, from)
  if (end === -1) return null
  return { kind: 'link', end: text[end] === '/' || text[end] === '?' ? pathEnd(text, end) : end }
}

function domainEnd(text: string, from: number): number {
  let at = runEnd(domainRun, text, from)
  if (at === from + ADDRESS_MAX) return -1
  while (at > from && (text[at - 1] === '.' || text[at - 1] === '-')) at -= 1
  const domain = text.slice(from, at)
  const point = domain.lastIndexOf('.')
  if (point < 1 || domain.includes('..')) return -1
  return endings.has(domain.slice(point + 1).toLowerCase()) ? at : -1
}
