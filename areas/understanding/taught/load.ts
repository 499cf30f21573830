/** What a workspace has taught us, held by version and brought up to date by the lessons that came since. */
import '../tables.ts'
import { setImmediate as breath } from 'node:timers/promises'
import { postsByIds } from '#areas/channels/posts.ts'
import { cachedByVersion, type Versions } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import { coreOf, sightOf } from '../learned/sight.ts'
import { tokenize } from '../tokenize.ts'
import { unpack } from './pack.ts'
import { nothingTaught, type Taught, type TaughtLesson, take } from './taught.ts'
import { LESSONS } from './teach.ts'

interface Held {
  taught: Taught
  generation: number
  /** The last lesson that was looked at. */
  upto: number
  /** What may be rehearsed. */
  earlier: TaughtLesson[]
}

export const EARLIER_MOST = 300
/** A few seconds' worth; the night learns from more. */
const REPLAYED_MOST = 2_000
const PAGE = 200
/** One workspace's learners may be tens of megabytes. */
const WORKSPACES_MOST = 50
const STRETCH = 16

const cache = cachedByVersion<Held>(LESSONS, (work, before) => bringUpToDate(work, before), WORKSPACES_MOST)

export const taughtOf = async (work: Work, versions: Versions): Promise<Taught> =>
  (await cache.get(work, versions)).taught

async function bringUpToDate(work: Work, before?: Held): Promise<Held> {
  const state = await work.db.selectFrom('understanding_taught').selectAll().executeTakeFirst()
  if (!state) return { taught: nothingTaught(), generation: 0, upto: 0, earlier: [] }
  const { generation, upto } = state
  const held = before?.generation === generation ? before : await begin(work, { generation, upto })
  // In pages: who says nothing to the database for five seconds is put out.
  while (held.upto < upto) {
    const page = { after: held.upto, upto: Math.min(upto, held.upto + PAGE) }
    await takeAll(held, await lessonsBetween(work, page))
    held.upto = page.upto
  }
  return held
}

/** As lessons come one by one: each is rehearsed beside those after it. */
export async function takeAll(held: Pick<Held, 'taught' | 'earlier'>, lessons: readonly TaughtLesson[]): Promise<void> {
  for (const [at, lesson] of lessons.entries()) {
    take(held.taught, lesson, held.earlier)
    held.earlier.push(lesson)
    if (held.earlier.length > EARLIER_MOST) held.earlier.shift()
    if (at % STRETCH === 0) await breath()
  }
}

/** From what was chosen last night; where one of its lessons was taken back since, from the latest lessons. */
async function begin(work: Work, { generation, upto }: { generation: number; upto: number }): Promise<Held> {
  const champion = await work.db
    .selectFrom('understanding_champions')
    .selectAll()
    .where('generation', '=', generation)
    .executeTakeFirst()
  if (!champion) return { taught: nothingTaught(), generation, upto: Math.max(0, upto - REPLAYED_MOST), earlier: [] }
  const chosen = champion.upto
  const earlier = await lessonsBetween(work, { after: chosen - EARLIER_MOST, upto: chosen })
  return { taught: unpack(champion.state), generation, upto: chosen, earlier }
}

export async function lessonsBetween(
  work: Work,
  { after, upto }: { after: number; upto: number },
): Promise<TaughtLesson[]> {
  const rows = await work.db
    .selectFrom('understanding_lessons')
    .selectAll()
    .where('nth', '>', after)
    .where('nth', '<=', upto)
    .where('retracted_at', 'is', null)
    .orderBy('nth')
    .execute()
  const posts = await postsByIds(work, [...new Set(rows.map((row) => row.post_id))])
  return rows.flatMap(
    ({ nth, kind, label, before, confirmed, author_id, notes, everyday, post_id, ...row }): TaughtLesson[] => {
      const post = posts.get(post_id)
      // What was deleted or erased teaches nothing any more.
      if (!post || post.deleted_at) return []
      const tokens = tokenize(post.text, post.title)
      const own = new Set(everyday)
      const seen = { sight: sightOf(tokens, { notes, everyday: own }), core: coreOf(tokens, own) }
      const now = row.became?.topics?.map(({ topic }) => topic)
      const topics = now && { now, gone: row.gone }
      return [{ nth, kind, label, before, confirmed, author_id, everyday, topics, ...seen }]
    },
  )
}
