/** A post is read otherwise because a person said so: what was counted of it follows. */
import './tables.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import type { LessonRecord, ReadingRecord } from '#areas/understanding/records.ts'
import type { ReadingKind } from '#areas/understanding/taught/before.ts'
import { type Corrected, correctAgain, correctReading, takeBackReading } from '#areas/understanding/taught/correct.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { recount } from './counting/count.ts'
import { countedAs } from './counting/counted.ts'

export async function correctPost(work: Work, post_id: string, corrected: Corrected): Promise<ReadingRecord> {
  const { before, after } = await correctReading(work, post_id, corrected)
  await countAgain(work, before, after)
  return after
}

export async function takeBackPost(work: Work, post_id: string, kind: ReadingKind): Promise<ReadingRecord> {
  const taken = await takeBackReading(work, post_id, [kind])
  if (!taken)
    refuse('conflict', 'not_corrected', 'Nobody put this right, or it was taken back already. Look at it again.')
  await countAgain(work, taken.before, taken.after)
  return taken.after
}

/** A lesson that was taken back, put right again. */
export async function correctPostAgain(work: Work, lesson: LessonRecord): Promise<void> {
  const { before, after } = await correctAgain(work, lesson)
  await countAgain(work, before, after)
}

async function countAgain(work: Work, before: ReadingRecord, after: ReadingRecord): Promise<void> {
  const { post_id } = after
  const posts = await postsByIds(work, [post_id])
  const mentions = await work.db
    .selectFrom('listening_mentions')
    .select(['monitor_id', 'post_id', 'item_id', 'reach'])
    .where('post_id', '=', post_id)
    .where('set_aside', 'is', null)
    .execute()
  const as = (reading: ReadingRecord) => countedAs(mentions, { posts, readings: new Map([[post_id, reading]]) })
  await recount(work, as(before), as(after))
}

/** What was written to us alone is put right in its conversation, by those who see that. */
export async function correctMention(
  work: Work,
  { post_id, ...corrected }: Corrected & { post_id: string },
): Promise<ReadingRecord> {
  await refuseUnheard(work, post_id)
  return correctPost(work, post_id, corrected)
}

export async function takeBackMention(
  work: Work,
  { post_id, kind }: { post_id: string; kind: ReadingKind },
): Promise<ReadingRecord> {
  await refuseUnheard(work, post_id)
  return takeBackPost(work, post_id, kind)
}

async function refuseUnheard(work: Work, post_id: string): Promise<void> {
  if ((await heardAmong(work, [post_id])).size === 0)
    refuse('not_found', 'mention_not_found', 'No monitor heard such a post.')
}

/** Which of these posts a monitor heard. */
export async function heardAmong(work: Work, post_ids: readonly string[]): Promise<Set<string>> {
  if (post_ids.length === 0) return new Set()
  const heard = await work.db
    .selectFrom('listening_mentions')
    .select('post_id')
    .distinct()
    // Each monitor by its own index.
    .where('monitor_id', 'in', (of) => of.selectFrom('listening_monitors').select('id'))
    .where('post_id', 'in', post_ids)
    .execute()
  return new Set(heard.map(({ post_id }) => post_id))
}
