/** What people do with deliveries: queue, retry, release, resolve, withdraw. The network is deliver.ts's business. */
import './tables.ts'
import { sql } from 'kysely'
import type { Speaker } from '#areas/conduct/schema.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { invariant, refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { standingHold } from './holds.ts'
import {
  CHANNEL_MAY,
  type Channel,
  DELIVERY_MAY,
  type Delivery,
  type DeliveryState,
  type StoredOutgoing,
} from './schema.ts'
import type { DeliveryFact } from './tables.ts'
import { wakeDeliveries } from './wake.ts'

export interface NewDelivery {
  subject_kind: Delivery['subject_kind']
  subject_id: string
  outgoing: StoredOutgoing
  /** Not before this instant; at once when missing. */
  send_at?: Date
}

/** Queues what a person said; queued twice for the same subject and channel it is one delivery, the first. */
export async function queueDelivery(work: Work, speaker: Speaker, what: NewDelivery): Promise<Delivery> {
  await refuseMute(work, speaker.channel_id)
  const row = rowOf(work, speaker, what)
  const inserted = await work.db
    .insertInto('channels_deliveries')
    .values({ ...row, workspace_id: work.workspace_id })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'subject_kind', 'subject_id', 'channel_id']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return earlier(work, speaker, what)
  await takeTurn(work, row, what.send_at)
  happened(work, 'channels.delivery_queued', factOf(row))
  return row
}

async function refuseMute(work: Work, channel_id: string): Promise<void> {
  const channel = await work.db
    .selectFrom('channels_channels')
    .select(['state', 'purpose', 'display_name'])
    .where('id', '=', channel_id)
    .executeTakeFirst()
  if (!channel) refuse('not_found', 'channel_not_found', 'There is no such channel. Load the list again.')
  const because = whyMute(channel)
  if (because) refuse('conflict', 'channel_cannot_speak', because)
}

/** null when it can speak; else the sentence that says why not and what to do. */
export function whyMute(channel: Pick<Channel, 'state' | 'purpose' | 'display_name'>): string | null {
  const { state, purpose, display_name: name } = channel
  if (purpose === 'source') return `${name} is only heard. Choose an account of ours to speak with.`
  if (CHANNEL_MAY[state].speak) return null
  if (state === 'paused') return `${name} is paused. Let an administrator resume it under Channels.`
  if (state === 'retired') return `${name} is retired. Let an administrator connect it again under Channels.`
  return `${name} must be signed in again. Let an administrator reconnect it under Channels.`
}

function rowOf(work: Work, speaker: Speaker, what: NewDelivery): Delivery {
  const id = newId(work.now)
  return {
    id,
    key: id,
    channel_id: speaker.channel_id,
    subject_kind: what.subject_kind,
    subject_id: what.subject_id,
    grant_id: speaker.grant_id,
    person_id: speaker.person_id,
    outgoing: what.outgoing,
    frozen_at: null,
    state: 'queued',
    attempts: 0,
    looks: 0,
    token: 0,
    needs_person: false,
    unknown_since: null,
    called_at: null,
    native_id: null,
    url: null,
    reply_handle: null,
    problem: null,
    next_at: what.send_at ?? null,
    created_at: work.now,
    settled_at: null,
  }
}

async function earlier(work: Work, speaker: Speaker, what: NewDelivery): Promise<Delivery> {
  return work.db
    .selectFrom('channels_deliveries')
    .selectAll()
    .where('subject_kind', '=', what.subject_kind)
    .where('subject_id', '=', what.subject_id)
    .where('channel_id', '=', speaker.channel_id)
    .executeTakeFirstOrThrow()
}

/** The turn is due by the database's clock, since workers on other machines compare with it. */
async function takeTurn(work: Work, row: Pick<Delivery, 'id' | 'channel_id'>, send_at?: Date): Promise<void> {
  await sql`
    insert into channels_turns (workspace_id, delivery_id, channel_id, phase, due_at)
    values (${work.workspace_id}, ${row.id}, ${row.channel_id}, 'send', coalesce(${send_at ?? null}::timestamptz, clock_timestamp()))
    on conflict (workspace_id, delivery_id) do update set phase = 'send', attempts = 0, due_at = excluded.due_at, lease_until = null`.execute(
    work.db,
  )
  work.afterwards.push(wakeDeliveries)
}

/** The same words under the same key, by whoever presses Retry. */
export async function retryDelivery(work: Work, speaker: Speaker, id: string): Promise<Delivery> {
  const delivery = await lockedIn(work, id, 'retry', 'Only what the network refused can be tried again.')
  return queueAgain(work, speaker, delivery)
}

/** Lets a held one go. One by one: after a hold nothing floods. */
export async function releaseDelivery(work: Work, speaker: Speaker, id: string): Promise<Delivery> {
  const delivery = await lockedIn(work, id, 'release', 'Only what was held can be released.')
  const hold = await standingHold(work, delivery.channel_id)
  if (hold) refuse('conflict', 'hold_stands', `A hold still stands: ${hold.reason} Release the hold first.`)
  return queueAgain(work, speaker, delivery)
}

async function queueAgain(work: Work, speaker: Speaker, delivery: Delivery): Promise<Delivery> {
  invariant(speaker.channel_id === delivery.channel_id, 'a speaker speaks on the channel of the grant')
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
  const hold = await standingHold(work, delivery.channel_id)
  if (hold) refuse('conflict', 'hold_stands', `A hold stands: ${hold.reason} Release the hold first.`)
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

export const WORDS: Record<DeliveryState, string> = {
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

export async function endTurn(work: Work, delivery_id: string): Promise<void> {
  await work.db.deleteFrom('channels_turns').where('delivery_id', '=', delivery_id).execute()
}

export const factOf = (row: Delivery): DeliveryFact => ({
  delivery_id: row.id,
  channel_id: row.channel_id,
  subject_kind: row.subject_kind,
  subject_id: row.subject_id,
})

export interface DeliveryList {
  state?: DeliveryState | undefined
  channel_id?: string | undefined
  subject_id?: string | undefined
  needs_person?: 'yes' | undefined
  before?: string | undefined
  limit: number
}

export async function listDeliveries(work: Work, of: DeliveryList): Promise<Delivery[]> {
  let query = work.db.selectFrom('channels_deliveries').selectAll()
  if (of.state) query = query.where('state', '=', of.state)
  if (of.channel_id) query = query.where('channel_id', '=', of.channel_id)
  if (of.subject_id) query = query.where('subject_id', '=', of.subject_id)
  if (of.needs_person) query = query.where('needs_person', '=', true)
  if (of.before) query = query.where('id', '<', of.before)
  return query.orderBy('id', 'desc').limit(of.limit).execute()
}

export async function findDelivery(work: Work, id: string): Promise<Delivery> {
  const row = await work.db.selectFrom('channels_deliveries').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) refuse('not_found', 'delivery_not_found', 'There is no such delivery. Load the list again.')
  return row
}
