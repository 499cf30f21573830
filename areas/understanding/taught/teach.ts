/**
 * Lessons are written down, and nothing else: every process learns from them in their order (load.ts). A correction is
 * announced, so that each learns it before its next batch; a confirmation is learned along with the next correction.
 */
import '../tables.ts'
import { sql } from 'kysely'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { raiseVersion } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import type { LessonRecord, Was } from '../records.ts'
import { everydayWords } from './everyday.ts'
import { type Kind, notesOf, type Points } from './kinds.ts'

export const LESSONS = 'understanding.lessons'

export interface Correction {
  post_id: string
  author_id: string
  kind: Kind
  label: string
  /** What stood in its reading until now. */
  was: Was | null
  /** What stands there from now on; null of a team. */
  became: Was | null
  /** Topics that it is not about, as people said of it. */
  gone?: string[]
  before: Points
  /** What it was read to be about. */
  topics: readonly string[]
}

/** The last word counts: what was said of the same before is taken back. */
export async function teach(work: Work, correction: Correction): Promise<void> {
  const { post_id, kind } = correction
  const replaced = await takeBackRow(work, { post_id, kind })
  await insert(work, [{ ...correction, confirmed: false }])
  await announce(work, replaced?.nth ?? null)
  happened(work, 'understanding.lesson_taught', { post_id, kind })
}

/** Somebody worked with it as it was. What was said of it before stands. */
export async function confirm(work: Work, confirmations: readonly Omit<Correction, 'was' | 'became'>[]): Promise<void> {
  if (confirmations.length === 0) return
  await insert(
    work,
    confirmations.map((one) => ({ ...one, was: null, became: null, confirmed: true })),
  )
}

/** As if it had never been taught: what it took the place of stands again. Returns what had stood there; null where it was not taught. */
export async function retract(
  work: Work,
  lesson: { post_id: string; kind: Kind },
): Promise<{ was: Was | null } | null> {
  const gone = await takeBackRow(work, lesson)
  if (gone === null) return null
  await standAgain(work, lesson, gone.taught_at)
  await announce(work, gone.nth)
  happened(work, 'understanding.lesson_retracted', { post_id: lesson.post_id, kind: lesson.kind })
  return gone
}

/** Null where nothing was said of it. */
async function takeBackRow(
  work: Work,
  { post_id, kind }: { post_id: string; kind: Kind },
): Promise<Pick<LessonRecord, 'nth' | 'was' | 'taught_at'> | null> {
  const row = await work.db
    .updateTable('understanding_lessons')
    .set({ retracted_at: work.now })
    .where('post_id', '=', post_id)
    .where('kind', '=', kind)
    .where('retracted_at', 'is', null)
    .returning(['nth', 'was', 'taught_at'])
    .executeTakeFirst()
  return row ?? null
}

/** The one that was taken back by what is taken back now: in the same Work, so at the same instant. */
async function standAgain(
  work: Work,
  { post_id, kind }: { post_id: string; kind: Kind },
  replaced_at: Date,
): Promise<void> {
  await work.db
    .updateTable('understanding_lessons')
    .set({ retracted_at: null })
    .where('post_id', '=', post_id)
    .where('kind', '=', kind)
    .where('retracted_at', '=', replaced_at)
    .where('taught_at', '<', replaced_at)
    .where('confirmed', '=', false)
    .execute()
}

type Fresh = Correction & Pick<LessonRecord, 'confirmed'>

