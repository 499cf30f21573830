/** How a query could be mended, from what was marked: the phrase that most irrelevant ones have and hardly anything else. */
import '../tables.ts'
import { FUNCTION_WORDS } from '#areas/understanding/function-words.ts'
import type { Work } from '#platform/work.ts'
import { listMonitors } from '../monitors.ts'
import type { Said } from './lessons.ts'
import { exampleTexts } from './relevance.ts'

export interface Mend {
  phrase: string
  in_irrelevant: number
  irrelevant: number
}

const MARKS_LEAST = 3
const WORDS_MOST = 3
/** Of the marks at least so many hold it, and of the others at most so many. */
const SHARE_LEAST = 0.6
const OTHERS_MOST = 0.02

export async function mendOf(work: Work, { id }: { id: string }): Promise<Mend | null> {
  const monitor = (await listMonitors(work)).find((one) => one.id === id)
  if (!monitor) return null
  const { irrelevant, relevant, unmarked } = await exampleTexts(work, id)
  const own = [monitor.name, ...monitor.names, ...monitor.products].map(plain)
  const leftOut = monitor.leave_out.map(plain)
  return tellingPhrase(irrelevant, [...relevant, ...unmarked], [...own, ...leftOut])
}

/** `known`: what we are called and what is left out already, as plain words. */
export function tellingPhrase(
  irrelevant: readonly Said[],
  others: readonly Said[],
  known: readonly string[],
): Mend | null {
  if (irrelevant.length < MARKS_LEAST) return null
  const counts = countPhrases(irrelevant)
  const elsewhere = countPhrases(others)
  const least = Math.max(MARKS_LEAST, Math.ceil(irrelevant.length * SHARE_LEAST))
  const telling = [...counts]
    .filter(([phrase, many]) => many >= least && (elsewhere.get(phrase) ?? 0) <= others.length * OTHERS_MOST)
    .filter(([phrase]) => !known.includes(phrase) && isPhrase(phrase))
    // A longer phrase of as many says better what is meant: it takes less along.
    .sort(([a, of], [b, many]) => many - of || b.split(' ').length - a.split(' ').length || (a < b ? -1 : 1))
  const [found] = telling
  return found ? { phrase: found[0], in_irrelevant: found[1], irrelevant: irrelevant.length } : null
}

/** In how many texts each phrase of up to three words stands. */
function countPhrases(said: readonly Said[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { title, text } of said) {
    const words = plain(`${title ?? ''} ${text}`)
      .split(' ')
      .filter(Boolean)
      .slice(0, 400)
    const phrases = new Set<string>()
    for (let from = 0; from < words.length; from += 1)
      for (let length = 1; length <= WORDS_MOST && from + length <= words.length; length += 1)
        phrases.add(words.slice(from, from + length).join(' '))
    for (const phrase of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
  }
  return counts
}

/** What begins or ends with a small word is a piece of a sentence. */
function isPhrase(phrase: string): boolean {
  const words = phrase.split(' ')
  const edges = [words[0] ?? '', words.at(-1) ?? '']
  return edges.every((word) => /\p{L}{2}/u.test(word) && !FUNCTION_WORDS.has(word))
}

const plain = (text: string): string =>
  text
    .replaceAll(/https?:\S+/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}’']+/gu, ' ')
    .trim()
