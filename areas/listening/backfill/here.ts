/** What is stored already, newest first: what others heard, what was brought, and what was said to us. */
import { publicPosts } from '#areas/channels/posts.ts'
import { lowestIdAt } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import { hearStored } from './hear-stored.ts'
import { endPart, goesOn, keepFound, setPart } from './keep.ts'
import { holdTurn, passTurn } from './turn.ts'
import type { Task } from './worker.ts'

const PAGE = 500

export const hearHere = ({ inWork, ...task }: Task): Promise<void> => inWork((work) => hearPage(work, task))

/** A post has the id of when it came, or of when it was said where it was brought: never of before it was said. */
async function hearPage(work: Work, { turn, part, backfill, monitor }: Omit<Task, 'inWork'>): Promise<void> {
  const { since_at } = backfill
  const posts = await publicPosts(work, { before: part.cursor, limit: PAGE })
  const ofPeriod = posts.filter(({ posted_at }) => posted_at >= since_at && posted_at < part.until_at)
  const { fits, fresh } = await hearStored(work, monitor, ofPeriod)
  await keepFound(
    work,
    turn,
    fits.map((post_id) => ({ post_id, what: fresh.has(post_id) ? 'mention' : 'known' })),
  )
  const last = posts.at(-1)?.id
  const progress = { found: part.found + ofPeriod.length, tries: 0, problem: null }
  if (posts.length < PAGE || last === undefined || last < lowestIdAt(since_at))
    return endPart(work, turn, { ...progress, state: 'done', cursor: null })
  await holdTurn(work, turn)
  await setPart(work, turn, { ...progress, cursor: last })
  await passTurn(work, turn, 0)
  goesOn(work, backfill)
}
