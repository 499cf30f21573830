/** What people do with deliveries: queue, retry, release, resolve, withdraw. The network is deliver.ts's business. */
import './tables.ts'
import { sql } from 'kysely'
import type { Speaker } from '#areas/conduct/schema.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { CHANNEL_MAY, type Channel, type Delivery, type DeliveryState, type StoredOutgoing } from './schema.ts'
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

export async function refuseMute(work: Work, channel_id: string): Promise<void> {
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
export async function takeTurn(work: Work, row: Pick<Delivery, 'id' | 'channel_id'>, send_at?: Date): Promise<void> {
  await sql`
    insert into channels_turns (workspace_id, delivery_id, channel_id, network, phase, due_at)
    select ${work.workspace_id}, ${row.id}, id, network, 'send', coalesce(${send_at ?? null}::timestamptz, clock_timestamp())
    from channels_channels where id = ${row.channel_id}
    on conflict (workspace_id, delivery_id) do update set phase = 'send', attempts = 0, due_at = excluded.due_at, lease_until = null`.execute(
    work.db,
  )
  work.afterwards.push(wakeDeliveries)
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

/** When a person outside is erased, the words that we said to them go too; that something was said stays. */
export async function forgetOutgoing(
  work: Work,
  of: { subject_kind: Delivery['subject_kind']; subject_ids: readonly string[] },
): Promise<void> {
  if (of.subject_ids.length === 0) return
  await work.db
    .updateTable('channels_deliveries')
    .set({ outgoing: { text: '', lang: null, reply_to: null, images: [] }, reply_handle: null })
    .where('subject_kind', '=', of.subject_kind)
    .where('subject_id', 'in', of.subject_ids)
    .where('state', 'in', ['sent', 'refused', 'by_hand', 'withdrawn'])
    .execute()
}
