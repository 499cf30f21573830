/** The account behind a channel as its connector needs it, with its credentials opened; never leaves this area. */
import './tables.ts'
import type { Account, Connected, Credentials } from '#connectors/connector.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Work } from '#platform/work.ts'
import type { Channel } from './schema.ts'

const contextOf = (workspace_id: string, channel_id: string) => `channels_credentials ${workspace_id} ${channel_id}`

/** null when they were forgotten or do not open with this key: then a person must sign in again. */
export async function accountOf(work: Work, secrets: Secrets, channel: Channel): Promise<Account | null> {
  const row = await work.db
    .selectFrom('channels_credentials')
    .select('sealed')
    .where('channel_id', '=', channel.id)
    .executeTakeFirst()
  const credentials = row && openSealed(secrets, row.sealed, contextOf(work.workspace_id, channel.id))
  if (!credentials) return null
  const { native_id, handle, display_name, url, settings, purpose } = channel
  return { native_id, handle, display_name, url, settings, purpose, credentials }
}

function openSealed(secrets: Secrets, sealed: Buffer, context: string): Credentials | null {
  try {
    return JSON.parse(secrets.open(sealed, context)) as Credentials
  } catch {
    return null
  }
}

/** `renews`: whether the connector has a way to renew at all. */
export async function keepCredentials(
  work: Work,
  secrets: Secrets,
  kept: { channel_id: string; credentials: Credentials; renews: 'yes' | 'no' },
): Promise<Date | null> {
  const { channel_id, credentials } = kept
  const expires_at = expiryOf(credentials)
  const renew_at = kept.renews === 'yes' ? halfLife(work.now, expires_at) : null
  const row = {
    sealed: secrets.seal(JSON.stringify(credentials), contextOf(work.workspace_id, channel_id)),
    given_at: work.now,
    renew_at,
    expires_at,
    renewing_until: null,
  }
  await work.db
    .insertInto('channels_credentials')
    .values({ workspace_id: work.workspace_id, channel_id, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id']).doUpdateSet(row))
    .execute()
  return renew_at
}

function expiryOf(credentials: Credentials): Date | null {
  const at = new Date(credentials.expires_at ?? '')
  return Number.isNaN(at.getTime()) ? null : at
}

const DAY_MS = 86_400_000
/** However soon a network says that it ends: its clock may be wrong, and asking anew each second would lose the account. */
const SOONEST_MS = 60_000

/** Where the end is not told, once a day. */
export function halfLife(now: Date, expires_at: Date | null): Date {
  const life_ms = expires_at ? expires_at.getTime() - now.getTime() : 2 * DAY_MS
  return new Date(now.getTime() + Math.min(Math.max(life_ms / 2, SOONEST_MS), 30 * DAY_MS))
}

/** Settings and names come from outside: what PostgreSQL cannot keep is cut out, the rest is limited. */
export const tidyConnected = (connected: Connected): Connected => ({
  ...connected,
  native_id: tidy(connected.native_id, 2000),
  handle: tidy(connected.handle, 300),
  display_name: tidy(connected.display_name, 300) || tidy(connected.handle, 300),
  url: tidy(connected.url, 2000),
})

// Lone surrogates and NUL do not go into a database as text.
const tidy = (text: string, most: number) => text.replaceAll('\0', '').slice(0, most).toWellFormed()
