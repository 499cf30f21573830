/** What people decide about a delivery: try again, let go, say what they found, take back. */
import './tables.ts'
import type { Speaker } from '#areas/conduct/schema.ts'
import { happened } from '#platform/facts.ts'
import { invariant, refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { endTurn, factOf, refuseMute, takeTurn } from './deliveries.ts'
import { standingHold } from './holds.ts'
import { DELIVERY_MAY, type Delivery, type DeliveryState } from './schema.ts'

/** The same words under the same key, by whoever presses Retry. */
export async function retryDelivery(work: Work, speaker: Speaker, id: string): Promise<Delivery> {
  const delivery = await lockedIn(work, id, 'retry', 'Only what the network refused can be tried again.')
  return queueAgain(work, speaker, delivery)
}

/** Lets a held one go. One by one: after a hold nothing floods. */
export async function releaseDelivery(work: Work, speaker: Speaker, id: string): Promise<Delivery> {
  const delivery = await lockedIn(work, id, 'release', 'Only what was held can be released.')
  return queueAgain(work, speaker, delivery)
}

/** Never under a hold: it would only be held, and why it was refused be forgotten. */
async function queueAgain(work: Work, speaker: Speaker, delivery: Delivery): Promise<Delivery> {
  invariant(speaker.channel_id === delivery.channel_id, 'a speaker speaks on the channel of the grant')
  const hold = await standingHold(work, delivery.channel_id)
  if (hold) refuse('conflict', 'hold_stands', `A hold stands: ${hold.reason} Release the hold first.`)
  await refuseMute(work, delivery.channel_id)
  await takeTurn(work, delivery)
  const row = await change(work, delivery, {
    state: 'queued',
    grant_id: speaker.grant_id,
    person_id: speaker.person_id,
    problem: null,
    needs_person: false,
    unknown_since: null,
    called_at: null,
    next_at: null,
    settled_at: null,
  })
  happened(work, 'channels.delivery_queued', factOf(row))
  return row
}

/** What a person found when they looked; the only way out for an outcome that no program can know. */
export type Resolution =
  | { outcome: 'there'; url: string }
  | { outcome: 'not_there_send_again' }
  | { outcome: 'not_there_give_up' }

export async function resolveDelivery(
  work: Work,
  speaker: Speaker,
  what: { id: string; resolution: Resolution },
): Promise<Delivery> {
  const { id, resolution } = what
  const delivery = await lockedIn(work, id, 'resolve', 'Only an outcome that is not known can be decided by a person.')
  if (resolution.outcome === 'there') return settleByPerson(work, delivery, { state: 'sent', url: resolution.url })
  if (resolution.outcome === 'not_there_give_up' && delivery.state === 'by_hand')
    return settleByPerson(work, delivery, { state: 'withdrawn', url: null })
  if (!delivery.needs_person)
    refuse(
      'conflict',
      'still_looking',
      'The network is still being asked, and may yet show it. Wait until this says that a person must decide.',
    )
  if (resolution.outcome === 'not_there_give_up')
    return settleByPerson(work, delivery, { state: 'withdrawn', url: null })
  return queueAgain(work, speaker, delivery)
}

async function settleByPerson(
  work: Work,
  delivery: Delivery,
  as: { state: 'sent' | 'withdrawn'; url: string | null },
): Promise<Delivery> {
  await endTurn(work, delivery.id)
  const row = await change(work, delivery, {
    ...as,
    needs_person: false,
    next_at: null,
    problem: null,
    settled_at: work.now,
  })
  happened(work, `channels.delivery_${as.state}`, factOf(row))
  return row
}

export async function withdrawDelivery(work: Work, id: string): Promise<Delivery> {
  const delivery = await lockedIn(work, id, 'withdraw', 'Only what has not left yet can be taken back.')
  return settleByPerson(work, delivery, { state: 'withdrawn', url: null })
}

/** Locks turn and delivery in the workers' order, and checks what its state allows. */
async function lockedIn(
  work: Work,
  id: string,
  may: keyof (typeof DELIVERY_MAY)[DeliveryState],
  rule: string,
): Promise<Delivery> {
  await work.db.selectFrom('channels_turns').select('delivery_id').where('delivery_id', '=', id).forUpdate().execute()
  const row = await work.db
    .selectFrom('channels_deliveries')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) refuse('not_found', 'delivery_not_found', 'There is no such delivery. Load the list again.')
  if (!DELIVERY_MAY[row.state][may]) refuse('conflict', 'delivery_state', `${rule} This one is ${WORDS[row.state]}.`)
  return row
}

const WORDS: Record<DeliveryState, string> = {
  queued: 'waiting for its turn',
  held: 'held',
  sending: 'on its way',
  sent: 'sent',
  refused: 'refused',
  unknown: 'not known yet',
  by_hand: 'to be done by hand',
  withdrawn: 'withdrawn',
}

/** Raises the token, so that a worker which still believes it has it is fenced off. */
async function change(work: Work, delivery: Delivery, set: Partial<Delivery>): Promise<Delivery> {
  return work.db
    .updateTable('channels_deliveries')
    .set({ ...set, token: delivery.token + 1 })
    .where('id', '=', delivery.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
