/**
 * What kind each character is, remembered once it was asked for: a property test by regular expression costs a
 * hundred times what an array does, and a few thousand characters make up nearly everything people write.
 */
export const SPACE = 1
export const LETTER = 2
export const DIGIT = 3
/** Scripts that are written without spaces, or glue particles to words: Intl.Segmenter cuts them. */
export const JOINED = 4
export const PICTURE = 5
/** Punctuation and symbols. */
export const MARK = 6
/** Nothing a reader sees: zero-width characters, variation selectors, controls. Inside a word they are skipped over. */
export const UNSEEN = 7
export type CharacterClass = 1 | 2 | 3 | 4 | 5 | 6 | 7

const joined =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u
const letter = /[\p{L}\p{M}]/u
const number = /\p{N}/u
const unseen = /[\p{Cc}\p{Cf}\p{Cn}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/u
/** Signs that are pictures only when a variation selector asks for it; alone they are plain symbols. */
const plainSigns = new Set([0xa9, 0xae, 0x2122, 0x203c, 0x2049, 0x2139])

const known = new Uint8Array(0x110000)

function askUnicode(codePoint: number): CharacterClass {
  const character = String.fromCodePoint(codePoint)
  if (/\s/u.test(character)) return SPACE
  if (unseen.test(character)) return UNSEEN
  if (/\p{Nd}/u.test(character)) return DIGIT
  if (letter.test(character) || number.test(character)) {
    return joined.test(character) && !/\p{scx=Latin}/u.test(character) ? JOINED : LETTER
  }
  if (/[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(character) && !plainSigns.has(codePoint)) return PICTURE
  return MARK
}

/** The class of a code point. */
export function classOf(codePoint: number): CharacterClass {
  const found = known[codePoint]
  if (found !== undefined && found !== 0) return found as CharacterClass
  const asked = askUnicode(codePoint)
  known[codePoint] = asked
  return asked
}

/** The class of the character at this place; past the end it is a space. */
export function classAt(text: string, at: number): CharacterClass {
  const unit = text.charCodeAt(at)
  if (unit < 0xd800) return classOf(unit)
  const codePoint = text.codePointAt(at)
  return codePoint === undefined ? SPACE : classOf(codePoint)
}

/** How many UTF-16 units the character at this place takes. */
export function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x02bc || code === 0xff07
}
