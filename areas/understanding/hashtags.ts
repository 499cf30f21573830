import { squeeze } from './fold.ts'
import { formsOf, hasJoined, PART, push, type Tokens, WHOLE, WITHOUT_SPACES } from './tokens.ts'

/** FernhillArc2 is fernhill, arc, 2; HTMLPage is html, page. */
const tagWord = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|[\p{Lo}\p{Lm}\p{M}]+|\p{Lu}|\p{N}+/gu

/** Reads the hashtag that ends here: itself, then its words where it has several. */
export function readHashtag(tokens: Tokens, at: number, end: number): number {
  const written = tokens.text.slice(at + 1, end)
  const forms = { ...formsOf(written) }
  if (hasJoined(written)) {
    forms.flags |= WITHOUT_SPACES
    tokens.has_joined = true
  }
  const parts = [...written.matchAll(tagWord)]
  if (parts.length > 1) forms.flags |= WHOLE
  forms.fold = squeeze(forms.fold.replaceAll('_', ''))
  push(tokens, 'hashtag', at, end, forms)
  if (parts.length < 2) return end
  for (const part of parts) {
    const start = at + 1 + part.index
    const word = { ...formsOf(part[0]) }
    word.flags |= PART | (hasJoined(part[0]) ? WITHOUT_SPACES : 0)
    push(tokens, /^\p{N}+$/u.test(part[0]) ? 'number' : 'word', start, start + part[0].length, word)
  }
  return end
}
