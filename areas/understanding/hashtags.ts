import { classAt, JOINED, widthAt } from './characters.ts'
import { squeeze } from './fold.ts'
import { remembered, type Written } from './remember.ts'
import { push, type Tokens } from './tokens.ts'
import { formsOf, newWord, WHOLE, WITHOUT_SPACES, type Word } from './words.ts'

/** FernhillArc2 is fernhill, arc, 2; HTMLPage is html, page. */
const tagWord = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|[\p{Lo}\p{Lm}\p{M}]+|\p{Lu}|\p{N}+/gu

interface Tag extends Written {
  whole: Word
  /** Its words where it has several, with their places behind the sign. */
  parts: readonly { word: Word; start: number; end: number }[]
}

/** Reads the hashtag that ends here: itself, then its words where it has several. */
export function readHashtag(tokens: Tokens, at: number, end: number): number {
  const { whole, parts } = tagAt(tokens.text, at + 1, end)
  if ((whole.flags & WITHOUT_SPACES) !== 0) tokens.has_joined = true
  push(tokens, whole, [at, end])
  for (const part of parts) push(tokens, part.word, [at + 1 + part.start, at + 1 + part.end])
  return end
}

const tagAt = remembered(1 << 12, (written): Tag => {
  const forms = formsOf(written)
  const fold = squeeze(forms.fold.replaceAll('_', ''))
  const found = [...written.matchAll(tagWord)]
  const flags = forms.flags | joinedFlag(written) | (found.length > 1 ? WHOLE : 0)
  const parts = found.map((part) => ({ word: partOf(part[0]), start: part.index, end: part.index + part[0].length }))
  return { written, whole: newWord({ ...forms, kind: 'hashtag', fold, flags }), parts: parts.length > 1 ? parts : [] }
})

function partOf(written: string): Word {
  const forms = formsOf(written)
  return newWord({
    ...forms,
    kind: /^\p{N}+$/u.test(written) ? 'number' : 'word',
    flags: forms.flags | joinedFlag(written),
  })
}

function joinedFlag(written: string): number {
  for (let at = 0; at < written.length; at += widthAt(written, at))
    if (classAt(written, at) === JOINED) return WITHOUT_SPACES
  return 0
}
