/**
 * What was put right of a post is carried to those that say the same: they are read as it is, teach nothing of their own, and
 * go back when it does. What a person put right of one by itself stays. Saying it again changes nothing, so that it can be
 * done in stretches, in any order and more than once.
 */
import '../tables.ts'
import { sql } from 'kysely'
import { jsons, reals, texts, uuids } from '#platform/columns.ts'
import { happened } from '#platform/facts.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { lockReadings, readingsByIds } from '../readings.ts'
import type { CarriedRecord, LessonRecord, ReadingRecord, Was } from '../records.ts'
import { READING_KINDS, type ReadingKind } from './before.ts'
import { type Correction, labelsOf } from './correct.ts'

type Said = Pick<LessonRecord, 'id' | 'nth' | 'post_id' | 'kind'>
/** `nth`: of its lesson; 0 where that was forgotten with its author. */
type Carried = Omit<CarriedRecord, 'workspace_id'> & { nth: number }

interface Known {
  of: ReadingRecord
  said: ReadonlyMap<ReadingKind, Said>
  had: ReadonlyMap<string, Carried>
  own: ReadonlySet<string>
}

interface Kept {
  after: ReadingRecord
  carry: Omit<CarriedRecord, 'workspace_id'>[]
  drop: { post_id: string; kind: ReadingKind }[]
}

const keyOf = ({ post_id, kind }: { post_id: string; kind: string }) => `${post_id} ${kind}`

/** Those whose reading is another by it, before and after. Their readings are locked in the order of their ids. */
export async function carry(work: Work, of_post_id: string, copies: readonly string[]): Promise<Correction[]> {
  if (copies.length === 0) return []
  await lockReadings(work, [of_post_id, ...copies])
  const readings = await readingsByIds(work, [of_post_id, ...copies])
  const of = readings.get(of_post_id)
  if (!of) return []
  const known = await knownOf(work, of, copies)
  const carried = copies.flatMap((post_id) => {
    const before = readings.get(post_id)
    if (!before) return []
    const kept = READING_KINDS.reduce((now, kind) => carryOne(now, kind, known), begin(before))
    return kept.carry.length + kept.drop.length > 0 ? [{ before, ...kept }] : []
  })
  if (carried.length === 0) return []
  await keepReadingsAs(
    work,
    carried.map(({ after }) => after),
  )
  await keepCarried(work, carried)
  const post_ids = carried.map(({ after }) => after.post_id)
  happened(work, 'understanding.correction_carried', { post_ids })
  return carried.map(({ before, after }) => ({ before, after }))
}

const begin = (after: ReadingRecord): Kept => ({ after, carry: [], drop: [] })

async function knownOf(work: Work, of: ReadingRecord, copies: readonly string[]): Promise<Known> {
  const lessons = await standingLessons(work, [of.post_id, ...copies])
  const carried = await carriedTo(work, copies)
  const own = lessons.filter(({ post_id }) => post_id !== of.post_id)
  const said = lessons.filter(({ post_id }) => post_id === of.post_id)
  return {
    of,
    said: new Map(said.map((one) => [one.kind as ReadingKind, one])),
    had: new Map(carried.map((one) => [keyOf(one), one])),
    own: new Set(own.map(keyOf)),
  }
}

function carryOne(kept: Kept, kind: ReadingKind, { of, said, had, own }: Known): Kept {
  const { post_id } = kept.after
  if (own.has(keyOf({ post_id, kind }))) return kept
  const [lesson, has] = [said.get(kind), had.get(keyOf({ post_id, kind }))]
  const isMine = has?.of_post_id === of.post_id
  if (!lesson) {
    if (!has || !isMine) return kept
    return { ...kept, after: back(kept.after, has), drop: [...kept.drop, { post_id, kind }] }
  }
  // Of two items that it is part of, what was said last stands.
  const stands = has && (isMine ? has.lesson_id === lesson.id : has.nth >= lesson.nth)
  if (stands) return kept
  const read = has ? back(kept.after, has) : kept.after
  const became = partOf(of, kind)
  const row = { post_id, kind, of_post_id: of.post_id, lesson_id: lesson.id, was: partOf(read, kind), became }
  return { ...kept, after: { ...read, ...(became as Partial<ReadingRecord>) }, carry: [...kept.carry, row] }
}