/** Numbered under a lock that is held until the commit: so their numbers are the order in which others see them. */
async function insert(work: Work, lessons: readonly Fresh[]): Promise<void> {
  const { workspace_id, now } = work
  const { rows } = await sql<{ last: number }>`
    insert into understanding_taught (workspace_id, last, upto, generation) values (${workspace_id}, ${lessons.length}, 0, 0)
    on conflict (workspace_id) do update set last = understanding_taught.last + ${lessons.length} returning last`.execute(
    work.db,
  )
  const first = (rows[0]?.last ?? 0) - lessons.length + 1
  const last = await lastTeams(work, lessons)
  const everyday = await everydayWords(
    work,
    lessons.map(({ post_id }) => post_id),
  )
  const taught_by = work.by.kind === 'person' ? work.by.id : null
  await work.db
    .insertInto('understanding_lessons')
    .values(
      lessons.map(({ topics, before, was, became, ...lesson }, at) => ({
        ...{ workspace_id, id: newId(now), nth: first + at, taught_by, taught_at: now, retracted_at: null },
        ...lesson,
        before: JSON.stringify(before),
        was: was && JSON.stringify(was),
        became: became && JSON.stringify(became),
        everyday: everyday.get(lesson.post_id) ?? [],
        notes: notesOf({ topics, author_id: lesson.author_id, last: last.get(lesson.author_id) }),
      })),
    )
    .onConflict((same) =>
      same.columns(['workspace_id', 'post_id', 'kind']).where('retracted_at', 'is', null).doNothing(),
    )
    .execute()
}

/** Where each of their authors was sent last. */
async function lastTeams(work: Work, lessons: readonly Fresh[]): Promise<Map<string, string>> {
  const authors = [...new Set(lessons.map((lesson) => lesson.author_id))]
  const rows = await work.db
    .selectFrom('understanding_lessons')
    .distinctOn('author_id')
    .select(['author_id', 'label'])
    .where('author_id', 'in', authors)
    .where('kind', '=', 'team')
    .where('retracted_at', 'is', null)
    .orderBy('author_id')
    .orderBy('nth', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.author_id, row.label]))
}

/**
 * What was taken back is taught again, in its old place: by whom and when stays as it was. What stood again since gives way as
 * it did then; where somebody has put the same right anew, that stands.
 */
export async function teachAgain(work: Work, { id, post_id, kind, nth, taught_at }: LessonRecord): Promise<void> {
  const standing = await work.db
    .selectFrom('understanding_lessons')
    .select(['id', 'nth', 'confirmed'])
    .where('post_id', '=', post_id)
    .where('kind', '=', kind)
    .where('retracted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (standing && !standing.confirmed && standing.nth > nth)
    refuse('conflict', 'put_right_since', 'Somebody has put this right anew since. What they said stands.')
  const stands = (which: string, retracted_at: Date | null) =>
    work.db.updateTable('understanding_lessons').set({ retracted_at }).where('id', '=', which).execute()
  if (standing) await stands(standing.id, standing.confirmed ? work.now : taught_at)
  await stands(id, null)
  await announce(work, nth)
  happened(work, 'understanding.lesson_taught', { post_id, kind })
}

/** Everybody takes what is new before the next batch, and begins anew where one was taken back. */
async function announce(work: Work, taken_back: number | null): Promise<void> {
  if (taken_back === null) await sql`update understanding_taught set upto = last`.execute(work.db)
  else await beginAnew(work, taken_back)
  await raiseVersion(work, LESSONS)
}

/** What was chosen at night stands, where it had not learned the one that is gone. */
async function beginAnew(work: Work, gone: number): Promise<void> {
  await sql`update understanding_taught set upto = last, generation = generation + 1`.execute(work.db)
  await work.db.deleteFrom('understanding_champions').where('upto', '>=', gone).execute()
  await sql`update understanding_champions set generation = (select generation from understanding_taught)`.execute(
    work.db,
  )
}

/** What somebody wrote teaches nothing any more, once they are erased. */
export async function forgetAuthors(work: Work, author_ids: readonly string[]): Promise<void> {
  if (author_ids.length === 0) return
  const { numDeletedRows } = await work.db
    .deleteFrom('understanding_lessons')
    .where('author_id', 'in', author_ids)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return
  await beginAnew(work, 0)
  await raiseVersion(work, LESSONS)
}

export async function lessonsAbout(work: Work, author_ids: readonly string[]): Promise<unknown[]> {
  if (author_ids.length === 0) return []
  return work.db.selectFrom('understanding_lessons').selectAll().where('author_id', 'in', author_ids).execute()
}
