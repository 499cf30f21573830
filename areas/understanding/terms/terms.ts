/** Every language's terms, by language. */
import { ARABIC_TERMS } from './arabic.ts'
import { DUTCH_TERMS } from './dutch.ts'
import { ENGLISH_TERMS, type TermsByTopic } from './english.ts'
import { FRENCH_TERMS } from './french.ts'
import { GERMAN_TERMS } from './german.ts'
import { ITALIAN_TERMS } from './italian.ts'
import { POLISH_TERMS } from './polish.ts'
import { PORTUGUESE_TERMS } from './portuguese.ts'
import { SPANISH_TERMS } from './spanish.ts'
import { TURKISH_TERMS } from './turkish.ts'

export const TERMS: Readonly<Record<string, TermsByTopic>> = {
  en: ENGLISH_TERMS,
  de: GERMAN_TERMS,
  fr: FRENCH_TERMS,
  es: SPANISH_TERMS,
  pl: POLISH_TERMS,
  tr: TURKISH_TERMS,
  it: ITALIAN_TERMS,
  nl: DUTCH_TERMS,
  pt: PORTUGUESE_TERMS,
  ar: ARABIC_TERMS,
}
