/** Looks after a channel without being asked: a probe every day, credentials and subscriptions renewed at half life. One step at a time. */
import './tables.ts'
import { sql } from 'kysely'
import { type Account, type Connector, ConnectorError } from '#connectors/connector.ts'
import { refuse } from '#platform/refusal.ts'
import { system, type Work } from '#platform/work.ts'
import { accountOf } from './accounts.ts'
import { findChannel, needsPerson } from './channels.ts'
import { type Connecting, connectorFor, orRefuse, type Whose } from './connecting.ts'
import { refuseBrought } from './not-brought.ts'
import { renew } from './renewing.ts'
import { CHANNEL_MAY, type Channel } from './schema.ts'
import { within } from './sending.ts'
import { keepSubscribed } from './subscribing.ts'

const DAY_MS = 86_400_000
/** When it fails, or the process dies in it. */
const AGAIN_MS = 15 * 60_000
const BY = system('channels.look_after')

/** False when no channel wants looking after. */
export async function lookAfterNext(connecting: Connecting): Promise<boolean> {
  const taken = await takeNext(connecting)
  if (!taken) return false
  const { workspace_id, channel } = taken
  const connector = connecting.connectors.get(channel.network)
  if (!connector || !taken.account || !CHANNEL_MAY[channel.state].listen) return true
  const whole = { workspace_id, channel, connector, account: taken.account }
  const renewed = taken.renew === 'due' ? await renewOrTell(connecting, whole) : whole.account
  if (!renewed) return true
  await probeQuietly(connecting, { ...whole, account: renewed })
  await subscribeQuietly(connecting, { ...whole, account: renewed })
  return true
}

interface Taken {
  workspace_id: string
  channel: Channel
  account: Account | null
  renew: 'due' | 'later'
}

async function takeNext(connecting: Connecting): Promise<Taken | null> {
  return connecting.database.asPlatform(async (db, enter) => {
    const { rows } = await sql<{ workspace_id: string; channel_id: string }>`
      select workspace_id, channel_id from channels_leases
      where upkeep_at <= clock_timestamp() and network = any(${[...connecting.connectors.keys()]}) order by upkeep_at limit 1 for update skip locked`.execute(
      db,
    )
    const [row] = rows
    if (!row) return null
    const work = await enter({ workspace_id: row.workspace_id, by: BY })
    const channel = await findChannel(work, row.channel_id)
    await setUpkeep(work, channel.id, CHANNEL_MAY[channel.state].listen ? AGAIN_MS : DAY_MS)
    const account = await accountOf(work, connecting.secrets, channel)
    return { workspace_id: row.workspace_id, channel, account, renew: await renewalOf(work, channel.id) }
  })
}

async function renewalOf(work: Work, channel_id: string): Promise<'due' | 'later'> {
  const row = await work.db
    .selectFrom('channels_credentials')
    .select('renew_at')
    .where('channel_id', '=', channel_id)
    .executeTakeFirst()
  return row?.renew_at && row.renew_at <= work.now ? 'due' : 'later'
}

async function setUpkeep(work: Work, channel_id: string, after_ms: number): Promise<void> {
  await sql`
    update channels_leases set upkeep_at = clock_timestamp() + ${after_ms} * interval '1 millisecond'
    where channel_id = ${channel_id}`.execute(work.db)
}

interface Whole {
  workspace_id: string
  channel: Channel
  account: Account
  connector: Connector
}

async function renewOrTell(connecting: Connecting, whole: Whole): Promise<Account | null> {
  try {
    const renewed = await renew(connecting, whole)
    return renewed.state === 'renewed' ? renewed.account : whole.account
  } catch (error) {
    await tell(connecting, whole, error)
    return null
  }
}

async function probeQuietly(connecting: Connecting, whole: Whole): Promise<void> {
  try {
    await storeAbilities(connecting, whole, await probe(connecting, whole))
  } catch (error) {
    await tell(connecting, whole, error)
  }
}

/** A hub that says no, or nothing, leaves the channel as it is: it is polled. */
async function subscribeQuietly(connecting: Connecting, whole: Whole): Promise<void> {
  const { workspace_id, channel, account, connector } = whole
  try {
    await keepSubscribed(connecting, { workspace_id, channel_id: channel.id, account, connector })
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    connecting.log.warn(
      { err: error, channel_id: channel.id },
      'a channel is polled only: its hub was not subscribed to',
    )
  }
}

const probe = (connecting: Connecting, { connector, account }: Whole) =>
  within(connecting.outside, connecting.pace.call_ms / 2, (outside) => connector.probe(outside, account))

async function storeAbilities(
  connecting: Connecting,
  { workspace_id, channel }: Whole,
  abilities: Channel['abilities'],
) {
  return connecting.database.inWork({ workspace_id, by: BY }, async (work) => {
    const { rows } = await sql<{ after_ms: number }>`
      select greatest(least(extract(epoch from renew_at - ${work.now}::timestamptz) * 1000, ${DAY_MS}), 1000)::float8 as after_ms
      from channels_credentials where channel_id = ${channel.id}`.execute(work.db)
    await setUpkeep(work, channel.id, rows[0]?.after_ms ?? DAY_MS)
    return work.db
      .updateTable('channels_channels')
      .set({ abilities, probed_at: work.now })
      .where('id', '=', channel.id)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
}

/** What passes is tried again in a quarter of an hour; what needs a person says so. */
async function tell(connecting: Connecting, { workspace_id, channel }: Whole, error: unknown): Promise<void> {
  if (!(error instanceof ConnectorError)) throw error
  if (!['auth_expired', 'auth_revoked', 'scope_missing'].includes(error.kind)) {
    connecting.log.warn({ err: error, channel_id: channel.id }, 'looking after a channel failed')
    return
  }
  await connecting.database.inWork({ workspace_id, by: BY }, (work) => needsPerson(work, channel.id, error.message))
}

/** When a person asks. */
export async function probeNow(connecting: Connecting, whose: Whose, id: string): Promise<Channel> {
  const { channel, account } = await connecting.database.inWork(whose, async (work) => {
    const found = await findChannel(work, id)
    refuseBrought(found, 'probe')
    return { channel: found, account: await accountOf(work, connecting.secrets, found) }
  })
  const connector = connectorFor(connecting, channel.network)
  if (!account) refuse('conflict', 'not_signed_in_there', 'This channel must be signed in again. Connect it anew.')
  const whole = { workspace_id: whose.workspace_id, channel, connector, account }
  return storeAbilities(connecting, whole, await orRefuse(connecting, () => probe(connecting, whole)))
}
