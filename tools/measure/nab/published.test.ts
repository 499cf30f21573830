/**
 * The scorer against figures that the benchmark itself publishes (numenta/NAB at ea702d7, results/): the points that a
 * published detector raised, and the score its own scorer gave for them.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFolder } from '../../read-data.ts'
import { type Corpus, readCorpus } from './corpus.ts'
import { scoreOf, weigh } from './score.ts'

interface Published {
  detector: string
  series: string
  raised: number[]
  scores: Record<string, number>
}

const published: Published[] = [
  {
    detector: 'numenta',
    series: 'Twitter_volume_CVS',
    raised: [26, 231, 1448, 1640, 1641, 1660, 1661, 1995, 1996, 6088, 7167, 7960, 8454, 13527, 13547],
    scores: { standard: 2.30950047794, reward_low_FP_rate: 1.87550622489, reward_low_FN_rate: 2.30950047794 },
  },
  {
    detector: 'ARTime',
    series: 'Twitter_volume_AMZN',
    raised: [1070, 1392, 1994, 3737, 6369, 7160, 8028, 9757, 9799, 11073, 11598, 15497],
    scores: {
      standard: 2.7366282533101085,
      reward_low_FP_rate: 1.966628495776447,
      reward_low_FN_rate: 2.7366282533101085,
    },
  },
  {
    detector: 'null',
    series: 'Twitter_volume_AAPL',
    raised: [],
    scores: { standard: -4, reward_low_FP_rate: -4, reward_low_FN_rate: -8 },
  },
]

const folder = dataFolder('nab')
const skip = folder === null && 'LEFT OUT: ../shared/data/nab is not there'

for (const { detector, series, raised, scores } of published) {
  test(`what ${detector} raised in ${series} scores what was published`, { skip }, () => {
    const corpus = readCorpus(folder ?? '')
    for (const [profile, score] of Object.entries(scores)) {
      const own = scoreIn(corpus, { series, profile, raised })
      assert.ok(Math.abs(own - score) < 1e-9, `${own}, not ${score}, in ${profile}`)
    }
  })
}

function scoreIn(corpus: Corpus, asked: { series: string; profile: string; raised: number[] }): number {
  const one = corpus.series.find(({ name }) => name === asked.series)
  const costs = corpus.profiles[asked.profile]
  assert.ok(one && costs)
  const points = one.points.length
  const raised = Array.from({ length: points }, (_, at) => asked.raised.includes(at))
  return scoreOf(weigh(points, one.windows, costs), raised, costs).score
}
