/**
 * Which department a complaint goes to, learned from corrections as a workspace does: tweets to airlines in the order in which
 * they came, the first four fifths learned, each of the others answered first and then learned.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calibrationError } from '#areas/understanding/learned/calibration.ts'
import { answer, learn, newLearner } from '#areas/understanding/learned/learner.ts'
import { type Lesson, takeLessons } from '#areas/understanding/learned/lessons.ts'
import { sightOf } from '#areas/understanding/learned/sight.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { BUILT_IN_MODEL, understandTokens } from '#areas/understanding/understand.ts'
import type { Measure } from '../measure.ts'
import { readCsv } from '../read-data.ts'
import { asRead } from '../train/examples.ts'
import { percent } from './reading/folders.ts'

const DEPARTMENTS = ['service', 'operations', 'baggage', 'sales', 'product']
const DEPARTMENT_OF: ReadonlyMap<string, string> = new Map([
  ['Customer Service Issue', 'service'],
  ['Flight Attendant Complaints', 'service'],
  ['Late Flight', 'operations'],
  ['Cancelled Flight', 'operations'],
  ['longlines', 'operations'],
  ['Lost Luggage', 'baggage'],
  ['Damaged Luggage', 'baggage'],
  ['Flight Booking Problems', 'sales'],
  ['Bad Flight', 'product'],
])
const CONFIDENT_FROM = 0.6
const LEARNED_FIRST = 0.8
const SUREST = 0.6

type Row = Record<string, string>

function complaintsIn(folder: string): Row[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'))
  const rows = files.flatMap((file) => readCsv(readFileSync(join(folder, file), 'utf8')))
  const at = (row: Row) => Date.parse(row['tweet_created'] ?? '')
  return [...new Map(rows.map((row) => [`${row['tweet_id']} ${row['name']} ${row['text']}`, row])).values()]
    .filter((row) => DEPARTMENT_OF.has(row['negativereason'] ?? ''))
    .filter((row) => Number(row['negativereason_confidence']) >= CONFIDENT_FROM)
    .sort((a, b) => at(a) - at(b))
}

/** What the house knows when a post comes: its text, the topics read in it, who wrote it and where they were sent last. */
function lessonsOf(complaints: readonly Row[]): Lesson[] {
  const last = new Map<string, string>()
  return complaints.map((row) => {
    const text = asRead(row['text'] ?? '')
    const author = row['name'] ?? ''
    const tokens = tokenize(text)
    const [reading] = understandTokens([{ text, title: null, lang: null, network: 'x' }], [tokens], BUILT_IN_MODEL)
    const notes = [
      ...(reading?.topics ?? []).map(({ topic }) => `topic ${topic}`),
      `author ${author}`,
      `last ${last.get(author) ?? 'nobody'}`,
    ]
    const department = DEPARTMENT_OF.get(row['negativereason'] ?? '') ?? ''
    last.set(author, department)
    const weight = Number(row['negativereason_confidence'])
    return { sight: sightOf(tokens, { notes }), label: DEPARTMENTS.indexOf(department), weight }
  })
}

export const measure: Measure = async (folder) => {
  const lessons = lessonsOf(complaintsIn(folder))
  const first = Math.floor(lessons.length * LEARNED_FIRST)
  const learner = newLearner(DEPARTMENTS)
  await takeLessons(learner, lessons.slice(0, first))
  const given = lessons.slice(first).map(({ sight, label }) => {
    const said = answer(learner, sight)
    learn(learner, sight, { label })
    return { share: said.shares[said.label] ?? 0, right: said.label === label }
  })
  const surest = given.toSorted((a, b) => b.share - a.share).slice(0, Math.round(given.length * SUREST))
  process.stdout.write(`${first} learned first, ${given.length} answered before they were learned\n`)
  return {
    accuracy: percent(given.filter(({ right }) => right).length, given.length),
    ece: Number((100 * calibrationError(given)).toFixed(2)),
    error_surest_60: percent(surest.filter(({ right }) => !right).length, surest.length),
  }
}
