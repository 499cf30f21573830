/**
 * Connects an account: the network is asked outside any Work (sign in, probe), then one Work stores what came of it.
 * An account that was here before, even retired, is the same channel again, with its history and its cursor.
 */
import './tables.ts'
import { type Abilities, type Answers, type Connected, type Connector, ConnectorError } from '#connectors/connector.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { type RefusalKind, refuse } from '#platform/refusal.ts'
import type { Person, Work } from '#platform/work.ts'
import { keepCredentials, tidyConnected } from './accounts.ts'
import { findChannel, setDuties, setState } from './channels.ts'
import { askedWith } from './checks/asked.ts'
import { refuseBrought } from './not-brought.ts'
import type { MembersOf } from './ports.ts'
import type { Channel, ChannelState, Duties } from './schema.ts'
import { type Sending, within } from './sending.ts'

export interface Connecting extends Pick<Sending, 'database' | 'secrets' | 'outside' | 'connectors' | 'pace' | 'log'> {
  membersOf: MembersOf
  /** Where networks may call us; null where nobody said so. */
  reachable_at: string | null
}

export interface Whose {
  workspace_id: string
  by: Person
}

/** What is not named stays as it is. */
export type NamedDuties = { [Duty in keyof Duties]?: Duties[Duty] | undefined }

export interface ConnectAsk {
  network: string
  /** `source`: only heard, where the network has an open stream; by default whatever the network can be. */
  purpose?: Channel['purpose'] | undefined
  answers: Answers
  duties: NamedDuties
}

export interface Stored {
  channel: Channel
  /** How it stood before it was connected; null: it is new. */
  was: ChannelState | null
}

export async function connectChannel(connecting: Connecting, whose: Whose, ask: ConnectAsk): Promise<Stored> {
  const connector = connectorFor(connecting, ask.network)
  const signedIn = await signIn(connecting, { connector, purpose: purposeFor(connector, ask.purpose) }, ask.answers)
  return connecting.database.inWork(whose, async (work) => {
    const { channel, was } = await storeConnected(work, connecting, { connector, signedIn })
    const duties = dutiesFor(channel, ask.duties, whose.by)
    return { channel: await setDuties(work, connecting.membersOf, { id: channel.id, duties }), was }
  })
}

/** The same account only: whoever signs in as another one is told so. */
export async function reconnectChannel(
  connecting: Connecting,
  whose: Whose,
  ask: { id: string; answers: Answers },
): Promise<Channel> {
  const channel = await connecting.database.inWork(whose, (work) => findChannel(work, ask.id))
  refuseBrought(channel, 'reconnect')
  const connector = connectorFor(connecting, channel.network)
  const signedIn = await signIn(connecting, { connector, purpose: channel.purpose }, ask.answers)
  if (signedIn.connected.native_id !== channel.native_id)
    refuse(
      'conflict',
      'other_account',
      `That is the account ${signedIn.connected.handle}, but this channel is ${channel.handle}. Sign in as ${channel.handle}, or connect the other one as a channel of its own.`,
    )
  return connecting.database.inWork(
    whose,
    async (work) => (await storeConnected(work, connecting, { connector, signedIn })).channel,
  )
}

export function connectorFor({ connectors }: Pick<Sending, 'connectors'>, network: string): Connector {
  const connector = connectors.get(network)
  if (!connector) refuse('not_found', 'network_not_found', `There is no network called ${network} here.`)
  return connector
}

interface Opening {
  connector: Connector
  purpose: Channel['purpose']
}

interface SignedIn {
  purpose: Channel['purpose']
  connected: Connected
  abilities: Abilities
}

async function signIn(connecting: Connecting, { connector, purpose }: Opening, answers: Answers): Promise<SignedIn> {
  const given = readAnswers({ connector, purpose }, answers)
  const open = opens({ connector, purpose })
  return orRefuse(connecting, async () => {
    const connected = await within(connecting.outside, connecting.pace.call_ms / 3, (outside) => open(outside, given))
    const account = { ...connected, purpose }
    const abilities = await within(connecting.outside, connecting.pace.call_ms / 3, (outside) =>
      connector.probe(outside, account),
    )
    return { purpose, connected: tidyConnected(connected), abilities }
  })
}

/** What only is heard has no way to speak. */
export const purposeOf = (connector: Connector): Channel['purpose'] => (connector.publish ? 'account' : 'source')

function purposeFor(connector: Connector, wanted: Channel['purpose'] | undefined): Channel['purpose'] {
  if (wanted === 'source' && !connector.connectSource)
    refuse(
      'invalid',
      'no_source',
      `${connector.name} has nothing that can be heard without an account. Connect an account instead.`,
    )
  if (wanted === 'account' && !connector.publish)
    refuse('invalid', 'no_account', `${connector.name} has no accounts; it is only heard.`)
  return wanted ?? purposeOf(connector)
}

const asksOf = ({ connector, purpose }: Opening) =>
  (purpose === 'source' ? connector.source_asks : undefined) ?? connector.asks
const opens = ({ connector, purpose }: Opening) =>
  (purpose === 'source' ? connector.connectSource : undefined) ?? connector.connect

