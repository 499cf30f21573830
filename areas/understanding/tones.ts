/** The words around a word of feeling that change what it says. */
import { foldOf, normOf } from './fold.ts'
import { NEGATIONS } from './lexicon/other-languages.ts'

/** Strengthens or weakens the feeling behind it, or turns a sentence around. */
export const STRONGER = 64
export const WEAKER = 128
export const TURNS = 256
/** Denies what follows, in English. */
export const DENIES = 512

const stronger = folded(
  'very really so extremely absolutely totally completely incredibly insanely super too fucking freaking utterly such most deeply highly truly sehr echt total absolut mega extrem so très trop vraiment tellement muy tan super muito demais tão molto troppo davvero heel erg zeer bardzo çok aşırı جدا كثير',
)
const weaker = folded(
  'slightly somewhat little kinda kind partly almost barely hardly quite etwas bisschen peu poco pouco beetje trochę biraz شوي',
)
const turns = folded('but however though yet although aber doch jedoch mais pero mas ma però maar ale ama fakat لكن بس')

const denies = folded(NEGATIONS['en'] ?? '')

function folded(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map((word) => foldOf(normOf(word))))
}

/** As flags of a word. */
export function toneOf(fold: string): number {
  return (
    (stronger.has(fold) ? STRONGER : 0) |
    (weaker.has(fold) ? WEAKER : 0) |
    (turns.has(fold) ? TURNS : 0) |
    (denies.has(fold) ? DENIES : 0)
  )
}
