/** The channels as people see and change them. The network itself is asked in connecting.ts, listen.ts and upkeep.ts. */
import './tables.ts'
import { sql } from 'kysely'
import { happened } from '#platform/facts.ts'
import { invariant, refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { letAnswerersSpeak } from './answerers.ts'
import type { ChannelView } from './api.ts'
import { inWords, type Seen, signOf } from './health.ts'
import { listenersOf } from './leases.ts'
import { refuseBrought } from './not-brought.ts'
import type { MembersOf } from './ports.ts'
import { CHANNEL_MAY, type Channel, type ChannelState, DUTIES, type Duties, gapsIn } from './schema.ts'
import { silenceChanged } from './silences.ts'
import { forgetSubscription } from './subscriptions.ts'

export async function findChannel(work: Work, id: string): Promise<Channel> {
  const row = await work.db.selectFrom('channels_channels').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) refuse('not_found', 'channel_not_found', 'There is no such channel. Load the list again.')
  return row
}

export async function listChannels(work: Work, which: { retired: 'yes' | 'no' }): Promise<Channel[]> {
  let query = work.db.selectFrom('channels_channels').selectAll()
  if (which.retired === 'no') query = query.where('state', '!=', 'retired')
  return query.orderBy('network').orderBy('display_name').orderBy('id').execute()
}

/** As whoever looks now sees them. The endpoint's schema cuts off what is not shown. */
export async function viewsOf(work: Work, channels: readonly Channel[]): Promise<ChannelView[]> {
  if (channels.length === 0) return []
  const listeners = await listenersOf(
    work,
    channels.map(({ id }) => id),
  )
  return channels.map((channel) => {
    const seen: Seen = { at: work.now, listener: listeners.get(channel.id) ?? 'in_turn' }
    const gaps = channel.purpose === 'account' ? gapsIn(channel) : []
    return { ...channel, health: inWords(channel, seen), sign: signOf(channel, seen), gaps }
  })
}

/** A channel that is well and not heard all the same: since when, and why, as Channels says it. */
export interface Unheard {
  channel_id: string
  why: 'silent' | 'not_asked'
  says: string
  /** Its last answer; where there was none, when it was connected. */
  from_at: Date
}

export async function unheardAmong(work: Work, channels: readonly Channel[]): Promise<Unheard[]> {
  return (await viewsOf(work, channels)).flatMap(({ id, sign, health, polled_at, created_at }) =>
    sign === 'silent' || sign === 'not_asked'
      ? [{ channel_id: id, why: sign, says: health, from_at: polled_at ?? created_at }]
      : [],
  )
}

export async function viewOf(work: Work, channel: Channel): Promise<ChannelView> {
  const [view] = await viewsOf(work, [channel])
  invariant(view, 'each channel has a view')
  return view
}

export async function pauseChannel(work: Work, id: string): Promise<Channel> {
  const channel = await mayOr(work, id, 'pause')
  return setState(work, channel, { state: 'paused', problem: null, retry_at: null })
}

/** Also tries a waiting one at once. */
export async function resumeChannel(work: Work, id: string): Promise<Channel> {
  const channel = await mayOr(work, id, 'resume')
  return setState(work, channel, { state: 'well', problem: null, retry_at: null, failures: 0 })
}

/** History stays; the credentials, and where the network may call us, are forgotten. */
export async function retireChannel(work: Work, id: string): Promise<Channel> {
  const channel = await findChannel(work, id)
  refuseBrought(channel, 'retire')
  if (channel.state === 'retired') refuse('conflict', 'channel_retired', 'This channel is retired already.')
  await work.db.deleteFrom('channels_credentials').where('channel_id', '=', id).execute()
  await forgetSubscription(work, id)
  const retired_by = work.by.kind === 'person' ? work.by.id : null
  return setState(work, channel, {
    state: 'retired',
    problem: null,
    retry_at: null,
    retired_at: work.now,
    retired_by,
  })
}

/** For workers whom the network told so. Does nothing to a channel that a person has paused or retired. */
export async function needsPerson(work: Work, channel_id: string, sentence: string): Promise<void> {
  const channel = await findChannel(work, channel_id)
  if (!CHANNEL_MAY[channel.state].listen) return
  await setState(work, channel, { state: 'needs_person', problem: sentence, retry_at: null })
}

const BROKEN = new Set<ChannelState>(['waiting', 'needs_person'])

type Change = Partial<Channel> & { state: ChannelState }

/** The state decides by itself whether the channel is listened to. */
export async function setState(work: Work, channel: Channel, change: Change): Promise<Channel> {
  const row = await work.db
    .updateTable('channels_channels')
    .set(change)
    .where('id', '=', channel.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await work.db
    .updateTable('channels_leases')
    .set({
      listens: CHANNEL_MAY[row.state].listen,
      next_at: row.retry_at ?? work.now,
      broken_since: BROKEN.has(row.state) ? sql`coalesce(broken_since, ${work.now})` : null,
    })
    .where('channel_id', '=', channel.id)
    .execute()
  if (row.state !== channel.state) {
    await silenceChanged(work, channel, row)
    happened(work, 'channels.channel_changed', { channel_id: channel.id, state: row.state })
  }
  return row
}

async function mayOr(work: Work, id: string, what: 'pause' | 'resume'): Promise<Channel> {
  const channel = await findChannel(work, id)
  refuseBrought(channel, what)
  if (CHANNEL_MAY[channel.state][what]) return channel
  refuse(
    'conflict',
    'channel_state',
    channel.state === 'needs_person' || channel.state === 'retired'
      ? 'This channel must be signed in again. Connect it anew.'
      : `This channel is ${channel.state} already.`,
  )
}

/** Whoever answers gets the right to speak, if their role lets them answer. */
export async function setDuties(
  work: Work,
  membersOf: MembersOf,
  what: { id: string; duties: Duties },
): Promise<Channel> {
  const { id, duties } = what
  for (const duty of DUTIES) {
    if (duties[`${duty}_person_id`] && duties[`${duty}_team_id`])
      refuse('invalid', 'person_or_team', `Name a person or a team who ${duty}, not both.`)
  }
  await findChannel(work, id)
  const row = await work.db
    .updateTable('channels_channels')
    .set(duties)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (row.purpose === 'account') await letAnswerersSpeak(work, membersOf, row)
  happened(work, 'channels.duties_set', { channel_id: id, gaps: gapsIn(row) })
  return row
}