/** What was read otherwise since, such as an edit, stays as it is read. */
function back(reading: ReadingRecord, { kind, was, became }: Carried): ReadingRecord {
  const says = (part: Was) => labelsOf(kind, part).join('\n')
  return says(partOf(reading, kind)) === says(became) ? { ...reading, ...(was as Partial<ReadingRecord>) } : reading
}

function partOf(
  { sentiment, sentiment_label, objective, objective_confidence, topics }: ReadingRecord,
  kind: ReadingKind,
): Was {
  if (kind === 'topic') return { topics }
  return kind === 'sentiment' ? { sentiment, sentiment_label } : { objective, objective_confidence }
}

function standingLessons(work: Work, post_ids: readonly string[]): Promise<Said[]> {
  return work.db
    .selectFrom('understanding_lessons')
    .select(['id', 'nth', 'post_id', 'kind'])
    .where('post_id', 'in', post_ids)
    .where('kind', 'in', READING_KINDS)
    .where('confirmed', '=', false)
    .where('retracted_at', 'is', null)
    .execute()
}

/** Of these posts those of which a person put right how they were read. */
export async function putRightAmong(work: Work, post_ids: readonly string[]): Promise<Set<string>> {
  if (post_ids.length === 0) return new Set()
  return new Set((await standingLessons(work, post_ids)).map(({ post_id }) => post_id))
}

function carriedTo(work: Work, post_ids: readonly string[]): Promise<Carried[]> {
  return work.db
    .selectFrom('understanding_carried as c')
    .leftJoin('understanding_lessons as l', 'l.id', 'c.lesson_id')
    .select(['c.post_id', 'c.kind', 'c.of_post_id', 'c.lesson_id', 'c.was', 'c.became'])
    .select((is) => is.fn.coalesce('l.nth', sql<number>`0`).as('nth'))
    .where('c.post_id', 'in', post_ids)
    .execute()
}

async function keepReadingsAs(work: Work, after: readonly ReadingRecord[]): Promise<void> {
  const column = <K extends keyof ReadingRecord>(name: K) => after.map((reading) => reading[name])
  await sql`
    update understanding_readings r set sentiment = c.sentiment, sentiment_label = c.sentiment_label,
      objective = c.objective, objective_confidence = c.objective_confidence, topics = c.topics
    from unnest(${uuids(column('post_id'))}::uuid[], ${reals(column('sentiment'))}::real[], ${texts(column('sentiment_label'))}::text[],
      ${texts(column('objective'))}::text[], ${reals(column('objective_confidence'))}::real[], ${jsons(column('topics'))}::jsonb[])
      as c(post_id, sentiment, sentiment_label, objective, objective_confidence, topics)
    where r.post_id = c.post_id`.execute(work.db)
}

async function keepCarried(work: Work, kept: readonly Kept[]): Promise<void> {
  const dropped = kept.flatMap(({ drop }) => drop)
  if (dropped.length > 0)
    await sql`
      delete from understanding_carried c using unnest(${uuids(dropped.map(({ post_id }) => post_id))}::uuid[],
        ${texts(dropped.map(({ kind }) => kind))}::text[]) as d(post_id, kind)
      where c.post_id = d.post_id and c.kind = d.kind`.execute(work.db)
  const rows = kept.flatMap((one) => one.carry)
  if (rows.length === 0) return
  await insertRows(
    work,
    'understanding_carried',
    {
      workspace_id: work.workspace_id,
      post_id: [uuids, rows.map((row) => row.post_id)],
      kind: [texts, rows.map((row) => row.kind)],
      of_post_id: [uuids, rows.map((row) => row.of_post_id)],
      lesson_id: [uuids, rows.map((row) => row.lesson_id)],
      was: [jsons, rows.map((row) => row.was)],
      became: [jsons, rows.map((row) => row.became)],
    },
    `on conflict (workspace_id, post_id, kind) do update
      set of_post_id = excluded.of_post_id, lesson_id = excluded.lesson_id, was = excluded.was, became = excluded.became`,
  )
}
