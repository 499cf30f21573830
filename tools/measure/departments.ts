/**
 * Which department a complaint goes to, learned from corrections as a workspace does: tweets to airlines in the order in which
 * they came, the first four fifths learned, each of the others answered first and then learned.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calibrationError } from '#areas/understanding/learned/calibration.ts'
import { answer } from '#areas/understanding/learned/learner.ts'
import { coreOf, sightOf } from '#areas/understanding/learned/sight.ts'
import { notesOf } from '#areas/understanding/taught/kinds.ts'
import { EARLIER_MOST, takeAll } from '#areas/understanding/taught/load.ts'
import { learnAnew } from '#areas/understanding/taught/night.ts'
import { headFor, type TaughtKind, type TaughtLesson } from '#areas/understanding/taught/taught.ts'
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

/** As people move conversations, one after the other; nothing was said of them before. */
function lessonsOf(complaints: readonly Row[]): TaughtLesson[] {
  const last = new Map<string, string>()
  return complaints.map((row, at) => {
    const text = asRead(row['text'] ?? '')
    const author_id = row['name'] ?? ''
    const tokens = tokenize(text)
    const [reading] = understandTokens([{ text, title: null, lang: null, network: 'x' }], [tokens], BUILT_IN_MODEL)
    const topics = (reading?.topics ?? []).map(({ topic }) => topic)
    const notes = notesOf({ topics, author_id, last: last.get(author_id) })
    const label = DEPARTMENT_OF.get(row['negativereason'] ?? '') ?? ''
    last.set(author_id, label)
    const seen = { sight: sightOf(tokens, { notes }), core: coreOf(tokens) }
    return { nth: at + 1, kind: 'team', label, before: UNKNOWN, confirmed: false, author_id, everyday: [], ...seen }
  })
}

const UNKNOWN = Object.fromEntries(DEPARTMENTS.map((department) => [department, 0]))

/** The first four fifths as a night learns them, each of the others asked before it is taken. */
export const measure: Measure = async (folder) => {
  const lessons = lessonsOf(complaintsIn(folder))
  const first = Math.floor(lessons.length * LEARNED_FIRST)
  const held = {
    taught: await learnAnew(lessons.slice(0, first)),
    earlier: lessons.slice(0, first).slice(-EARLIER_MOST),
  }
  const given = []
  for (const lesson of lessons.slice(first)) {
    const of = held.taught.kinds.team as TaughtKind
    const said = answer(of.learner, lesson.sight, headFor(of, lesson.core, lesson.before))
    await takeAll(held, [lesson])
    given.push({ share: said.shares[said.label] ?? 0, right: of.learner.labels[said.label] === lesson.label })
  }
  const surest = given.toSorted((a, b) => b.share - a.share).slice(0, Math.round(given.length * SUREST))
  process.stdout.write(`${first} learned first, ${given.length} answered before they were learned\n`)
  return {
    accuracy: percent(given.filter(({ right }) => right).length, given.length),
    ece: Number((100 * calibrationError(given)).toFixed(2)),
    error_surest_60: percent(surest.filter(({ right }) => !right).length, surest.length),
  }
}
