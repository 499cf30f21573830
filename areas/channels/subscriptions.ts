/** What a network was asked to call us for, one per channel, sealed. */
import './tables.ts'
import type { Subscription } from '#connectors/connector.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Work } from '#platform/work.ts'

const contextOf = (workspace_id: string, channel_id: string) => `channels_subscriptions ${workspace_id} ${channel_id}`

export interface KeptSubscription {
  subscription: Subscription
  asked_at: Date
}

/** null where there is none, or its secret does not open with this key. Locked, so that a call and a renewal take turns. */
export async function subscriptionOf(
  work: Work,
  secrets: Secrets,
  channel_id: string,
): Promise<KeptSubscription | null> {
  const row = await work.db
    .selectFrom('channels_subscriptions')
    .select(['sealed', 'asked_at'])
    .where('channel_id', '=', channel_id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  try {
    const opened = secrets.open(row.sealed, contextOf(work.workspace_id, channel_id))
    return { subscription: JSON.parse(opened) as Subscription, asked_at: row.asked_at }
  } catch {
    return null
  }
}

export async function keepSubscription(
  work: Work,
  secrets: Secrets,
  kept: { channel_id: string } & KeptSubscription,
): Promise<void> {
  const { channel_id, subscription, asked_at } = kept
  const row = {
    sealed: secrets.seal(JSON.stringify(subscription), contextOf(work.workspace_id, channel_id)),
    asked_at,
  }
  await work.db
    .insertInto('channels_subscriptions')
    .values({ workspace_id: work.workspace_id, channel_id, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id']).doUpdateSet(row))
    .execute()
}

export async function forgetSubscription(work: Work, channel_id: string): Promise<void> {
  await work.db.deleteFrom('channels_subscriptions').where('channel_id', '=', channel_id).execute()
}
