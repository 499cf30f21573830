/**
 * Sentiment of tweets: macro-recall, the mean of how many of the negative, neutral and positive ones are found, and how many
 * are read in a second of one core's processor time, tokens and language included.
 */
import { languageOf } from '#areas/understanding/language.ts'
import { SENTIMENTS, type Sentiment } from '#areas/understanding/schema.ts'
import { sentimentOf } from '#areas/understanding/sentiment.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Measure } from '../measure.ts'
import { asRead } from '../train/examples.ts'
import { firstOf, linesOf, percent } from './reading/folders.ts'

function read(text: string): Sentiment {
  const tokens = tokenize(text)
  const { language } = languageOf(tokens, { lang: null, network: 'x' })
  return sentimentOf(tokens, language, 'x').label
}

const ROUNDS = 7

function postsPerSecond(texts: readonly string[]): number {
  const rates = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    for (const text of texts) read(text)
    const { user, system } = process.cpuUsage(before)
    return texts.length / ((user + system) / 1_000_000)
  })
  return Math.round(rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0)
}

export const measure: Measure = (folder) => {
  const texts = linesOf(firstOf(folder, ['test_text.txt', 'val_text.txt'])).map(asRead)
  const labels = linesOf(firstOf(folder, ['test_labels.txt', 'val_labels.txt'])).map(Number)
  const said = texts.map(read)
  const recalls = SENTIMENTS.map((sentiment, label) => {
    const own = said.filter((_, at) => labels[at] === label)
    return percent(own.filter((each) => each === sentiment).length, own.length)
  })
  process.stdout.write(
    `${texts.length} texts; found: ${SENTIMENTS.map((s, at) => `${s} ${recalls[at]} %`).join(', ')}\n`,
  )
  const macro_recall = Number((recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length).toFixed(2))
  return { macro_recall, posts_per_s: postsPerSecond(texts) }
}
