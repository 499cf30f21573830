/**
 * Asks networks to call us when there is something new, where they offer it and the operator has said where the outside
 * reaches us. Renewed at half of what the network granted; while that fails, and beside it anyway, the channel is polled.
 */
import { randomBytes } from 'node:crypto'
import './tables.ts'
import { sql } from 'kysely'
import type { Account, Connector, PushAddress, Subscription } from '#connectors/connector.ts'
import { system, type Work } from '#platform/work.ts'
import type { Connecting } from './connecting.ts'
import { within } from './sending.ts'
import { forgetSubscription, type KeptSubscription, keepSubscription, subscriptionOf } from './subscriptions.ts'

/** What is not confirmed, or was ended, is asked for again a day later; a lease of minutes not more often than this. */
const AGAIN_MS = 86_400_000
const SOONEST_MS = 60_000
const BY = system('channels.subscribe')

export interface Subscribable {
  workspace_id: string
  channel_id: string
  account: Account
  connector: Connector
}

/** Does nothing where it is not due. What the network answers with a no is thrown, and polling goes on. */
export async function keepSubscribed(connecting: Connecting, of: Subscribable): Promise<void> {
  const { push } = of.connector
  const { reachable_at } = connecting
  if (!push || !reachable_at) return
  const topic = push.topic(of.account)
  const address = await inWork(connecting, of, (work) => prepare(work, connecting, { of, topic, reachable_at }))
  if (address)
    await within(connecting.outside, connecting.pace.call_ms / 2, (outside) =>
      push.subscribe(outside, of.account, address),
    )
}

interface Preparing {
  of: Subscribable
  topic: string | null
  reachable_at: string
}

/** Written down before it is asked for: a network may confirm before it answers. null when nothing is to be asked. */
async function prepare(work: Work, { secrets }: Connecting, preparing: Preparing): Promise<PushAddress | null> {
  const { of, topic, reachable_at } = preparing
  const { channel_id } = of
  const kept = await subscriptionOf(work, secrets, channel_id)
  if (topic === null) {
    await forgetSubscription(work, channel_id)
    return null
  }
  const base = `${reachable_at}${pathOf(of)}`
  const stands = kept?.subscription.topic === topic && kept.subscription.callback_url.startsWith(base) ? kept : null
  const rest_ms = stands ? dueAt(stands, work.now) - work.now.getTime() : 0
  if (rest_ms > 0) {
    await lookAfterSoon(work, channel_id, rest_ms)
    return null
  }
  const renews = stands && stands.subscription.state !== 'ended' ? stands.subscription : null
  const fresh: Subscription = renews ?? {
    topic,
    callback_url: `${base}${randomBytes(32).toString('base64url')}`,
    secret: randomBytes(32).toString('base64url'),
    state: 'asked',
    expires_at: null,
  }
  await keepSubscription(work, secrets, { channel_id, subscription: fresh, asked_at: work.now })
  await lookAfterSoon(work, channel_id, AGAIN_MS)
  return { callback_url: fresh.callback_url, secret: fresh.secret, renews }
}

export const pathOf = ({ workspace_id, channel_id }: Pick<Subscribable, 'workspace_id' | 'channel_id'>) =>
  `/api/push/${workspace_id}/${channel_id}/`

/** Halfway from when it was asked for to its end; what was never confirmed, or has ended, a day after it was asked for. */
function dueAt({ subscription, asked_at }: KeptSubscription, now: Date): number {
  const asked_ms = asked_at.getTime()
  const ends_ms = Date.parse(subscription.expires_at ?? '')
  if (subscription.state !== 'active' || !(ends_ms > now.getTime())) return asked_ms + AGAIN_MS
  return Math.max((asked_ms + ends_ms) / 2, asked_ms + SOONEST_MS)
}

/** After the network confirmed, and said for how long. */
export const renewInTime = (work: Work, channel_id: string, kept: KeptSubscription): Promise<void> =>
  lookAfterSoon(work, channel_id, dueAt(kept, work.now) - work.now.getTime())

async function lookAfterSoon(work: Work, channel_id: string, after_ms: number): Promise<void> {
  await sql`
    update channels_leases set upkeep_at = least(upkeep_at, clock_timestamp() + ${Math.max(after_ms, 1_000)} * interval '1 millisecond')
    where channel_id = ${channel_id}`.execute(work.db)
}

const inWork = <T>({ database }: Connecting, { workspace_id }: Subscribable, body: (work: Work) => Promise<T>) =>
  database.inWork({ workspace_id, by: BY }, body)
