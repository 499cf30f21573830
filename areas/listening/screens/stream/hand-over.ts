/** Hands a mention over: with its conversation, or with one that is opened for it. */
import { inboxApi } from '#areas/inbox/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { call } from '#web/call.ts'
import type { Shown } from './stream-queries.ts'

export interface HandingOver {
  row: Pick<Shown, 'post_id' | 'conversation'>
  team_id: string
  reason: string
}

export type TakingBack = () => Promise<unknown>

/** How to take it back, so that all stands as it stood; null where it was with that team already, and nothing moved. */
export async function handOver({ row, team_id, reason }: HandingOver): Promise<TakingBack | null> {
  const { id, before } = await openOne(row)
  const was = (await call(inboxApi.read, { id })).conversation
  await call(routingApi.correct, { id, team_id, reason })
  const moved = was.team_id !== team_id || was.assignee_id !== null
  if (!moved && before === 'open') return null
  return async () => {
    if (moved) await call(routingApi.takeBack, { id, ...(was.assignee_id && { person_id: was.assignee_id }) })
    // What was opened for it alone waits for nobody then.
    if (before !== 'open') await call(inboxApi.close, { id })
  }
}

async function openOne({ post_id, conversation }: HandingOver['row']) {
  if (!conversation) {
    const { conversation_id: id, opened } = await call(routingApi.openFromMention, { post_id })
    return { id, before: opened ? 'none' : 'open' } as const
  }
  const { id, state } = conversation
  if (state !== 'closed') return { id, before: 'open' } as const
  await call(inboxApi.reopen, { id })
  return { id, before: 'closed' } as const
}
