/** A person says what a post really says: its reading is put right at once, and what they said is a lesson. */
import '../tables.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { listBuiltInTopics } from '../delivered/topics.ts'
import { listTopics } from '../own-topics.ts'
import { lockReadings, readingsByIds } from '../readings.ts'
import type { CarriedRecord, LessonRecord, PutRight, ReadingRecord, Was } from '../records.ts'
import { BUILT_IN_TOPICS, type Objective, type Sentiment } from '../schema.ts'
import { pointsBefore, READING_KINDS, type ReadingKind } from './before.ts'
import { NO_TOPIC } from './kinds.ts'
import { retract, teach, teachAgain } from './teach.ts'

/** What is put right; what is left out stays as it was read. A topic of null: about none that we know. */
export interface Corrected {
  sentiment?: Sentiment | undefined
  objective?: Objective | undefined
  topic?: string | null | undefined
  /** Of several topics the one that is meant; its place is taken by `topic`, or by nothing. */
  in_place_of?: string | undefined
}

export interface Correction {
  before: ReadingRecord
  after: ReadingRecord
}

export async function correctReading(work: Work, post_id: string, corrected: Corrected): Promise<Correction> {
  if (corrected.topic) await refuseUnknownTopic(work, corrected.topic)
  const before = await lockReading(work, post_id)
  refuseNotRead(before, corrected)
  const post = (await postsByIds(work, [post_id])).get(post_id)
  if (!post || post.deleted_at) refuse('not_found', 'post_gone', 'This post was deleted by whoever wrote it.')
  let after = before
  for (const [kind, label, change] of changesOf(before, corrected)) {
    const was = Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof Was]])) as Was
    const topics = before.topics.map(({ topic }) => topic)
    const { author_id } = post
    const gone = kind === 'topic' ? await goneOf(work, before, change) : []
    const said = { post_id, author_id, kind, label, was, became: change, gone }
    await teach(work, { ...said, before: pointsBefore(kind, before), topics })
    after = put(after, change)
  }
  await keep(work, after)
  return { before, after }
}

/** What it was read to be about and is not, with what people said so of before. */
async function goneOf(work: Work, { post_id, topics }: ReadingRecord, { topics: now = [] }: Was): Promise<string[]> {
  const before = await work.db
    .selectFrom('understanding_lessons')
    .select('gone')
    .where('post_id', '=', post_id)
    .where('kind', '=', 'topic')
    .where('retracted_at', 'is', null)
    .executeTakeFirst()
  const were = new Set([...(before?.gone ?? []), ...topics.map(({ topic }) => topic)])
  return [...were].filter((one) => now.every(({ topic }) => topic !== one))
}

/** An optional field that is there is never undefined: it came from a reading. */
const put = (reading: ReadingRecord, change: Was): ReadingRecord => ({
  ...reading,
  ...(change as Partial<ReadingRecord>),
})

type Change = [kind: ReadingKind, label: string, change: Was]

function changesOf(reading: ReadingRecord, { sentiment, objective, topic, in_place_of }: Corrected): Change[] {
  const changes: Change[] = []
  if (sentiment && sentiment !== reading.sentiment_label)
    changes.push(['sentiment', sentiment, { sentiment: SAID_SO[sentiment], sentiment_label: sentiment }])
  if (objective && objective !== reading.objective)
    changes.push(['objective', objective, { objective, objective_confidence: 1 }])
  if (topic !== undefined && topic !== (in_place_of ?? reading.topics[0]?.topic ?? null)) {
    const topics = withTopic(reading, topic, in_place_of)
    // What is learned is what it is about first.
    changes.push(['topic', topics[0]?.topic ?? NO_TOPIC, { topics }])
  }
  return changes
}

/** A person says which way, not how strongly. */
const SAID_SO: Readonly<Record<Sentiment, number>> = { negative: -0.7, neutral: 0, positive: 0.7 }

function withTopic(
  { topics, sentiment }: ReadingRecord,
  topic: string | null,
  in_place_of?: string,
): ReadingRecord['topics'] {
  if (topic === null) return in_place_of === undefined ? [] : topics.filter((one) => one.topic !== in_place_of)
  const gone = in_place_of ?? topics[0]?.topic
  const known = topics.find((one) => one.topic === topic)
  const put = { topic, confidence: 1, sentiment: known?.sentiment ?? sentiment }
  const others = topics.map((one) => (one.topic === gone ? put : one)).filter((one) => one !== known)
  return gone === undefined ? [put] : others
}

/** Takes it back: the reading says again what it said, and nothing is learned of it. Null where nothing was corrected. */
export async function takeBackReading(
  work: Work,
  post_id: string,
  kinds: readonly ReadingKind[],
): Promise<Correction | null> {
  const before = await lockReading(work, post_id)
  let after = before
  for (const kind of kinds) {
    const gone = await retract(work, { post_id, kind })
    if (gone?.was) after = put(after, gone.was)
  }
  if (after === before) return null
  await keep(work, after)
  return { before, after }
}

