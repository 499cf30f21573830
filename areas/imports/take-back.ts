/**
 * Takes back what an import brought: posts, what was understood and heard of them, the conversations that they alone opened,
 * and all of it out of the figures. Conversations in which anybody did anything stay, with their posts. So do the people.
 */
import './tables.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds, removePosts } from '#areas/channels/posts.ts'
import { threadKey } from '#areas/inbox/place.ts'
import { takeBackThreads } from '#areas/inbox/take-back.ts'
import { forgetMentions } from '#areas/listening/forget.ts'
import { forgetDecisions } from '#areas/routing/decisions.ts'
import { forgetReadings } from '#areas/understanding/readings.ts'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { changeCounts } from './counts.ts'
import { broughtAmong, endTurn } from './imports.ts'
import { keepFile } from './kept-file.ts'
import { holdTurn } from './turn.ts'
import type { Task } from './worker.ts'

const PAGE = 500

type Among = (post_ids: readonly string[]) => Promise<ReadonlySet<string>>

/** Returns how many of them stay. */
export async function takePostsBack(work: Work, posts: readonly Post[], brought: Among): Promise<number> {
  return posts.length - (await takeAway(work, posts, brought)).gone
}

/** How many of them went, and how many conversations with them. */
async function takeAway(work: Work, posts: readonly Post[], brought: Among) {
  const { conversation_ids, stayed } = await takeBackThreads(work, posts, brought)
  await forgetDecisions(work, conversation_ids)
  const gone = posts.filter((post) => !stayed.has(threadKey(post)))
  const ids = gone.map(({ id }) => id)
  await forgetMentions(work, gone)
  await forgetReadings(work, ids)
  await removePosts(work, ids)
  return { gone: gone.length, conversations: conversation_ids.length }
}

export async function takeBack(task: Task): Promise<void> {
  const { record, turn, inWork, signal } = task
  for (let more = true; more; ) {
    if (signal.aborted) return
    more = await inWork(async (work) => {
      await holdTurn(work, turn)
      return takePage(work, record.id)
    })
  }
  await inWork((work) => finish(work, task))
}

async function takePage(work: Work, import_id: string): Promise<boolean> {
  const rows = await work.db
    .selectFrom('imports_posts')
    .select('post_id')
    .where('import_id', '=', import_id)
    .where('stays', '=', false)
    .orderBy('post_id')
    .limit(PAGE)
    .execute()
  if (rows.length === 0) return false
  const ids = rows.map((row) => row.post_id)
  const posts = [...(await postsByIds(work, ids)).values()]
  const { conversations } = await takeAway(work, posts, (asked) => broughtAmong(work, import_id, asked))
  const left = await postsByIds(work, ids)
  const of = (which: readonly string[]) => (which.length > 0 ? which : [import_id])
  const gone = ids.filter((id) => !left.has(id))
  await work.db
    .deleteFrom('imports_posts')
    .where('import_id', '=', import_id)
    .where('post_id', 'in', of(gone))
    .execute()
  await work.db
    .updateTable('imports_posts')
    .set({ stays: true })
    .where('import_id', '=', import_id)
    .where('post_id', 'in', of([...left.keys()]))
    .execute()
  await changeCounts(work, import_id, (counts) => {
    counts.taken_back = (counts.taken_back ?? 0) + gone.length
    counts.conversations_taken_back = (counts.conversations_taken_back ?? 0) + conversations
  })
  await work.db
    .updateTable('imports_imports')
    .set((row) => ({ row_done: row('row_done', '+', ids.length) }))
    .where('id', '=', import_id)
    .execute()
  happened(work, 'imports.import_changed', { import_id, state: 'undoing' })
  return true
}

async function finish(work: Work, { turn, record }: Task): Promise<void> {
  await holdTurn(work, turn)
  const { stayed } = await work.db
    .selectFrom('imports_posts')
    .select((row) => row.fn.countAll<number>().as('stayed'))
    .where('import_id', '=', record.id)
    .executeTakeFirstOrThrow()
  await endTurn(work, record.id)
  const problem =
    Number(stayed) === 0
      ? null
      : `${Number(stayed).toLocaleString('en')} ${Number(stayed) === 1 ? 'post stays' : 'posts stay'}: somebody worked in the conversations that they are in.`
  await work.db
    .updateTable('imports_imports')
    .set({ state: 'undone', problem, ended_at: work.now })
    .where('id', '=', record.id)
    .execute()
  if (record.file_until) await keepFile(work, record.id)
  happened(work, 'imports.import_changed', { import_id: record.id, state: 'undone' })
}
