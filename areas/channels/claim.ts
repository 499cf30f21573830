/**
 * Claims the next step of a delivery. In one transaction, which ends before any call: the turn is taken (SKIP LOCKED,
 * in the channel's order), hold, grant, channel and guards are read again, and either the delivery is stopped, or its
 * bytes are frozen and it is leased under a new fencing token.
 */
import './tables.ts'
import { sql } from 'kysely'
import { standing } from '#areas/conduct/grants.ts'
import type { Account, Connector } from '#connectors/connector.ts'
import { system, type Work } from '#platform/work.ts'
import { accountOf } from './accounts.ts'
import { endTurn, whyMute } from './deliveries.ts'
import { lockSpeechShared, standingHold } from './holds.ts'
import { applyOutcome, type Outcome } from './outcome.ts'
import type { Channel, Delivery, Problem } from './schema.ts'
import type { Sending } from './sending.ts'

export const WORKER = system('channels.deliver')

export interface Claim {
  workspace_id: string
  phase: 'send' | 'look'
  /** Clean failures in a row so far. */
  tries: number
  delivery: Delivery
  channel: Channel
  account: Account
  connector: Connector
  /** Only while looking: why it may not be sent again even with the same key. */
  stop: Stopped | null
  /** By this process's own monotonic clock, which goes on while the process is stopped. */
  lease_ends_ms: number
}

type Stopped = Extract<Outcome, { state: 'refused' | 'held' | 'withdrawn' }>

interface Turn {
  workspace_id: string
  delivery_id: string
  phase: 'send' | 'look'
  attempts: number
  lease_until: Date | null
}

/** `settled`: there was a turn, and it needed no call. */
export async function claimNext(sending: Sending): Promise<Claim | 'settled' | null> {
  const lease_ends_ms = performance.now() + sending.pace.lease_ms
  return sending.database.asPlatform(async (db, enter) => {
    const turn = await nextTurn(db, [...sending.connectors.keys()])
    if (!turn) return null
    const work = await enter({ workspace_id: turn.workspace_id, by: WORKER })
    await lockSpeechShared(work)
    const claimed = await take(work, sending, turn)
    await sending.reached?.('in_claim')
    return claimed === 'settled' ? claimed : { ...claimed, lease_ends_ms }
  })
}

/** While it is leased a turn is due when its lease ends. Deliveries of one channel leave in the order of their ids. */
async function nextTurn(db: Work['db'], networks: string[]): Promise<Turn | undefined> {
  const { rows } = await sql<Turn>`
    select t.workspace_id, t.delivery_id, t.phase, t.attempts, t.lease_until from channels_turns t
    where t.due_at <= clock_timestamp() and t.network = any(${networks}) and (t.phase = 'look' or t.lease_until is not null or not exists (
      select from channels_turns b
      where b.workspace_id = t.workspace_id and b.channel_id = t.channel_id and b.phase = 'send'
        and b.delivery_id < t.delivery_id
        and (b.attempts > 0 or b.lease_until is not null or b.due_at <= clock_timestamp())))
    order by t.due_at limit 1 for update of t skip locked`.execute(db)
  return rows[0]
}

async function take(work: Work, sending: Sending, turn: Turn): Promise<Omit<Claim, 'lease_ends_ms'> | 'settled'> {
  const { delivery, channel } = await load(work, turn.delivery_id)
  const settledAs = async (outcome: Outcome) => {
    await applyOutcome(work, delivery, outcome)
    return 'settled' as const
  }
  if (turn.phase === 'send' && delivery.state === 'sending') return settledAs(LOST)
  if (delivery.state !== (turn.phase === 'send' ? 'queued' : 'unknown')) {
    await endTurn(work, delivery.id)
    return 'settled'
  }
  const connector = sending.connectors.get(channel.network)
  const account = await accountOf(work, sending.secrets, channel)
  const stop = await whyStopped(work, sending, { delivery, channel, ready: Boolean(connector?.publish && account) })
  if (stop && turn.phase === 'send') return settledAs(stop)
  if (!connector || !account) return settledAs(NO_WAY_TO_LOOK)
  const leased = await lease(work, sending, { turn, delivery, connector })
  const { workspace_id, phase, attempts: tries } = turn
  return { workspace_id, phase, tries, delivery: leased, channel, account, connector, stop }
}

/** A lease that ran out: whoever had it may have called the network or not. */
const LOST: Outcome = {
  state: 'unknown',
  problem: {
    kind: 'outcome_unknown',
    sentence: 'The worker that was sending this ended on the way. Whether it went out is being looked up.',
  },
  after_ms: 0,
}

const NO_WAY_TO_LOOK: Outcome = {
  state: 'asks_person',
  problem: {
    kind: 'channel',
    sentence:
      'The channel is not signed in any more, so the network cannot be asked. Look there yourself and say what you found.',
  },
}

async function load(work: Work, delivery_id: string): Promise<{ delivery: Delivery; channel: Channel }> {
  const delivery = await work.db
    .selectFrom('channels_deliveries')
    .selectAll()
    .where('id', '=', delivery_id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const channel = await work.db
    .selectFrom('channels_channels')
    .selectAll()
    .where('id', '=', delivery.channel_id)
    .executeTakeFirstOrThrow()
  return { delivery, channel }
}

async function whyStopped(
  work: Work,
  sending: Sending,
  what: { delivery: Delivery; channel: Channel; ready: boolean },
): Promise<Stopped | null> {
  const { delivery, channel, ready } = what
  const stopped = (state: Stopped['state'], kind: Problem['kind'], sentence: string): Stopped => ({
    state,
    problem: { kind, sentence },
  })
  const hold = await standingHold(work, channel.id)
  if (hold) return stopped('held', 'hold', `Held: ${hold.reason} When the hold is over, release this one by one.`)
  const grants = await standing(work, [delivery.grant_id])
  if (!grants.has(delivery.grant_id))
    return stopped(
      'withdrawn',
      'speaker_gone',
      'Whoever wrote this may not speak on this channel any more, so it did not leave. Let somebody who may answer anew.',
    )
  const mute = whyMute(channel) ?? (ready ? null : NOT_READY)
  if (mute) return stopped('held', 'channel', mute)
  for (const guard of sending.guards) {
    const stop = await guard(work, delivery)
    if (stop) return stopped(stop.state, 'guard', stop.sentence)
  }
  return null
}

const NOT_READY = 'This channel must be signed in again before it can speak. Let an administrator reconnect it.'

async function lease(
  work: Work,
  sending: Sending,
  taken: { turn: Turn; delivery: Delivery; connector: Connector },
): Promise<Delivery> {
  const { turn, delivery, connector } = taken
  await sql`
    update channels_turns set lease_until = clock_timestamp() + ${sending.pace.lease_ms} * interval '1 millisecond',
      due_at = clock_timestamp() + ${sending.pace.lease_ms} * interval '1 millisecond'
    where delivery_id = ${turn.delivery_id}`.execute(work.db)
  const send = turn.phase === 'send'
  return work.db
    .updateTable('channels_deliveries')
    .set({
      state: send ? 'sending' : 'unknown',
      token: delivery.token + 1,
      attempts: delivery.attempts + (send ? 1 : 0),
      looks: send ? 0 : delivery.looks + 1,
      key: delivery.frozen_at ? delivery.key : (connector.keyFor?.(work.now, delivery.id) ?? delivery.id),
      frozen_at: delivery.frozen_at ?? work.now,
      called_at: delivery.called_at ?? work.now,
    })
    .where('id', '=', delivery.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
