/**
 * Every night what was learned lesson by lesson (the champion) meets what is learned anew from all of them together (the
 * challenger): both are asked the lessons that came since the last night, each before it takes it. The challenger goes
 * on only where it was right at least as often and less surprised; else the champion does.
 */
import '../tables.ts'
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import { happened } from '#platform/facts.ts'
import { raiseVersion } from '#platform/versions.ts'
import { type InWork, system } from '#platform/work.ts'
import { answer } from '../learned/learner.ts'
import { takeLessonsInTurns } from '../learned/lessons.ts'
import type { NightReport } from '../records.ts'
import { KINDS } from './kinds.ts'
import { lessonsBetween, takeAll } from './load.ts'
import { pack, unpack } from './pack.ts'
import { headFor, note, nothingTaught, ofKind, type Taught, type TaughtLesson, takenOf } from './taught.ts'
import { LESSONS } from './teach.ts'
import { thresholdsOf } from './thresholds.ts'

export const COMPARE = 'understanding.compare_learners'

/** One workspace after the other. */
export async function compareAll(database: Database): Promise<void> {
  const ids = await database.asPlatform(async (db) =>
    (await db.selectFrom('platform_heads').select('workspace_id').orderBy('workspace_id').execute()).map(
      (row) => row.workspace_id,
    ),
  )
  for (const workspace_id of ids) await compare(database.inWork, workspace_id)
}

/** Fewer tell nothing. */
const ASKED_LEAST = 20
const ASKED_MOST = 400
const LEARNED_MOST = 5_000

/** Null where too little was taught since the last time, or somebody taught meanwhile: then it is compared the next night. */
export async function compare(inWork: InWork, workspace_id: string): Promise<NightReport | null> {
  const whom = { workspace_id, by: system('understanding') }
  const known = await inWork(whom, async (work) => {
    const state = await work.db.selectFrom('understanding_taught').selectAll().executeTakeFirst()
    if (!state) return null
    const { last } = state
    const champion = await work.db
      .selectFrom('understanding_champions')
      .selectAll()
      .where('generation', '=', state.generation)
      .executeTakeFirst()
    const from = Math.max(
      champion ? champion.upto : last - Math.max(ASKED_LEAST, Math.floor(last / 5)),
      last - ASKED_MOST,
    )
    if (last - from < ASKED_LEAST || from < ASKED_LEAST) return null
    const lessons = await lessonsBetween(work, { after: last - LEARNED_MOST, upto: last })
    return {
      last,
      from,
      generation: state.generation,
      lessons,
      champion: champion?.upto === from ? champion.state : null,
    }
  })
  if (!known) return null
  const learned = known.lessons.filter(({ nth }) => nth <= known.from)
  const later = known.lessons.filter(({ nth }) => nth > known.from)
  if (later.length < ASKED_LEAST) return null
  const champion = known.champion ? unpack(known.champion) : await lessonByLesson(learned)
  const challenger = await learnAnew(learned)
  const [one, other] = [await ask(champion, learned, later), await ask(challenger, learned, later)]
  const won = other.right >= one.right && other.surprise < one.surprise ? 'challenger' : 'champion'
  const report: NightReport = { asked: later.length, champion: one, challenger: other, won }
  const state = pack(won === 'challenger' ? challenger : champion)
  return (await choose(inWork, { ...known, workspace_id, report, state })) ? report : null
}

async function lessonByLesson(lessons: readonly TaughtLesson[]): Promise<Taught> {
  const taught = nothingTaught()
  await takeAll({ taught, earlier: [] }, lessons)
  return taught
}

/** All lessons together, gone through several times. */
export async function learnAnew(lessons: readonly TaughtLesson[]): Promise<Taught> {
  const taught = nothingTaught()
  for (const lesson of lessons) ofKind(taught, lesson)
  for (const kind of KINDS) {
    const learner = taught.kinds[kind]?.learner
    const own = lessons.filter((lesson) => lesson.kind === kind)
    if (!learner) continue
    await takeLessonsInTurns(
      learner,
      own.map((lesson) => ({ sight: lesson.sight, ...takenOf(learner, lesson) })),
    )
  }
  for (const lesson of lessons) note(taught, ofKind(taught, lesson), lesson)
  if (taught.kinds.team) taught.thresholds = thresholdsOf(taught.kinds.team.learner)
  return taught
}

/** Each is asked before it is taken. */
async function ask(
  taught: Taught,
  learned: readonly TaughtLesson[],
  later: readonly TaughtLesson[],
): Promise<NightReport['champion']> {
  const earlier = learned.slice(-ASKED_MOST)
  const kinds: NonNullable<NightReport['champion']['kinds']> = {}
  let [right, surprise] = [0, 0]
  for (const lesson of later) {
    const of = ofKind(taught, lesson)
    const { label, shares } = answer(of.learner, lesson.sight, headFor(of, lesson.core, lesson.before))
    const knew = of.learner.labels[label] === lesson.label ? 1 : 0
    right += knew
    const kind = (kinds[lesson.kind] ??= { asked: 0, right: 0 })
    kind.asked += 1
    kind.right += knew
    surprise -= Math.log(Math.max(1e-6, shares[of.learner.labels.indexOf(lesson.label)] ?? 0))
    await takeAll({ taught, earlier }, [lesson])
  }
  return { right, surprise: Math.round((1000 * surprise) / later.length) / 1000, kinds }
}

interface Chosen {
  workspace_id: string
  last: number
  generation: number
  state: Buffer<ArrayBuffer>
  report: NightReport
}

/** Everybody begins anew from it. False where somebody taught or took back meanwhile. */
function choose(inWork: InWork, { workspace_id, last, generation, state, report }: Chosen): Promise<boolean> {
  return inWork({ workspace_id, by: system('understanding') }, async (work) => {
    const { rows } = await sql<{ generation: number }>`
      update understanding_taught set generation = generation + 1, upto = ${last}
      where generation = ${generation} and last = ${last} returning generation`.execute(work.db)
    const [now] = rows
    if (!now) return false
    const champion = {
      upto: last,
      generation: now.generation,
      state,
      report: JSON.stringify(report),
      chosen_at: work.now,
    }
    await work.db
      .insertInto('understanding_champions')
      .values({ workspace_id, ...champion })
      .onConflict((same) => same.column('workspace_id').doUpdateSet(champion))
      .execute()
    await raiseVersion(work, LESSONS)
    happened(work, 'understanding.champion_chosen', { won: report.won, asked: report.asked })
    return true
  })
}
