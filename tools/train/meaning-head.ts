/** The meaning head as it ships. */
import { createHash } from 'node:crypto'
import { GROUNDS } from '#areas/understanding/grounds.ts'
import { COLUMN_NAMES } from '#areas/understanding/learned/columns.ts'
import { writeHead } from '#areas/understanding/learned/head-file.ts'
import { quantised } from './finish.ts'
import { labelledTexts } from './labelled.ts'
import { answersApart, lessonsOf, PLAN, surenessOf, trainMeaning } from './meaning.ts'

const DECIMALS = 10_000
const rounded = (value: number) => (Math.round(value * DECIMALS) || 0) / DECIMALS

export function meaningHead(say: (line: string) => void): Uint8Array {
  const texts = labelledTexts()
  const lessons = lessonsOf(texts)
  const sureness = surenessOf(answersApart(lessons))
  const { weights, grounds, biases } = trainMeaning(lessons)
  const columns = COLUMN_NAMES.length
  const small = quantised(weights, columns)
  say(`meaning: ${texts.length} texts, ${columns} columns`)
  return writeHead(
    {
      version: `meaning-${createHash('sha256').update(small.weights).update(Float32Array.from(grounds, rounded)).digest('hex').slice(0, 8)}`,
      labels: [...COLUMN_NAMES],
      bits: PLAN.bits,
      scales: small.scales,
      biases: { default: [...biases].map((bias, column) => rounded(bias + (sureness[column]?.offset ?? 0))) },
      temperature: 1,
      beside: {
        grounds: [...GROUNDS],
        weights: GROUNDS.map((_, ground) =>
          [...grounds.subarray(ground * columns, (ground + 1) * columns)].map(rounded),
        ),
        temperatures: sureness.map(({ temperature }) => rounded(temperature)),
      },
      languages: [...new Set(texts.map(({ language }) => language))].sort(),
      licence: 'Apache-2.0',
      trained_on: [
        {
          name: 'texts of our own',
          texts: texts.length,
          licence: 'CC0 1.0',
          attribution: 'written and labelled for this project, tools/train/own-texts/labelled',
          weight: 1,
        },
      ],
    },
    small.weights,
  )
}
