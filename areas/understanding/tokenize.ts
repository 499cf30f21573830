/**
 * The one pass over a text. It takes any string, never throws, reads no more than TEXT_MAX characters, and every look
 * ahead is limited, so its work grows with the length of the text and with nothing else.
 */
import { classAt, DIGIT, JOINED, LETTER, PICTURE, SPACE, UNSEEN, widthAt } from './characters.ts'
import { foldOf, normOf } from './fold.ts'
import { readHashtag } from './hashtags.ts'
import { remembered } from './remember.ts'
import {
  addressAt,
  emojiEnd,
  emoticonEnd,
  goesOnAsAddress,
  hashtagEnd,
  isKeycap,
  joinedEnd,
  linkEnd,
  mentionEnd,
  spaceEnd,
  wordEnd,
} from './scan.ts'
import { sentencesOf } from './sentences.ts'
import { push, TEXT_MAX, type Tokens } from './tokens.ts'
import { newWord, type TokenKind, WITHOUT_SPACES, type Word, wordAt } from './words.ts'

/** Reads a post: its title where it has one, then its text. */
export function tokenize(text: string, title: string | null = null): Tokens {
  const head = title ? `${title.slice(0, 1000)}\n` : ''
  const whole = head + text
  const tokens: Tokens = {
    text: whole.slice(0, TEXT_MAX),
    text_start: head.length,
    words: [],
    starts: [],
    ends: [],
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

/** A token whose norm and fold are the same. */
const plainWord = (kind: TokenKind, written: string, norm: string): Word =>
  newWord({ kind, written, norm, fold: norm, flags: 0 })

const emojiAt = remembered(1 << 10, (written) =>
  plainWord('emoji', written, written.replace(/\ufe0f|\p{Emoji_Modifier}/gu, '')),
)

function readEmoji(tokens: Tokens, at: number, end: number): number {
  push(tokens, emojiAt(tokens.text, at, end), [at, end])
  return end
}

function readWord(tokens: Tokens, at: number): number {
  const { text } = tokens
  const link = linkEnd(text, at)
  if (link > at + 4) return readLink(tokens, at, link)
  const end = wordEnd(text, at)
  if (goesOnAsAddress(text, end)) {
    const address = addressAt(text, at)
    if (address?.kind === 'link') return readLink(tokens, at, address.end)
    if (address?.kind === 'email') return readEmail(tokens, at, address.end)
  }
  const word = wordAt(text, at, end)
  if (word.elided === 0) push(tokens, word, [at, end])
  else {
    const between = at + word.elided
    push(tokens, wordAt(text, at, between), [at, between])
    push(tokens, wordAt(text, between, end), [between, end])
  }
  return end
}

function readLink(tokens: Tokens, at: number, end: number): number {
  const written = tokens.text.slice(at, end)
  const norm = written.toLowerCase()
  push(tokens, newWord({ kind: 'link', written, norm, fold: hostOf(norm), flags: 0 }), [at, end])
  return end
}

/** The host of a link, without scheme, www. and port. */
export function hostOf(link: string): string {
  const bare = link.replace(/^https?:\/\//, '').replace(/^www\./, '')
  const end = bare.search(/[/?#:]/)
  return end === -1 ? bare : bare.slice(0, end)
}

function readEmail(tokens: Tokens, at: number, end: number): number {
  const written = tokens.text.slice(at, end)
  push(tokens, plainWord('email', written, normOf(written)), [at, end])
  return end
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })
const segmentAt = remembered(1 << 13, (written) => {
  const norm = normOf(written)
  return newWord({ kind: 'word', written, norm, fold: foldOf(norm), flags: WITHOUT_SPACES })
})

function readJoined(tokens: Tokens, at: number): number {
  const { text } = tokens
  const end = joinedEnd(text, at)
  tokens.has_joined = true
  for (const { segment, index } of segmenter.segment(text.slice(at, end))) {
    const start = at + index
    push(tokens, segmentAt(text, start, start + segment.length), [start, start + segment.length])
  }
  return end
}

const AT = 0x40
const WIDE_AT = 0xff20
const NUMBER_SIGN = 0x23
const WIDE_NUMBER_SIGN = 0xff03

function readMark(tokens: Tokens, at: number): number {
  const { text } = tokens
  const sign = text.charCodeAt(at)
  if ((sign === AT || sign === WIDE_AT) && standsApart(text, at)) {
    const end = mentionEnd(text, at)
    if (end !== -1) return readMention(tokens, at, end)
  }
  if ((sign === NUMBER_SIGN || sign === WIDE_NUMBER_SIGN) && standsApart(text, at)) {
    const end = hashtagEnd(text, at)
    if (end !== -1) return readHashtag(tokens, at, end)
  }
  const end = emoticonEnd(text, at)
  return end === -1 ? readMarks(tokens, at) : readEmoji(tokens, at, end)
}

function standsApart(text: string, at: number): boolean {
  const before = at === 0 ? SPACE : classAt(text, at - 1)
  return before !== LETTER && before !== DIGIT
}

const markAt = remembered(1 << 10, (written) => plainWord('mark', written, written.normalize('NFKC')))

/** A run of one sign is one token, so '!!!' tells its length by its place. */
function readMarks(tokens: Tokens, at: number): number {
  const { text } = tokens
  const width = widthAt(text, at)
  const sign = text.codePointAt(at)
  let end = at + width
  while (text.codePointAt(end) === sign) end += width
  push(tokens, markAt(text, at, at + width), [at, end])
  return end
}

const mentionAt = remembered(1 << 12, (written) => plainWord('mention', written, `@${normOf(written.slice(1))}`))

function readMention(tokens: Tokens, at: number, end: number): number {
  push(tokens, mentionAt(tokens.text, at, end), [at, end])
  return end
}
