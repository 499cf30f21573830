/**
 * Takes back what a look back found: its mentions out of the lists and the figures, and the posts that nobody else heard. Those
 * of which somebody opened a conversation stay, with their mentions.
 */
import './tables.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import type { Work } from '#platform/work.ts'
import { forgetMentions } from '../forget.ts'
import { setBackfill } from './backfills.ts'
import { goesOn } from './keep.ts'
import type { BackfillPost } from './schema.ts'
import { endTurn, holdTurn, passTurn } from './turn.ts'
import type { Task } from './worker.ts'

const PAGE = 500

export async function takeBackPage({ inWork, turn, backfill, takePostsBack }: Task): Promise<void> {
  await inWork(async (work) => {
    await holdTurn(work, turn)
    const found = await nextOf(work, backfill.id)
    if (found.length === 0) return finish(work, { turn, backfill })
    const { monitor_id } = backfill
    const posts = await postsByIds(
      work,
      found.map(({ post_id }) => post_id),
    )
    const shared = await heardByOthers(work, [...posts.keys()], monitor_id)
    const isAlone = ({ post_id, what }: BackfillPost) => what === 'post' && !shared.has(post_id)
    const mentioned = found.filter((one) => one.what !== 'known' && !isAlone(one))
    await forgetMentions(work, of(posts, mentioned), monitor_id)
    const alone = found.filter(isAlone)
    await takePostsBack(work, of(posts, alone), opened)
    await leave(work, backfill.id, { found, alone })
    await passTurn(work, turn, 0)
    goesOn(work, backfill)
  })
}

const nextOf = (work: Work, backfill_id: string): Promise<BackfillPost[]> =>
  work.db
    .selectFrom('listening_backfill_posts')
    .selectAll()
    .where('backfill_id', '=', backfill_id)
    .where('stays', '=', false)
    .orderBy('post_id')
    .limit(PAGE)
    .execute()

const of = <T>(posts: ReadonlyMap<string, T>, found: readonly BackfillPost[]): T[] =>
  found.flatMap(({ post_id }) => posts.get(post_id) ?? [])

async function heardByOthers(work: Work, ids: readonly string[], monitor_id: string): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await work.db
    .selectFrom('listening_mentions')
    .select('post_id')
    .where('post_id', 'in', ids)
    .where('monitor_id', '!=', monitor_id)
    .execute()
  return new Set(rows.map((row) => row.post_id))
}

/** History opens no conversation: one in which it lies was opened by a person, or by what was said since, and stays. */
const opened = async () => new Set<string>()

/** What is gone is forgotten; what stays is noted, so that it is not tried again. */
async function leave(
  work: Work,
  backfill_id: string,
  { found, alone }: { found: readonly BackfillPost[]; alone: readonly BackfillPost[] },
): Promise<void> {
  const left = await postsByIds(
    work,
    alone.map(({ post_id }) => post_id),
  )
  const gone = found.filter(({ post_id }) => !left.has(post_id)).map(({ post_id }) => post_id)
  if (gone.length > 0)
    await work.db
      .deleteFrom('listening_backfill_posts')
      .where('backfill_id', '=', backfill_id)
      .where('post_id', 'in', gone)
      .execute()
  if (left.size > 0)
    await work.db
      .updateTable('listening_backfill_posts')
      .set({ stays: true })
      .where('backfill_id', '=', backfill_id)
      .where('post_id', 'in', [...left.keys()])
      .execute()
}

async function finish(work: Work, { turn, backfill }: Pick<Task, 'turn' | 'backfill'>): Promise<void> {
  const { stayed } = await work.db
    .selectFrom('listening_backfill_posts')
    .select((row) => row.fn.countAll<number>().as('stayed'))
    .where('backfill_id', '=', backfill.id)
    .executeTakeFirstOrThrow()
  await endTurn(work, turn)
  const many = Number(stayed)
  const problem =
    many === 0
      ? null
      : many === 1
        ? '1 post stays: there are conversations of it.'
        : `${many.toLocaleString('en')} posts stay: there are conversations of them.`
  await setBackfill(work, backfill.id, { state: 'undone', problem, ended_at: work.now })
}
