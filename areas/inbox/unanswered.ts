/**
 * What of a conversation is still unanswered, read from its messages and from what became of our answers. An answer that
 * was held, refused or taken back did not leave the house, so it answered nobody; one that is on its way counts meanwhile.
 */
import './tables.ts'
import { sql } from 'kysely'
import { deliveriesByIds } from '#areas/channels/answer-from.ts'
import type { DeliveryState } from '#areas/channels/schema.ts'
import type { Work } from '#platform/work.ts'
import type { Conversation } from './schema.ts'

export interface Unanswered {
  /** The oldest message that nothing of ours answers, by the rule of schema.ts; null when all is answered. */
  waiting_since: Date | null
  waiting_identity_id: string | null
  /** The newest answer that is held. */
  held_message_id: string | null
  /** How our newest answer that was not taken back stands, where that needs somebody. */
  unsettled: Conversation['unsettled']
  /** Whether our last words left the house, or are on their way. */
  last_left: boolean
}

const STAYED: ReadonlySet<DeliveryState> = new Set(['held', 'refused', 'withdrawn'])
const UNSETTLED: Partial<Record<DeliveryState, Conversation['unsettled']>> = {
  refused: 'refused',
  unknown: 'unknown',
  by_hand: 'unknown',
}
/** Further back nothing of ours is still undecided. */
const LOOK_BACK = 50

/** As it stands now, or as it stood before one message. */
export async function unansweredIn(
  work: Work,
  { id, identity_id }: Pick<Conversation, 'id' | 'identity_id'>,
  before_message_id?: string,
): Promise<Unanswered> {
  const ours = await oursIn(work, id, before_message_id)
  const answer = ours.find(({ state }) => !STAYED.has(state))
  const oldest = await oldestBetween(work, { id, identity_id, after: answer?.id, before: before_message_id })
  return {
    waiting_since: oldest?.sent_at ?? null,
    waiting_identity_id: oldest?.identity_id ?? null,
    held_message_id: ours.find(({ state }) => state === 'held')?.id ?? null,
    unsettled: UNSETTLED[ours.find(({ state }) => state !== 'withdrawn')?.state ?? 'sent'] ?? null,
    last_left: answer !== undefined && answer === ours[0],
  }
}

/** What we said, the newest first; what was written in the network's own app was sent. */
async function oursIn(
  work: Work,
  id: string,
  before: string | undefined,
): Promise<{ id: string; state: DeliveryState }[]> {
  let query = work.db
    .selectFrom('inbox_messages')
    .select(['id', 'delivery_id'])
    .where('conversation_id', '=', id)
    .where('kind', 'in', ['reply', 'elsewhere'])
  if (before) query = query.where('id', '<', before)
  const ours = await query.orderBy('id', 'desc').limit(LOOK_BACK).execute()
  const deliveries = await deliveriesByIds(
    work,
    ours.flatMap(({ delivery_id }) => delivery_id ?? []),
  )
  return ours.map((each) => ({ id: each.id, state: deliveries.get(each.delivery_id ?? '')?.state ?? 'sent' }))
}

interface Between {
  id: string
  /** Who began it: their words go before those of others. */
  identity_id: string
  after: string | undefined
  before: string | undefined
}

async function oldestBetween(work: Work, { id, identity_id, after, before }: Between) {
  let query = work.db
    .selectFrom('inbox_messages')
    .select(['sent_at', 'identity_id'])
    .where('conversation_id', '=', id)
    .where('kind', '=', 'inbound')
  if (after) query = query.where('id', '>', after)
  if (before) query = query.where('id', '<', before)
  return query.orderBy(sql`identity_id = ${identity_id}`, 'desc').orderBy('sent_at').limit(1).executeTakeFirst()
}
