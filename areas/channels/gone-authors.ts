/**
 * Somebody's account is gone from the network, and all they said with it. There is no index of authors, which every post heard
 * would pay for: the posts are gone through in stretches, by a job that goes on where the one before ended.
 */
import './post-tables.ts'
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import { happened } from '#platform/facts.ts'
import { addJob, type Jobs } from '#platform/jobs.ts'
import { system, type Work } from '#platform/work.ts'
import { removeDeleted } from './changes.ts'

const REMOVE = 'channels.remove_posts_of_gone'
const STRETCH = 20_000

interface Step {
  channel_id: string
  network: string
  author_id: string
  /** Those before this one are still to be gone through; null: all. */
  before: string | null
}

/** Those who are known here, by their identity ids. */
export async function removePostsOf(
  work: Work,
  from: Omit<Step, 'author_id' | 'before'>,
  author_ids: readonly string[],
) {
  const { channel_id, network } = from
  for (const author_id of author_ids) await addStep(work, { channel_id, network, author_id, before: null })
}

const addStep = (work: Work, step: Step) =>
  addJob(work, REMOVE, { payload: step, key: `${REMOVE} ${work.workspace_id} ${step.author_id}` })

export const goneJobs = (database: Database): Jobs => ({
  [REMOVE]: ({ workspace_id, ...step }: Step & { workspace_id: string }) =>
    database.inWork({ workspace_id, by: system(REMOVE) }, (work) => removeStretch(work, step)),
})

async function removeStretch(work: Work, step: Step): Promise<void> {
  const { channel_id, network, author_id, before } = step
  const until = before === null ? sql`` : sql`where id < ${before}`
  const { rows } = await sql<{ many: number; last: string | null; native_ids: string[] | null }>`
    with stretch as (select id, network, author_id, native_id, deleted_at from channels_posts ${until} order by id desc limit ${STRETCH})
    select count(*)::int as many, (array_agg(id order by id))[1] as last,
      array_agg(native_id) filter (where author_id = ${author_id} and network = ${network} and deleted_at is null) as native_ids
    from stretch`.execute(work.db)
  const { many = 0, last = null, native_ids = null } = rows[0] ?? {}
  const post_ids = await removeDeleted(work, network, native_ids ?? [])
  if (post_ids.length > 0) happened(work, 'channels.posts_deleted', { channel_id, post_ids })
  if (many === STRETCH && last !== null) await addStep(work, { ...step, before: last })
}
