/**
 * The sentiment head as it ships, for English. One of our texts in German, French and Spanish was tried beside it: on tweets it
 * found less than the word lists do (49 to 56 of a hundred in German), so they are read by the lists.
 */
import { createHash } from 'node:crypto'
import { readFeelings } from '#areas/understanding/feelings.ts'
import { featuresOf } from '#areas/understanding/learned/features.ts'
import { writeHead } from '#areas/understanding/learned/head-file.ts'
import { SENTIMENTS } from '#areas/understanding/schema.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Example } from './examples.ts'
import { goEmotions, labelledFeelings, ownTexts, ratedTweets, tweetsToChooseBy } from './feelings.ts'
import { balanced, type Judged, macroRecall, merged, quantised, temperatureFor } from './finish.ts'
import { pointsOf, type Rows, rowsOf, type Training, trainSoftmax } from './softmax.ts'

const LABELS = SENTIMENTS.length
type Say = (line: string) => void

const setsOf = () => [
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
    examples: [...ownTexts(), ...labelledFeelings('en')],
    weight: 0.5,
    epochs: 8,
    licence: 'CC0 1.0',
    attribution: 'written for this project, tools/train/own-texts',
  },
]

const RATE = 0.04
const BITS = 16

export function sentimentHead(say: Say): Uint8Array {
  const sets = setsOf()
  const parts = sets.map(({ name, examples, weight, epochs }, nth) => {
    say(`${name}: ${examples.length} texts`)
    return { weights: trained(rowsIn(examples), { epochs, seed: 1 + nth }), times: weight }
  })
  const weights = merged(parts)
  const small = quantised(weights, LABELS)
  const tweets = rowsIn(tweetsToChooseBy())
  const judged = judgedBy(
    Float32Array.from(small.weights, (step, at) => step * (small.scales[at % LABELS] ?? 0)),
    tweets,
  )
  const biases = balanced(judged)
  const temperature = temperatureFor(judged, biases)
  const percent = (some: readonly Judged[]) => (100 * macroRecall(some, biases)).toFixed(2)
  say(`biases ${biases.map((bias) => bias.toFixed(1)).join(' ')}, temperature ${temperature.toFixed(2)}`)
  say(
    `macro-recall on the tweets to choose by: ${percent(judged)}; not made bytes: ${percent(judgedBy(weights, tweets))}`,
  )
  return writeHead(
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
}

function rowsIn(examples: readonly Example[]): Rows {
  return rowsOf(
    examples.map(({ text, label, weight }) => {
      const tokens = tokenize(text)
      return { features: featuresOf(tokens, readFeelings(tokens, 'en')), label, weight }
    }),
  )
}

const trained = (rows: Rows, training: Pick<Training, 'epochs' | 'seed'>) =>
  trainSoftmax(rows, { ...training, bits: BITS, rate: RATE, labels: LABELS, label_weights: labelWeights(rows) })

/** Rare labels count more, not quite as much as they are rarer. */
function labelWeights(rows: Rows): number[] {
  const counts = SENTIMENTS.map((_, label) => rows.labels.filter((each) => each === label).length)
  return counts.map((count) => Math.sqrt(Math.max(...counts) / Math.max(1, count)))
}

const judgedBy = (weights: Float32Array, rows: Rows): Judged[] =>
  Array.from(rows.labels, (label, row) => ({
    label,
    points: pointsOf({ rows, row, weights, bits: BITS, labels: LABELS }),
  }))