/** What was taken back is put right again, as it was put right then. */
export async function correctAgain(work: Work, lesson: LessonRecord): Promise<Correction> {
  const before = await lockReading(work, lesson.post_id)
  await teachAgain(work, lesson)
  const after = put(before, lesson.became ?? becameOf(before, lesson))
  await keep(work, after)
  return { before, after }
}

/** Of a lesson from before this was kept. */
function becameOf(reading: ReadingRecord, { kind, label }: LessonRecord): Was {
  const said: Corrected =
    kind === 'topic' ? { topic: label === NO_TOPIC ? null : label } : { [kind]: label as Sentiment & Objective }
  return changesOf(reading, said)[0]?.[2] ?? {}
}

/** What people put right about how these posts were read, by post, in the order of the kinds. */
export async function correctedOf(work: Work, post_ids: readonly string[]): Promise<Map<string, PutRight[]>> {
  if (post_ids.length === 0) return new Map()
  const lessons = await work.db
    .selectFrom('understanding_lessons')
    .select(['post_id', 'kind', 'was', 'taught_by', 'taught_at', 'retracted_at'])
    .where('post_id', 'in', post_ids)
    .where('kind', 'in', READING_KINDS)
    .where('confirmed', '=', false)
    .execute()
  const carried = await carriedBy(work, post_ids)
  return new Map(
    [...new Set([...lessons, ...carried].map(({ post_id }) => post_id))].map((post_id) => {
      const said = lessons.filter((one) => one.post_id === post_id)
      const with_it = carried.filter((one) => one.post_id === post_id)
      return [post_id, READING_KINDS.flatMap((kind) => putRightOf(kind, said, with_it))]
    }),
  )
}

type CarriedBy = Pick<CarriedRecord, 'post_id' | 'kind' | 'was'> & { by: string | null }

/** With one that says the same: who put that right. */
function carriedBy(work: Work, post_ids: readonly string[]): Promise<CarriedBy[]> {
  return work.db
    .selectFrom('understanding_carried as c')
    .leftJoin('understanding_lessons as l', 'l.id', 'c.lesson_id')
    .select(['c.post_id', 'c.kind', 'c.was', 'l.taught_by as by'])
    .where('c.post_id', 'in', post_ids)
    .execute()
}

type Lesson = Pick<LessonRecord, 'kind' | 'was' | 'taught_by' | 'taught_at' | 'retracted_at'>

/** A correction over a correction was taught at the instant at which the one before was taken back. */
function putRightOf(kind: ReadingKind, all: readonly Lesson[], with_it: readonly CarriedBy[]): PutRight[] {
  const said = all.filter((one) => one.kind === kind)
  const last = said.find(({ retracted_at }) => retracted_at === null)
  const carried = with_it.find((one) => one.kind === kind)
  if (carried) return [{ kind, was: labelsOf(kind, carried.was), by: last ? last.taught_by : carried.by }]
  if (!last) return []
  let first = last
  const before = ({ taught_at }: Lesson) =>
    said.find((one) => one.taught_at < taught_at && one.retracted_at?.getTime() === taught_at.getTime())
  for (let one = before(last); one; one = before(one)) first = one
  return [{ kind, was: labelsOf(kind, first.was), by: last.taught_by }]
}

export function labelsOf(kind: ReadingKind, was: Was | null): string[] {
  if (kind === 'topic') return was?.topics?.map(({ topic }) => topic) ?? []
  const label = kind === 'sentiment' ? was?.sentiment_label : was?.objective
  return label ? [label] : []
}

async function keep(work: Work, { post_id, ...reading }: ReadingRecord): Promise<void> {
  const { sentiment, sentiment_label, objective, objective_confidence, topics } = reading
  await work.db
    .updateTable('understanding_readings')
    .set({ sentiment, sentiment_label, objective, objective_confidence, topics: JSON.stringify(topics) as never })
    .where('post_id', '=', post_id)
    .execute()
}

async function lockReading(work: Work, post_id: string): Promise<ReadingRecord> {
  await lockReadings(work, [post_id])
  const reading = (await readingsByIds(work, [post_id])).get(post_id)
  return reading ?? refuse('not_found', 'post_not_found', 'There is no such post.')
}

/** Somebody else was quicker, or it was read anew. */
function refuseNotRead({ topics }: ReadingRecord, { in_place_of }: Corrected): void {
  if (in_place_of !== undefined && !topics.some(({ topic }) => topic === in_place_of))
    refuse('conflict', 'topic_gone', `It is not read to be about “${in_place_of}” any more. Look at it again.`)
}

async function refuseUnknownTopic(work: Work, topic: string): Promise<void> {
  const off = (await listBuiltInTopics(work)).some((one) => one.topic === topic && one.switched_off)
  if (off) refuse('invalid', 'topic_off', `“${topic}” is switched off here. Switch it on under Routing, Topics.`)
  const own = (await listTopics(work)).map(({ name }) => name)
  if (![...BUILT_IN_TOPICS, ...own].includes(topic))
    refuse(
      'invalid',
      'topic_not_found',
      `There is no topic “${topic}”. Choose one of the list, or make it under Routing.`,
    )
}
