/** A post is read otherwise because a person said so: what was counted of it follows, and so do those that say the same. */
import './tables.ts'
import { lockReadings } from '#areas/understanding/readings.ts'
import type { LessonRecord, ReadingRecord } from '#areas/understanding/records.ts'
import type { ReadingKind } from '#areas/understanding/taught/before.ts'
import { carry } from '#areas/understanding/taught/carry.ts'
import {
  type Corrected,
  type Correction,
  correctAgain,
  correctReading,
  takeBackReading,
} from '#areas/understanding/taught/correct.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { ARRIVED_MS, AT_ONCE, alikeOf, carryOn, firstsOf, manyAlike, recountAs } from './items/alike.ts'

/** `alike`: how many that say the same follow it. */
export type PutRight = ReadingRecord & { alike: number }

export async function correctPost(work: Work, post_id: string, corrected: Corrected): Promise<PutRight> {
  return change(work, { post_id }, () => correctReading(work, post_id, corrected))
}

/** One that says the same as another is read like that again, where that was put right. */
export async function takeBackPost(work: Work, post_id: string, kind: ReadingKind): Promise<PutRight> {
  const firsts = await firstsOf(work, post_id)
  const takeBack = async () =>
    (await takeBackReading(work, post_id, [kind])) ??
    refuse('conflict', 'not_corrected', 'Nobody put this right, or it was taken back already. Look at it again.')
  return change(work, { post_id, firsts }, takeBack)
}

/** A lesson that was taken back, put right again. */
export async function correctPostAgain(work: Work, lesson: LessonRecord): Promise<void> {
  await change(work, lesson, () => correctAgain(work, lesson))
}

/** All are locked before the first of them changes, and counted together: two who put right at once wait in one row. */
async function change(
  work: Work,
  { post_id, firsts = [] }: { post_id: string; firsts?: readonly string[] },
  read: () => Promise<Correction>,
): Promise<PutRight> {
  const copies = await alikeOf(work, post_id, null)
  await lockReadings(work, [...firsts, post_id, ...copies])
  const own = await read()
  const carried = await carry(work, post_id, copies)
  let { after } = own
  for (const first of firsts) after = (await carry(work, first, [post_id]))[0]?.after ?? after
  await recountAs(work, [{ before: own.before, after }, ...carried])
  const isMore = copies.length === AT_ONCE
  await carryOn(work, post_id, isMore ? null : ARRIVED_MS)
  return { ...after, alike: isMore ? await manyAlike(work, post_id) : carried.length }
}

/** What was written to us alone is put right in its conversation, by those who see that. */
export async function correctMention(
  work: Work,
  { post_id, ...corrected }: Corrected & { post_id: string },
): Promise<PutRight> {
  await refuseUnheard(work, post_id)
  return correctPost(work, post_id, corrected)
}

export async function takeBackMention(
  work: Work,
  { post_id, kind }: { post_id: string; kind: ReadingKind },
): Promise<PutRight> {
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
