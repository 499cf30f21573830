/**
 * What customers of a bank want, in 77 intents, by the learner that a workspace has: learns `train.csv` and is measured on
 * `test.csv`; without one, learns nine tenths of it and is measured on the rest, ten times.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calibrationError } from '#areas/understanding/learned/calibration.ts'
import { answer, newLearner } from '#areas/understanding/learned/learner.ts'
import { type Lesson, takeLessons } from '#areas/understanding/learned/lessons.ts'
import { sightOf } from '#areas/understanding/learned/sight.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Measure } from '../measure.ts'
import { readCsv } from '../read-data.ts'
import { percent } from './reading/folders.ts'

const TURNS = 10

type Row = Record<string, string>

export const measure: Measure = (folder) => {
  const read = (file: string): Row[] => readCsv(readFileSync(join(folder, file), 'utf8'))
  const rows = read('train.csv')
  const labels = [...new Set(rows.map(({ category = '' }) => category))].sort()
  const lessonsOf = (some: readonly Row[]): Lesson[] =>
    some.map(({ text = '', category = '' }) => ({ sight: sightOf(tokenize(text)), label: labels.indexOf(category) }))
  const lessons = lessonsOf(rows)
  const given = existsSync(join(folder, 'test.csv'))
    ? answersOf(labels, lessons, lessonsOf(read('test.csv')))
    : inTurns(labels, lessons)
  return {
    accuracy: percent(given.filter(({ right }) => right).length, given.length),
    ece: Number((100 * calibrationError(given)).toFixed(2)),
  }
}

/** Each tenth is asked once, and learned in all other turns. */
function inTurns(labels: readonly string[], lessons: readonly Lesson[]) {
  const given = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [asked, learned] = [true, false].map((isAsked) =>
      lessons.filter((_, at) => (at % TURNS === turn) === isAsked),
    )
    given.push(...answersOf(labels, learned as Lesson[], asked as Lesson[]))
  }
  return given
}

function answersOf(labels: readonly string[], learned: readonly Lesson[], asked: readonly Lesson[]) {
  const learner = newLearner(labels)
  takeLessons(learner, learned)
  const given = asked.map(({ sight, label }) => {
    const said = answer(learner, sight)
    return { share: said.shares[said.label] ?? 0, right: said.label === label }
  })
  process.stdout.write(
    `${learned.length} learned, ${percent(given.filter(({ right }) => right).length, given.length)} % of ${given.length} right, temperature ${learner.temperature.toFixed(2)}\n`,
  )
  return given
}
