/**
 * Trains the heads that ship, from the sets of ../shared/data that allow it, always to the same bytes:
 *
 *     script/node tools/train.ts
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { readFeelings } from '#areas/understanding/feelings.ts'
import { featuresOf } from '#areas/understanding/learned/features.ts'
import { readHead, writeHead } from '#areas/understanding/learned/head-file.ts'
import { SENTIMENTS } from '#areas/understanding/schema.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Example } from './train/examples.ts'
import { goEmotions, ownTexts, ratedTweets, tweetsToChooseBy } from './train/feelings.ts'
import { balanced, macroRecall, merged, quantised, temperatureFor } from './train/finish.ts'
import { pointsOf, type Rows, rowsOf, trainSoftmax } from './train/softmax.ts'

const BITS = 16
const LABELS = SENTIMENTS.length
const say = (line: string) => process.stdout.write(`${line}\n`)

const sets = [
  {
    name: 'GoEmotions',
    examples: goEmotions(),
    weight: 1,
    epochs: 4,
    licence: 'CC BY 4.0',
    attribution: 'D. Demszky, D. Movshovitz-Attias, J. Ko, A. Cowen, G. Nemade, S. Ravi: GoEmotions, ACL 2020 (Google)',
  },
  {
    name: 'VADER tweets',
    examples: ratedTweets(),
    weight: 0.7,
    epochs: 8,
    licence: 'MIT',
    attribution: 'C.J. Hutto and E. Gilbert: VADER, ICWSM 2014',
  },
  {
    name: 'texts of our own',
    examples: ownTexts(),
    weight: 0.5,
    epochs: 8,
    licence: 'CC0 1.0',
    attribution: 'written for this project, tools/train/own-texts',
  },
]

function rowsIn(examples: readonly Example[]): Rows {
  return rowsOf(
    examples.map(({ text, label, weight }) => {
      const tokens = tokenize(text)
      return { features: featuresOf(tokens, readFeelings(tokens, 'en')), label, weight }
    }),
  )
}

/** Rare labels count more, not quite as much as they are rarer. */
function labelWeights(rows: Rows): number[] {
  const counts = SENTIMENTS.map((_, label) => rows.labels.filter((each) => each === label).length)
  return counts.map((count) => Math.sqrt(Math.max(...counts) / Math.max(1, count)))
}

const trained = sets.map(({ name, examples, weight, epochs }, nth) => {
  const rows = rowsIn(examples)
  const training = { bits: BITS, labels: LABELS, epochs, rate: 0.04, seed: 1 + nth }
  const weights = trainSoftmax(rows, { ...training, label_weights: labelWeights(rows) })
  say(`${name}: ${examples.length} texts`)
  return { weights, times: weight }
})
const tweets = rowsIn(tweetsToChooseBy())

const small = quantised(merged(trained), LABELS)
const judgedBy = (weights: Float32Array) =>
  Array.from(tweets.labels, (label, row) => ({
    label,
    points: pointsOf({ rows: tweets, row, weights, bits: BITS, labels: LABELS }),
  }))
const asBytes = judgedBy(Float32Array.from(small.weights, (step, at) => step * (small.scales[at % LABELS] ?? 0)))
const biases = balanced(asBytes)
const temperature = temperatureFor(asBytes, biases)
const percent = (judged: typeof asBytes) => (100 * macroRecall(judged, biases)).toFixed(2)
say(`biases ${biases.map((bias) => bias.toFixed(1)).join(' ')}, temperature ${temperature.toFixed(2)}`)
say(
  `macro-recall on the tweets to choose by: ${percent(asBytes)}; not made bytes: ${percent(judgedBy(merged(trained)))}`,
)

const file = writeHead(
  {
    version: `sentiment-${createHash('sha256').update(small.weights).digest('hex').slice(0, 8)}`,
    labels: [...SENTIMENTS],
    bits: BITS,
    scales: small.scales,
    biases: { default: biases },
    temperature,
    languages: ['en'],
    licence: 'Apache-2.0; trained on the sets below, which keep their own licences',
    trained_on: sets.map(({ name, examples, weight, licence, attribution }) => ({
      name,
      texts: examples.length,
      licence,
      attribution,
      weight,
    })),
  },
  small.weights,
)
readHead(file)
writeFileSync(new URL('../areas/understanding/models/sentiment.head', import.meta.url), file)
say(`${file.length} bytes`)
