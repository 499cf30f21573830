/**
 * What a post says, as terms that can be counted: words with a meaning, two of them beside each other, hashtags. Without the
 * small words, numbers, links, people, and our own names, which are said whatever happens.
 */
import { FUNCTION_WORDS, LANGUAGES } from '#areas/understanding/function-words.ts'
import { hashOf } from '#areas/understanding/remember.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import { WHOLE, WITHOUT_SPACES, type Word } from '#areas/understanding/words.ts'

export interface Term {
  /** Of the key, under which it is counted: what somebody wrote is not kept for that. */
  id: number
  kind: 'word' | 'pair' | 'hashtag'
  /** As it was written. */
  written: string
}

/** A text is about what it says at its beginning; this bounds the work on one made to be long. */
const TOKENS_MAX = 300
const LETTERS_MIN = 3
const LETTERS_MAX = 32
/** They help to tell languages, and mean something all the same. */
const MEAN_SOMETHING = new Set(['broken', 'order', 'waiting', 'commande', 'pedido'])
const ENGLISH = LANGUAGES.indexOf('en')

export interface Spoken {
  language: string
  /** Folded words of our own names. */
  own: ReadonlySet<string>
}

/** Each once. */
export function termsIn(tokens: Tokens, spoken: Spoken): Term[] {
  const language = LANGUAGES.indexOf(spoken.language)
  const terms = new Map<number, Term>()
  const add = (kind: Term['kind'], key: string, written: string) => {
    const id = hashOf(key, 0, key.length)
    if (!terms.has(id)) terms.set(id, { id, kind, written })
  }
  let before: { at: number; word: Word } | null = null
  const most = Math.min(tokens.words.length, TOKENS_MAX)
  for (let at = 0; at < most; at += 1) {
    const word = tokens.words[at] as Word
    const written = tokens.text.slice(tokens.starts[at], tokens.ends[at])
    // The parts of a hashtag follow it as words, and speak for themselves.
    if (word.kind === 'hashtag' && word.fold.length >= LETTERS_MIN && !spoken.own.has(word.fold))
      add('hashtag', `#${word.fold}`, written)
    if ((word.flags & WHOLE) !== 0) continue
    if (word.kind !== 'word' || spoken.own.has(word.fold)) {
      before = null
      continue
    }
    if (isSmall(word, language)) continue
    if (meansSomething(word)) add('word', word.fold, written)
    if (before && isBeside(tokens, before.at, at) && !hasJoined(word, before.word))
      add('pair', `${before.word.fold} ${word.fold}`, tokens.text.slice(tokens.starts[before.at], tokens.ends[at]))
    before = meansSomething(word) ? { at, word } : null
  }
  return [...terms.values()]
}

/** Of the language that is spoken, or English, which is everywhere; of any, where nobody can say which it is. */
function isSmall({ norm, fold, languages }: Word, language: number): boolean {
  if (MEAN_SOMETHING.has(norm)) return false
  const all = languages.length > 0 ? languages : (FUNCTION_WORDS.get(fold) ?? languages)
  return language < 0 ? all.length > 0 : all.includes(language) || all.includes(ENGLISH)
}

function meansSomething({ fold, flags }: Word): boolean {
  const least = (flags & WITHOUT_SPACES) !== 0 ? 2 : LETTERS_MIN
  return fold.length >= least && fold.length <= LETTERS_MAX
}

const hasJoined = (a: Word, b: Word) => ((a.flags | b.flags) & WITHOUT_SPACES) !== 0

/** With one small word between them at most: 'hole in lid'. */
const isBeside = ({ sentences }: Tokens, first: number, second: number) =>
  second - first <= 2 && sentences[first] === sentences[second]
