/** What monitors have learned, kept and held by version: another process takes it over at its next batch. */
import '../tables.ts'
import { sql } from 'kysely'
import { postsByIds } from '#areas/channels/posts.ts'
import type { Fact } from '#platform/facts.ts'
import { cachedByVersion, raiseVersion, type Versions } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import type { Learned } from './judge.ts'
import { type Examples, IRRELEVANT_LEAST, judgeOf, type Said } from './lessons.ts'

const RELEVANCE = 'listening.relevance'
/** Of each kind the newest: what was meant long ago is forgotten, and learning never takes longer than this. */
const EXAMPLES_MOST = 120

const cache = cachedByVersion(
  RELEVANCE,
  (work): Promise<Learned[]> =>
    work.db
      .selectFrom('listening_relevance')
      .select(['monitor_id', 'state', 'threshold', 'irrelevant'])
      .orderBy('monitor_id')
      .execute(),
)

export const learnedOf = (work: Work, versions: Versions): Promise<Learned[]> => cache.get(work, versions)

/** Learned anew from all that is marked: a mark that was taken back leaves nothing behind. */
export async function learnFromMarks(work: Work, facts: Fact<'listening.mentions_marked'>[]): Promise<void> {
  const ids = new Set(facts.flatMap(({ detail }) => detail.monitor_ids))
  for (const monitor_id of [...ids].sort()) await learnAnew(work, monitor_id)
  await raiseVersion(work, RELEVANCE)
}

async function learnAnew(work: Work, monitor_id: string): Promise<void> {
  // Two who learn of one monitor at once would each write what they saw.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${RELEVANCE} ${monitor_id}`}, 0))`.execute(work.db)
  const judge = judgeOf(await exampleTexts(work, monitor_id))
  if (!judge)
    return void (await work.db.deleteFrom('listening_relevance').where('monitor_id', '=', monitor_id).execute())
  const { state, threshold } = judge
  const learned = { state: JSON.stringify(state), threshold, irrelevant: judge.irrelevant, learned_at: work.now }
  await work.db
    .insertInto('listening_relevance')
    .values({ workspace_id: work.workspace_id, monitor_id, ...learned })
    .onConflict((same) => same.columns(['workspace_id', 'monitor_id']).doUpdateSet(learned))
    .execute()
}

/** Where little was marked, nothing else is read. */
export async function exampleTexts(work: Work, monitor_id: string): Promise<Examples> {
  const irrelevant = await marked(work, monitor_id, 'irrelevant')
  if (irrelevant.length < IRRELEVANT_LEAST) return { irrelevant, relevant: [], unmarked: [] }
  return {
    irrelevant,
    relevant: await marked(work, monitor_id, 'relevant'),
    unmarked: await unmarked(work, monitor_id),
  }
}

async function marked(work: Work, monitor_id: string, how: 'relevant' | 'irrelevant'): Promise<Said[]> {
  const marks = await work.db
    .selectFrom('listening_marks')
    .select('post_id')
    .where('monitor_id', '=', monitor_id)
    .where('is_relevant', '=', how === 'relevant')
    .orderBy('marked_at', 'desc')
    .orderBy('post_id', 'desc')
    .limit(EXAMPLES_MOST)
    .execute()
  return saidIn(work, marks)
}

async function unmarked(work: Work, monitor_id: string): Promise<Said[]> {
  const heard = await work.db
    .selectFrom('listening_mentions as m')
    .select('m.post_id')
    .where('m.monitor_id', '=', monitor_id)
    .where('m.set_aside', 'is', null)
    .where('m.item_id', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('listening_marks as k')
            .select('k.post_id')
            .whereRef('k.monitor_id', '=', 'm.monitor_id')
            .whereRef('k.post_id', '=', 'm.post_id'),
        ),
      ),
    )
    .orderBy('m.post_id', 'desc')
    .limit(EXAMPLES_MOST)
    .execute()
  return saidIn(work, heard)
}

async function saidIn(work: Work, rows: readonly { post_id: string }[]): Promise<Said[]> {
  const posts = await postsByIds(
    work,
    rows.map((row) => row.post_id),
  )
  return rows.flatMap(({ post_id }) => {
    const post = posts.get(post_id)
    return post && !post.deleted_at ? [{ text: post.text, title: post.title }] : []
  })
}
