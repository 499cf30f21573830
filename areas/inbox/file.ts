/**
 * Files what arrived into conversations, a whole batch at once. The thread's unique key decides where a message goes;
 * two that arrive at the same instant through two channels land in one conversation. Fails with a unique violation
 * where another batch opened one of the threads meanwhile: then the Work is done again.
 */
import { instants, uuids } from '#platform/columns.ts'
import './tables.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { happened } from '#platform/facts.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { type Change, changeCounts } from './counts.ts'
import { continueThreads, openThreads, type Placed } from './place.ts'

/** What was understood and decided of a post before it is filed. */
export interface Arrival {
  post: Post
  objective: string
  topic: string | null
  language: string | null
  sentiment: number
  urgency: number
  team_id: string | null
  audience: string[] | null
  why: string
  /** Set aside with its conversation, where it begins one. */
  is_spam: boolean
}

/** Takes what `place` gave, in its order. */
export async function file(work: Work, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return
  const fresh = placed.filter((each) => each.fresh)
  happened(work, 'inbox.messages_arrived', { conversation_ids: placed.map((each) => each.id), opened: fresh.length })
  await Promise.all([
    openThreads(work, fresh),
    continueThreads(
      work,
      placed.filter((each) => !each.fresh),
    ),
    insertMessages(work, placed),
    changeCounts(work, placed.flatMap(opening)),
  ])
}

async function insertMessages(work: Work, placed: readonly Placed[]): Promise<void> {
  const rows = placed.flatMap(({ thread, id }) => thread.map(({ post }) => ({ post, conversation_id: id })))
  await insertRows(work, 'inbox_messages', {
    workspace_id: work.workspace_id,
    conversation_id: [uuids, rows.map((row) => row.conversation_id)],
    id: [uuids, rows.map(({ post }) => post.id)],
    kind: 'inbound',
    identity_id: [uuids, rows.map(({ post }) => post.author_id)],
    sent_at: [instants, rows.map(({ post }) => post.posted_at)],
  })
}

/** One more is open, for its team and whoever holds it, unless it was open before. */
const opening = ({ opens, team_id, assignee_id }: Placed): Change[] => (opens ? [{ team_id, assignee_id, by: 1 }] : [])
