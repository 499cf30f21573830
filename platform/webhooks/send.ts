/**
 * Makes the calls. A receiver is a lane: one worker at a time holds its lease and makes its calls one after another,
 * outside any Work. One that does not answer is left alone for a growing pause, so it costs the others nothing; one
 * fact that a receiver refuses waits by itself, so it does not hold up the facts behind it.
 */
import '../tables.ts'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import type { Database } from '../database.ts'
import { happened } from '../facts.ts'
import type { Secrets } from '../secrets.ts'
import { system, type WorkFor } from '../work.ts'
import { type Answer, call } from './call.ts'
import { secretContext } from './subscriptions.ts'

export interface Sending {
  database: Database
  secrets: Secrets
  outside: { fetch: typeof fetch; now(): Date }
  /** How long one receiver may take to answer. */
  time_limit_ms?: number
}

const LEASE_MS = 120_000
/** How long one worker stays with one receiver before the others get their turn. */
const STAY_MS = 60_000
const BATCH = 50
const TIME_LIMIT_MS = 15_000
const MINUTE_MS = 60_000
const LONGEST_PAUSE_MS = 60 * MINUTE_MS
/** Three days, and some hours for a receiver that comes back on the last of them. */
const GIVE_UP_MS = (3 * 24 + 6) * 60 * MINUTE_MS

interface Lane {
  workspace_id: string
  id: string
  address: string
  secret: Buffer
  failures: number
  lease: string
}

interface Call {
  id: string
  body: string
  attempts: number
  begun_at: Date
}

/** 5 s, 20 s, 80 s, 5 min, 21 min, then every hour. */
export const pauseAfter = (failures: number): number => Math.min(5000 * 4 ** (failures - 1), LONGEST_PAUSE_MS)

/** Serves one receiver. False when no call is due. */
export async function sendOnce(sending: Sending): Promise<boolean> {
  const lane = await claimLane(sending)
  if (!lane) return false
  const signer = signerOf(sending.secrets, lane)
  if (!signer) return pauseUnsigned(sending, lane)
  const began_ms = performance.now()
  let last: Answer | undefined
  for (const each of await dueCalls(sending, lane)) {
    last = await makeCall(sending, { lane, signer }, each)
    await settle(sending, lane, { call: each, answer: last })
    if (last.outcome === 'away' || last.outcome === 'gone' || performance.now() - began_ms > STAY_MS) break
  }
  await leave(sending, lane, last)
  return true
}

async function claimLane({ database, outside }: Sending): Promise<Lane | undefined> {
  const now = outside.now()
  const lease = randomUUID()
  return database.asPlatform(async (db) => {
    // Found before anything is changed: asked within the update, PostgreSQL may look once for each row and claim them all.
    const { rows } = await sql<Lane>`
      with free as materialized (
        select w.workspace_id, w.id from platform_webhooks w
        where w.paused_at is null and (w.not_before is null or w.not_before <= ${now}) and (w.leased_until is null or w.leased_until <= ${now} or w.lease is null)
          and exists (select from platform_webhook_calls c where c.workspace_id = w.workspace_id and c.webhook_id = w.id and c.state = 'waiting' and c.next_at <= ${now})
        order by w.leased_until nulls first limit 1 for update skip locked
      )
      update platform_webhooks w set leased_until = ${new Date(now.getTime() + LEASE_MS)}, lease = ${lease}
      from free where w.workspace_id = free.workspace_id and w.id = free.id
      returning w.workspace_id, w.id, w.address, w.secret, w.failures, w.lease`.execute(db)
    return rows[0]
  })
}

const whom = ({ outside }: Sending, { workspace_id }: Lane): WorkFor => ({
  workspace_id,
  by: system('webhooks'),
  now: outside.now(),
})

function dueCalls(sending: Sending, lane: Lane): Promise<Call[]> {
  return sending.database.inWork(whom(sending, lane), (work) =>
    work.db
      .selectFrom('platform_webhook_calls')
      .select(['id', 'body', 'attempts', 'begun_at'])
      .where('webhook_id', '=', lane.id)
      .where('state', '=', 'waiting')
      .where('next_at', '<=', work.now)
      .orderBy('next_at')
      .orderBy('position')
      .limit(BATCH)
      .execute(),
  )
}

/** null: it was sealed with another key, as after a restore without it. */
function signerOf(secrets: Secrets, lane: Lane): Webhook | null {
  try {
    return new Webhook(secrets.open(lane.secret, secretContext(lane.id)))
  } catch {
    return null
  }
}

/** The others go on; its facts are kept. */
async function pauseUnsigned(sending: Sending, lane: Lane): Promise<true> {
  await sending.database.inWork(whom(sending, lane), async (work) => {
    const paused_because =
      'Its secret cannot be opened with the key of this installation. Delete it and make it anew, or put the right key back and go on.'
    await work.db
      .updateTable('platform_webhooks')
      .set({ paused_at: work.now, paused_because, lease: null, leased_until: null })
      .where('id', '=', lane.id)
      .execute()
    happened(work, 'platform.webhook_paused', { webhook_id: lane.id })
  })
  return true
}

function makeCall(
  { outside, time_limit_ms }: Sending,
  { lane, signer }: { lane: Lane; signer: Webhook },
  { id, body }: Call,
): Promise<Answer> {
  const at = outside.now()
  const message_id = `msg_${id}`
  return call(outside.fetch, {
    address: lane.address,
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': message_id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signer.sign(message_id, at, body),
    },
    time_limit_ms: time_limit_ms ?? TIME_LIMIT_MS,
  })
}

async function settle(sending: Sending, lane: Lane, done: { call: Call; answer: Answer }): Promise<void> {
  const { id, attempts, begun_at } = done.call
  const { outcome, status, answer } = done.answer
  await sending.database.inWork(whom(sending, lane), async (work) => {
    const late = work.now.getTime() - begun_at.getTime() > GIVE_UP_MS
    const state = outcome === 'delivered' ? 'delivered' : late || outcome === 'gone' ? 'given_up' : 'waiting'
    const next_at = new Date(work.now.getTime() + pauseAfter(attempts + 1))
    const change = { state, next_at, attempts: attempts + 1, tried_at: work.now, status, answer } as const
    // Replayed or deleted meanwhile: what the person asked for stands.
    await work.db
      .updateTable('platform_webhook_calls')
      .set(change)
      .where('id', '=', id)
      .where('begun_at', '=', begun_at)
      .execute()
    if (state === 'given_up') happened(work, 'platform.webhook_calls_given_up', { webhook_id: lane.id, count: 1 })
  })
}

/** Gives the lane back, with a pause when its receiver is away. */
async function leave(sending: Sending, lane: Lane, last: Answer | undefined): Promise<void> {
  await sending.database.inWork(whom(sending, lane), async (work) => {
    const failures = last?.outcome === 'away' ? lane.failures + 1 : 0
    const gone = { paused_at: work.now, paused_because: 'The receiver answered 410 Gone: it wants no more calls.' }
    await work.db
      .updateTable('platform_webhooks')
      .set({
        lease: null,
        leased_until: work.now,
        failures,
        not_before: failures > 0 ? new Date(work.now.getTime() + pauseAfter(failures)) : null,
        ...(last?.outcome === 'gone' && gone),
      })
      .where('id', '=', lane.id)
      .where('lease', '=', lane.lease)
      .execute()
  })
}
