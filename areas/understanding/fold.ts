/**
 * Two forms of a word. The norm is what was written, in one spelling (NFKC, lower case, nothing invisible). The fold
 * forgives more: no accents, no drawn-out letters, no possessive ending. Names and terms are looked up by their fold,
 * made by the same functions, so text and list always agree.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]/gu
/** Latin, Greek and Cyrillic accents, Hebrew and Arabic points; not the marks that Indic and Japanese words are made of. */
const points = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g
const strokes: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  ς: 'σ',
}
const stroke = /[ıłøđðßæœىةکیς]/g
const drawnOut = /(\p{L})\1{2,}/gu
const ascii = /^[\0-\x7f]*$/

export function normOf(written: string): string {
  if (ascii.test(written)) return written.toLowerCase()
  return written
    .normalize('NFKC')
    .replace(unseen, '')
    .toLowerCase()
    .replace(/[\u2019\u02bc\uff07]/g, "'")
}

/** Three times the same letter. Most words have none, and looking by hand is ten times cheaper than a pattern. */
export function isDrawnOut(norm: string): boolean {
  for (let at = 2; at < norm.length; at += 1) {
    const code = norm.charCodeAt(at)
    if (code > 0x40 && code === norm.charCodeAt(at - 1) && code === norm.charCodeAt(at - 2)) return true
  }
  return false
}

/** Runs of three and more of a letter become two: 'sooo' and 'soooooo' are one word, 'good' stays itself. */
export function squeeze(norm: string): string {
  return isDrawnOut(norm) ? norm.replace(drawnOut, '$1$1') : norm
}

/** As `squeeze`, down to one letter: the second guess for 'sooo' where 'soo' is in no list. */
export function squeezeToOne(norm: string): string {
  return norm.replace(/(\p{L})\1+/gu, '$1')
}

/** What English hangs onto verbs; anything else short behind an apostrophe is a case ending: Fernhill's, Fernhill'den. */
const contractions = new Set(['t', 'll', 've', 're', 'd', 'm'])

export function withoutEnding(word: string): string {
  const apostrophe = word.lastIndexOf("'")
  const ending = word.length - apostrophe - 1
  if (apostrophe > 0 && ending === 0) return word.slice(0, apostrophe)
  if (apostrophe < 2) return word
  return ending > 4 || contractions.has(word.slice(apostrophe + 1)) ? word : word.slice(0, apostrophe)
}

export function foldOf(norm: string): string {
  let fold = norm
  if (!ascii.test(fold)) {
    fold = fold
      .normalize('NFD')
      .replace(points, '')
      .normalize('NFC')
      .replace(stroke, (character) => strokes[character] ?? character)
  }
  return squeeze(withoutEnding(fold))
}
