/**
 * The one pass over a text. It takes any string, never throws, reads no more than TEXT_MAX characters, and every look
 * ahead is limited, so its work grows with the length of the text and with nothing else.
 */
import { classAt, DIGIT, isApostrophe, JOINED, LETTER, PICTURE, SPACE, UNSEEN, widthAt } from './characters.ts'
import { foldOf, normOf } from './fold.ts'
import { readHashtag } from './hashtags.ts'
import {
  addressAt,
  emojiEnd,
  emoticonEnd,
  hashtagEnd,
  isKeycap,
  joinedEnd,
  linkEnd,
  mentionEnd,
  spaceEnd,
  wordEnd,
} from './scan.ts'
import { sentencesOf } from './sentences.ts'
import { push, TEXT_MAX, type Tokens, WITHOUT_SPACES, wordOf } from './tokens.ts'

/** Reads a post: its title where it has one, then its text. */
export function tokenize(text: string, title: string | null = null): Tokens {
  const head = title ? `${title.slice(0, 1000)}\n` : ''
  const whole = head + text
  const tokens: Tokens = {
    text: whole.slice(0, TEXT_MAX),
    text_start: head.length,
    kinds: [],
    starts: [],
    ends: [],
    norms: [],
    folds: [],
    flags: [],
    terms: [],
    sentences: [],
    has_joined: false,
    cut: whole.length > TEXT_MAX,
  }
  let at = 0
  while (at < tokens.text.length) at = readOne(tokens, at)
  tokens.sentences = sentencesOf(tokens)
  return tokens
}

/** Reads the thing that begins here and gives the place behind it, which is always further on. */
function readOne(tokens: Tokens, at: number): number {
  const { text } = tokens
  const kind = classAt(text, at)
  if (kind === SPACE) return spaceEnd(text, at)
  if (kind === UNSEEN) return at + widthAt(text, at)
  if (kind === PICTURE || (text.charCodeAt(at) < 0x3a && isKeycap(text, at)))
    return readEmoji(tokens, at, emojiEnd(text, at))
  if (kind === LETTER || kind === DIGIT) return readWord(tokens, at)
  if (kind === JOINED) return readJoined(tokens, at)
  return readMark(tokens, at)
}

function readEmoji(tokens: Tokens, at: number, end: number): number {
  const norm = tokens.text.slice(at, end).replace(/\ufe0f|\p{Emoji_Modifier}/gu, '')
  push(tokens, 'emoji', at, end, { norm, fold: norm, flags: 0 })
  return end
}

function readWord(tokens: Tokens, at: number): number {
  const { text } = tokens
  const first = text.charCodeAt(at) | 0x20
  if (first === 0x68 || first === 0x77) {
    const end = linkEnd(text, at)
    if (end > at + 4) return readLink(tokens, at, end)
  }
  const end = wordEnd(text, at)
  if ('.@-_+%'.includes(text[end] ?? ' ') && /[A-Za-z0-9]/.test(text[end + 1] ?? ' ')) {
    const address = addressAt(text, at)
    if (address?.kind === 'link') return readLink(tokens, at, address.end)
    if (address?.kind === 'email') {
      const norm = normOf(text.slice(at, address.end))
      push(tokens, 'email', at, address.end, { norm, fold: norm, flags: 0 })
      return address.end
    }
  }
  const split = elisionEnd(text, at, end)
  if (split > 0) pushWord(tokens, at, split)
  pushWord(tokens, split > 0 ? split : at, end)
  return end
}

function readLink(tokens: Tokens, at: number, end: number): number {
  const norm = tokens.text.slice(at, end).toLowerCase()
  push(tokens, 'link', at, end, { norm, fold: hostOf(norm), flags: 0 })
  return end
}

/** The host of a link, without scheme, www. and port. */
export function hostOf(link: string): string {
  const bare = link.replace(/^https?:\/\//, '').replace(/^www\./, '')
  const end = bare.search(/[/?#:]/)
  return end === -1 ? bare : bare.slice(0, end)
}

const elisions = new Set(
  'l d j m t s n c qu jusqu lorsqu puisqu quoiqu un dell all dall nell sull quest quell'.split(' '),
)

/** The place behind the apostrophe of l'Arc, dell'Arc: two words where French and Italian write them as one. */
function elisionEnd(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + 7)
  for (let place = at + 1; place < limit; place += 1) {
    if (!isApostrophe(text.charCodeAt(place))) continue
    const isElision = end - place > 2 && elisions.has(text.slice(at, place).toLowerCase())
    return isElision ? place + 1 : -1
  }
  return -1
}

function pushWord(tokens: Tokens, at: number, end: number): void {
  const word = wordOf(tokens.text.slice(at, end))
  push(tokens, word.kind, at, end, word)
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

function readJoined(tokens: Tokens, at: number): number {
  const end = joinedEnd(tokens.text, at)
  tokens.has_joined = true
  for (const segment of segmenter.segment(tokens.text.slice(at, end))) {
    const norm = normOf(segment.segment)
    const start = at + segment.index
    const forms = { norm, fold: foldOf(norm), flags: WITHOUT_SPACES }
    push(tokens, 'word', start, start + segment.segment.length, forms)
  }
  return end
}

function readMark(tokens: Tokens, at: number): number {
  const { text } = tokens
  const sign = text[at] ?? ''
  const before = at === 0 ? SPACE : classAt(text, at - 1)
  const apart = before !== LETTER && before !== DIGIT
  if (apart && (sign === '@' || sign === '＠')) {
    const end = mentionEnd(text, at)
    if (end !== -1) return readMention(tokens, at, end)
  }
  if (apart && (sign === '#' || sign === '＃')) {
    const end = hashtagEnd(text, at)
    if (end !== -1) return readHashtag(tokens, at, end)
  }
  if (':;=<>^()'.includes(sign)) {
    const end = emoticonEnd(text, at)
    if (end !== -1) return readEmoji(tokens, at, end)
  }
  return readMarks(tokens, at)
}

/** A run of one sign is one token, so '!!!' tells its length by its place. */
function readMarks(tokens: Tokens, at: number): number {
  const width = widthAt(tokens.text, at)
  const sign = tokens.text.slice(at, at + width)
  let end = at + width
  while (tokens.text.startsWith(sign, end)) end += width
  const norm = sign.normalize('NFKC')
  push(tokens, 'mark', at, end, { norm, fold: norm, flags: 0 })
  return end
}

function readMention(tokens: Tokens, at: number, end: number): number {
  const norm = `@${normOf(tokens.text.slice(at + 1, end))}`
  push(tokens, 'mention', at, end, { norm, fold: norm, flags: 0 })
  return end
}