function readAnswers(opening: Opening, answers: Answers): Answers {
  const { connector } = opening
  const asks = askedWith(asksOf(opening), answers)
  const missing = asks.filter(({ name, required }) => required && !answers[name]?.trim())
  if (missing.length > 0) {
    const fields = Object.fromEntries(missing.map(({ name, label }) => [`answers.${name}`, `Fill in: ${label}.`]))
    refuse('invalid', 'answers_missing', `${connector.name} also needs: ${missing.map((m) => m.label).join(', ')}.`, {
      fields,
    })
  }
  const asked = asks.map(({ name, kind }) => [name, kind === 'secret' ? answers[name] : answers[name]?.trim()])
  return Object.fromEntries(asked.filter(([, value]) => value))
}

const KINDS: Partial<Record<ConnectorError['kind'], RefusalKind>> = {
  rate_limited: 'too_many',
  transient: 'unavailable',
  outcome_unknown: 'unavailable',
  bug: 'unavailable',
}

/** A connector's sentence is for people already; here it becomes a refusal. */
export async function orRefuse<T>({ log }: Pick<Sending, 'log'>, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    if (error.kind === 'bug') log.error({ err: error }, 'a connector failed')
    const retry = error.retry_after_ms === null ? {} : { retry_after_s: Math.ceil(error.retry_after_ms / 1000) }
    const fields = error.about === null ? {} : { fields: { [`answers.${error.about}`]: error.message } }
    refuse(KINDS[error.kind] ?? 'invalid', `network_${error.kind}`, error.message, { ...retry, ...fields })
  }
}

async function storeConnected(
  work: Work,
  connecting: Connecting,
  what: { connector: Connector; signedIn: SignedIn },
): Promise<Stored> {
  const { connector, signedIn } = what
  const { channel, was } = await upsert(work, connector, signedIn)
  const renew_at = await keepCredentials(work, connecting.secrets, {
    channel_id: channel.id,
    credentials: signedIn.connected.credentials,
    renews: connector.renew ? 'yes' : 'no',
  })
  const subscribes = connector.push && connecting.reachable_at
  await upsertLease(work, channel, subscribes ? new Date(work.now.getTime() + FIRST_HEARD_MS) : renew_at)
  const well = {
    state: 'well',
    problem: null,
    retry_at: null,
    failures: 0,
    retired_at: null,
    retired_by: null,
  } as const
  const row = await setState(work, channel, well)
  happened(work, 'channels.channel_connected', { channel_id: row.id, network: row.network })
  return { channel: row, was }
}

/** Whoever is to call us is asked once the channel was first heard: only then is known what is new. */
const FIRST_HEARD_MS = 3_000

async function upsert(work: Work, connector: Connector, { purpose, connected, abilities }: SignedIn): Promise<Stored> {
  const id = newId(work.now)
  const { native_id, handle, display_name, url, settings } = connected
  const known = { handle, display_name, url, settings, abilities, probed_at: work.now }
  const channel = await work.db
    .insertInto('channels_channels')
    .values({
      ...NEW_CHANNEL,
      ...known,
      workspace_id: work.workspace_id,
      id,
      network: connector.network,
      native_id,
      purpose,
      created_at: work.now,
      created_by: work.by.kind === 'person' ? work.by.id : null,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'network', 'native_id']).doUpdateSet(known))
    .returningAll()
    .executeTakeFirstOrThrow()
  return { channel, was: channel.id === id ? null : channel.state }
}

async function upsertLease(work: Work, channel: Channel, first_at: Date | null): Promise<void> {
  const tomorrow = new Date(work.now.getTime() + 86_400_000)
  const times = { listens: true, next_at: work.now, upkeep_at: first_at && first_at < tomorrow ? first_at : tomorrow }
  await work.db
    .insertInto('channels_leases')
    .values({
      ...times,
      workspace_id: work.workspace_id,
      channel_id: channel.id,
      network: channel.network,
      holder: null,
      lease_until: null,
      broken_since: null,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id']).doUpdateSet(times))
    .execute()
}

export const NEW_CHANNEL = {
  state: 'well',
  problem: null,
  retry_at: null,
  failures: 0,
  heard_at: null,
  polled_at: null,
  next_read_at: null,
  behind_ms: null,
  cursor: null,
  answers_person_id: null,
  answers_team_id: null,
  fixes_person_id: null,
  fixes_team_id: null,
  signs_person_id: null,
  signs_team_id: null,
  retired_at: null,
  retired_by: null,
} as const

/** Named duties replace those there were; who connects an account answers it until somebody else is named. */
function dutiesFor(channel: Channel, named: NamedDuties, by: Person): Duties {
  const { answers_person_id, answers_team_id, fixes_person_id, fixes_team_id, signs_person_id, signs_team_id } = channel
  const kept = { answers_person_id, answers_team_id, fixes_person_id, fixes_team_id, signs_person_id, signs_team_id }
  const nobody = !answers_person_id && !answers_team_id && !named.answers_person_id && !named.answers_team_id
  const first = nobody && channel.purpose === 'account' ? { answers_person_id: by.id } : {}
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
  return { ...kept, ...first, ...given }
}
