/** The words of a text that speak for one label of a learner against all others, found again when it is told why. */
import type { Tokens } from '../tokens.ts'
import { WHOLE, type Word } from '../words.ts'
import type { Learner } from './learner.ts'
import { isSmall, wordFeature } from './sight.ts'

/** As they were written, each once, the loudest first; only words that speak for it at all. */
export function wordsFor(learner: Learner, tokens: Tokens, label: string): string[] {
  const column = learner.labels.indexOf(label)
  const loud = new Map<string, number>()
  for (const token of tokens.terms) {
    const word = tokens.words[token] as Word
    if ((word.kind !== 'word' && word.kind !== 'hashtag') || (word.flags & WHOLE) !== 0 || isSmall(word)) continue
    const lead = leadOf(learner, wordFeature(word), column)
    const written = tokens.text.slice(tokens.starts[token], tokens.ends[token])
    if (lead > 0) loud.set(written, Math.max(lead, loud.get(written) ?? 0))
  }
  return [...loud].sort((a, b) => b[1] - a[1]).map(([written]) => written)
}

/** The weight of the label above the mean of all, for what is rare more than for what stands everywhere. */
function leadOf({ weights, met, labels, bits, examples }: Learner, feature: number, column: number): number {
  const row = feature & ((1 << bits) - 1)
  const own = weights.subarray(row * labels.length, (row + 1) * labels.length)
  const mean = own.reduce((sum, weight) => sum + weight, 0) / labels.length
  const all = 1 + examples.reduce((sum, count) => sum + count, 0)
  return ((own[column] as number) - mean) * (Math.log(all / (1 + (met[row] as number))) + 1)
}
