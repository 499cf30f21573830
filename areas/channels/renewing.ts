/** Renews credentials before they end, one at a time: where a refresh token counts once, two renewals lose the account. */
import './tables.ts'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { type Account, type Connector, ConnectorError } from '#connectors/connector.ts'
import { system, type Work } from '#platform/work.ts'
import { accountOf, keepCredentials } from './accounts.ts'
import type { Channel } from './schema.ts'
import { type Sending, within } from './sending.ts'

export type Renewing = Pick<Sending, 'database' | 'secrets' | 'outside' | 'pace' | 'log'>

export interface Renewable {
  workspace_id: string
  channel: Channel
  /** As the caller read it; when the stored one differs, somebody has renewed it since. */
  account: Account
  connector: Connector
}

export type Renewed = { state: 'renewed'; account: Account } | { state: 'never_end' | 'busy' }

/** What the connector throws is thrown. */
export async function renew(renewing: Renewing, of: Renewable): Promise<Renewed> {
  const call = of.connector.renew?.bind(of.connector)
  if (!call) return { state: 'never_end' }
  const taken = await inWork(renewing, of, (work) => take(work, renewing, of))
  if (taken === 'busy') return { state: 'busy' }
  if (!isDeepStrictEqual(taken.credentials, of.account.credentials)) {
    await inWork(renewing, of, (work) => giveBack(work, of))
    return { state: 'renewed', account: taken }
  }
  try {
    const fresh = await within(renewing.outside, renewing.pace.call_ms, (outside) => call(outside, taken))
    await inWork(renewing, of, (work) => keep(work, renewing, { of, fresh }))
    return fresh ? { state: 'renewed', account: { ...taken, credentials: fresh } } : { state: 'never_end' }
  } catch (error) {
    await inWork(renewing, of, (work) => giveBack(work, of))
    throw error
  }
}

/** For a worker whom the network just told that the credentials ended. */
export async function renewNow(renewing: Renewing, of: Renewable): Promise<'try_again' | 'cannot'> {
  try {
    const { state } = await renew(renewing, of)
    return state === 'never_end' ? 'cannot' : 'try_again'
  } catch (error) {
    if (!(error instanceof ConnectorError)) renewing.log.error({ err: error }, 'renewing credentials failed')
    const passing =
      error instanceof ConnectorError && ['transient', 'rate_limited', 'outcome_unknown'].includes(error.kind)
    return passing ? 'try_again' : 'cannot'
  }
}

async function take(work: Work, renewing: Renewing, of: Renewable): Promise<Account | 'busy'> {
  const { rows } = await sql`
    update channels_credentials set renewing_until = clock_timestamp() + ${renewing.pace.lease_ms} * interval '1 millisecond'
    where channel_id = ${of.channel.id} and (renewing_until is null or renewing_until < clock_timestamp())
    returning channel_id`.execute(work.db)
  if (rows.length === 0) return 'busy'
  return (await accountOf(work, renewing.secrets, of.channel)) ?? of.account
}

async function keep(work: Work, renewing: Renewing, kept: { of: Renewable; fresh: Account['credentials'] | null }) {
  const channel_id = kept.of.channel.id
  if (kept.fresh) await keepCredentials(work, renewing.secrets, { channel_id, credentials: kept.fresh, renews: 'yes' })
  else
    await work.db
      .updateTable('channels_credentials')
      .set({ renew_at: null, renewing_until: null })
      .where('channel_id', '=', channel_id)
      .execute()
}

async function giveBack(work: Work, of: Renewable): Promise<void> {
  await work.db
    .updateTable('channels_credentials')
    .set({ renewing_until: null })
    .where('channel_id', '=', of.channel.id)
    .execute()
}

function inWork<T>(renewing: Renewing, of: Renewable, body: (work: Work) => Promise<T>): Promise<T> {
  return renewing.database.inWork({ workspace_id: of.workspace_id, by: system('channels.renew') }, body)
}
