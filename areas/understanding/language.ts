/**
 * Which language a post is in: by its script where that decides, by its small words where they agree, by letter
 * groups (eld, 60 languages) otherwise; what the author declared and where it was said tip the scales. A post that
 * is too short to tell is `und`, because a wrong language sends a customer to someone who cannot read them.
 */
import { LANGUAGES } from './function-words.ts'
import { detectedLanguages, letterScores } from './letter-groups.ts'
import type { Tokens } from './tokens.ts'
import { PLAIN_LATIN, type Word } from './words.ts'

export interface LanguageReading {
  language: string
  confidence: number
}

/** What the post says of itself besides its text. */
export interface Hints {
  /** BCP 47 as the author or their program declared it; many leave it at the default, so it is a hint only. */
  lang: string | null
  network: string
}

const unknown: LanguageReading = { language: 'und', confidence: 0 }
/** Where nearly everyone writes one language. */
const spokenOn: ReadonlyMap<string, string> = new Map([
  ['hackernews', 'en'],
  ['hacker-news', 'en'],
  ['hacker_news', 'en'],
])
const WORDS_MAX = 80
const LETTERS_MAX = 400

export function languageOf(tokens: Tokens, hints: Hints): LanguageReading {
  const declared = primaryOf(hints.lang)
  const { count, plain } = listen(tokens)
  if (count === 0) return declared === null ? unknown : { language: declared, confidence: 0.3 }
  if (!plain) {
    const letters = lettersOf(wordsFor(tokens))
    if (!plainLatin.test(letters)) {
      const byScript = languageByScript(letters)
      if (byScript !== null) return byScript
      if (beyondArabic.test(letters)) votes[LANGUAGES.indexOf('ar')] = 0
    }
  }
  return languageByWords(count, declared) ?? languageByLetters(wordsFor(tokens), { declared, network: hints.network })
}

const primary = /^[a-z]{2,3}$/

function primaryOf(lang: string | null): string | null {
  if (lang === null) return null
  const first = primary.test(lang) ? lang : (lang.split(/[-_]/, 1)[0]?.toLowerCase() ?? '')
  return primary.test(first) && first !== 'und' && first !== 'mul' ? first : null
}

/** How many small words spoke for each of LANGUAGES: of the post at hand, one for all, since nothing waits meanwhile. */
const votes = new Float64Array(LANGUAGES.length)

/** Counts the votes and the words; a word of several languages is shared among them. */
function listen({ terms, words }: Tokens): { count: number; plain: boolean } {
  votes.fill(0)
  let count = 0
  let flags = PLAIN_LATIN
  for (const token of terms) {
    const word = words[token] as Word
    if (word.kind !== 'word') continue
    flags &= word.flags
    for (const language of word.languages) votes[language] = (votes[language] ?? 0) + 1 / word.languages.length
    count += 1
    if (count === WORDS_MAX) break
  }
  return { count, plain: flags !== 0 }
}

/** Words as they were written, accents and all; names, links and numbers say nothing about a language. */
function wordsFor({ terms, words }: Tokens): Word[] {
  const spoken = terms.map((token) => words[token] as Word).filter(({ kind }) => kind === 'word')
  return spoken.slice(0, WORDS_MAX)
}

const lettersOf = (words: readonly Word[]) =>
  words
    .map(({ norm }) => norm)
    .join(' ')
    .slice(0, LETTERS_MAX)

const scripts: readonly [RegExp, string][] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/\p{sc=Hangul}/gu, 'ko'],
  [/\p{sc=Han}/gu, 'zh'],
  [/\p{sc=Thai}/gu, 'th'],
  [/\p{sc=Greek}/gu, 'el'],
  [/\p{sc=Hebrew}/gu, 'he'],
  [/\p{sc=Arabic}/gu, 'ar'],
  [/\p{sc=Armenian}/gu, 'hy'],
  [/\p{sc=Georgian}/gu, 'ka'],
  [/\p{sc=Lao}/gu, 'lo'],
  [/\p{sc=Khmer}/gu, 'km'],
]
/** Letters that Persian, Urdu and Kurdish have and Arabic has not: hardly a sentence of theirs is without one. */
const beyondArabic = /[پچژگکیےٹڈڑںھۆێ]/
/** Most posts, and the cheapest question of all. */
const plainLatin = /^[\0-\u024f\u2018\u2019]*$/
const anyOther = /[^\p{sc=Latin}\p{sc=Common}\p{sc=Inherited}]/u

/** Scripts that one language uses nearly alone. Kana count thrice: a Japanese sentence has Chinese characters too. */
function languageByScript(letters: string): LanguageReading | null {
  if (!anyOther.test(letters)) return null
  const all = letters.replace(/\s/g, '').length
  let best: LanguageReading | null = null
  for (const [script, language] of scripts) {
    const found = letters.match(script)?.length ?? 0
    if (language === 'ar' && beyondArabic.test(letters)) continue
    const share = Math.min(1, ((language === 'ja' ? 3 : 1) * found) / all)
    if (share > 0.4 && (best === null || share > best.confidence))
      best = { language, confidence: Math.min(0.99, 0.5 + share / 2) }
  }
  return best
}

/** Decides only where several small words agree, far ahead of every other language. */
function languageByWords(words: number, declared: string | null): LanguageReading | null {
  let most = 0
  let second = 0
  let language = 'und'
  for (let place = 0; place < votes.length; place += 1) {
    const count = votes[place] as number
    if (count > most) {
      second = most
      most = count
      language = LANGUAGES[place] ?? 'und'
    } else if (count > second) second = count
  }
  const needed = declared === language ? 1.5 : 2
  if (most < needed || most < second * 2 || most / words < 0.15) return null
  return { language, confidence: Math.min(0.99, 1 - (0.5 * (second + 0.2)) / most) }
}

function languageByLetters(
  words: readonly Word[],
  hints: { declared: string | null; network: string },
): LanguageReading {
  const letters = lettersOf(words)
  const scores = letterScores(words, letters)
  const usual = spokenOn.get(hints.network)
  let best = { language: 'und', favoured: 0, score: 0 }
  let next = 0
  scores.forEach((score, place) => {
    if (score === 0) return
    const language = detectedLanguages()[place] ?? 'und'
    let favour = 1 + 0.25 * Math.min(3, votes[LANGUAGES.indexOf(language)] ?? 0)
    if (language === hints.declared) favour *= 1.25
    if (language === usual) favour *= 1.2
    const favoured = score * favour
    if (favoured > best.favoured || (favoured === best.favoured && score > best.score)) {
      next = best.favoured
      best = { language, favoured, score }
    } else if (favoured > next) next = favoured
  })
  const confidence = best.score === 0 ? 0 : certainty({ best: best.favoured, next, letters: letters.length })
  if (best.score > 0 && confidence >= UNSURE) return { language: best.language, confidence }
  return hints.declared === null ? { language: 'und', confidence } : { language: hints.declared, confidence: 0.4 }
}

/** Below this the answer was wrong as often as right on posts of known language. */
const UNSURE = 0.35

/** Grows with the lead over the next language and with the length of what was read. */
function certainty({ best, next, letters }: { best: number; next: number; letters: number }): number {
  const lead = best === 0 ? 0 : (best - next) / best
  const length = letters / (letters + 12)
  return Math.min(0.99, length * (0.45 + 2.2 * lead) * Math.min(1, best * 2))
}
