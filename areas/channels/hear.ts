/** Listens to one channel while it is ours: passes on each batch, then waits for the next; says what went wrong. */
import './tables.ts'
import { type Account, type Batch, type Connector, ConnectorError } from '#connectors/connector.ts'
import { isConnectionTrouble } from '#platform/reactions.ts'
import { system, type Work } from '#platform/work.ts'
import { accountOf } from './accounts.ts'
import { openAhead } from './ahead.ts'
import { problemOf } from './calling.ts'
import { findChannel, needsPerson, setState } from './channels.ts'
import { LeaseLost } from './cursor.ts'
import type { Lease } from './leases.ts'
import type { HeldChannel, Intake } from './ports.ts'
import { renewNow } from './renewing.ts'
import { CHANNEL_MAY, type Channel, type Problem } from './schema.ts'
import { pause, type Sending } from './sending.ts'
import { noteSilence } from './silences.ts'

export interface Hearing extends Pick<Sending, 'database' | 'secrets' | 'outside' | 'connectors' | 'log' | 'pace'> {
  intake: Intake
  /** Before a network that polls is asked again, where it does not say. */
  poll_ms: number
  /** A network that says nothing for so long is asked anew, in case it is the connection that is dead. */
  silent_ms: number
}

/** What the runner's health tells of one channel. */
export interface Progress {
  storing_since_ms: number | null
}

const BY = system('channels.hear')

/** How long until the channel is listened to again. Never throws. */
export async function hear(
  hearing: Hearing,
  lease: Lease,
  told: { signal: AbortSignal; progress: Progress },
): Promise<number> {
  let whole: Whole | null = null
  try {
    whole = await prepare(hearing, lease)
    if (!whole) return hearing.poll_ms
    const asked_ms = await follow(hearing, whole, told)
    const wait_ms = asked_ms === 0 ? 0 : (asked_ms ?? hearing.poll_ms) * (0.9 + 0.2 * Math.random())
    await allWell(hearing, whole, asked_ms ? wait_ms : null)
    return wait_ms
  } catch (error) {
    if (told.signal.aborted || error instanceof LeaseLost) return 0
    return afterTrouble(hearing, lease, { whole, error }).catch(() => hearing.pace.retry_ms)
  }
}

interface Whole {
  workspace_id: string
  channel: Channel
  held: HeldChannel
  account: Account
  connector: Connector
}

async function prepare(hearing: Hearing, lease: Lease): Promise<Whole | null> {
  const { workspace_id, channel_id, token } = lease
  return inWork(hearing, lease, async (work) => {
    const channel = await findChannel(work, channel_id)
    const connector = hearing.connectors.get(channel.network)
    const account = await accountOf(work, hearing.secrets, channel)
    if (!connector || !account) {
      const because = connector
        ? 'The credentials of this channel cannot be opened.'
        : `This Baton knows no network called ${channel.network}.`
      await needsPerson(work, channel_id, because)
      return null
    }
    const { network, native_id, purpose } = channel
    const held = { workspace_id, channel_id, network, native_id, purpose, token }
    return { workspace_id, channel, held, account, connector }
  })
}

/**
 * How long the network wants to be left alone, where it says so; 0 where it fell silent. While one batch is stored the
 * next is understood; the network's own iterator is not trusted to end when told.
 */
async function follow(
  hearing: Hearing,
  whole: Whole,
  { signal, progress }: { signal: AbortSignal; progress: Progress },
): Promise<number | null> {
  const { connector, account, channel } = whole
  const cut = new AbortController()
  const both = AbortSignal.any([signal, cut.signal])
  const batches = connector.listen(hearing.outside, account, channel.cursor, both)[Symbol.asyncIterator]()
  const ahead = openAhead(storing(hearing, progress), whole.held)
  let wait_ms: number | null = null
  try {
    for (;;) {
      const next = await Promise.race([ahead.failed, nextBatch(batches, both, hearing.silent_ms)])
      if (next === 'silent' || next.done) {
        await ahead.settled()
        return next === 'silent' ? 0 : wait_ms
      }
      const { missed } = next.value
      if (missed !== undefined) await noteMissed(hearing, whole, missed)
      await ahead.give(next.value)
      wait_ms = next.value.poll_after_ms ?? wait_ms
    }
  } finally {
    cut.abort()
    batches.return?.().catch(() => {})
    // What was handed over is stored under this lease or not at all; whoever listens next begins behind it.
    await ahead.settled().catch(() => {})
  }
}

/** What is missing was said since it was last heard. */
async function noteMissed(hearing: Hearing, { held }: Whole, says: string): Promise<void> {
  const { channel_id } = held
  hearing.log.warn({ channel_id, missed: says }, 'a network no longer had all of it')
  await inWork(hearing, held, async (work) => {
    const { heard_at, polled_at, created_at } = await findChannel(work, channel_id)
    const silence = { channel_id, says, from_at: heard_at ?? polled_at ?? created_at, to_at: work.now }
    await noteSilence(work, { ...silence, why: 'missed' })
  })
}

async function nextBatch(
  batches: AsyncIterator<Batch>,
  signal: AbortSignal,
  silent_ms: number,
): Promise<IteratorResult<Batch> | 'silent'> {
  const { promise, resolve, reject } = Promise.withResolvers<'silent'>()
  const stop = () => reject(signal.reason)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  const timer = setTimeout(() => resolve('silent'), silent_ms)
  const asked = batches.next()
  asked.catch(() => {})
  try {
    return await Promise.race([promise, asked])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

/** Not the network's fault. */
class NotStored extends Error {
  override readonly name = 'NotStored'
}

/** The intake, with its progress told: since when the oldest batch in hand is being stored. */
function storing(hearing: Hearing, progress: Progress): Intake {
  const since: number[] = []
  return async (held, batch) => {
    since.push(performance.now())
    progress.storing_since_ms = since[0] ?? null
    try {
      await hearing.intake(held, batch)
    } catch (error) {
      if (error instanceof LeaseLost) throw error
      throw new NotStored((error as Error).message, { cause: error })
    } finally {
      since.shift()
      progress.storing_since_ms = since[0] ?? null
    }
  }
}

async function allWell(hearing: Hearing, { held }: Whole, wait_ms: number | null): Promise<void> {
  await inWork(hearing, held, async (work) => {
    const channel = await findChannel(work, held.channel_id)
    const next_read_at = wait_ms === null ? null : new Date(work.now.getTime() + wait_ms)
    const read = { polled_at: work.now, next_read_at }
    if (channel.state === 'waiting')
      await setState(work, channel, { state: 'well', problem: null, retry_at: null, failures: 0, ...read })
    else await work.db.updateTable('channels_channels').set(read).where('id', '=', held.channel_id).execute()
  })
}

async function afterTrouble(
  hearing: Hearing,
  lease: Lease,
  { whole, error }: { whole: Whole | null; error: unknown },
): Promise<number> {
  if (isConnectionTrouble(error instanceof NotStored ? error.cause : error)) return hearing.pace.retry_ms
  const problem = error instanceof NotStored ? notStored(hearing, lease, error) : problemOf(hearing, error)
  if (problem.kind === 'auth_expired' && whole && (await renewNow(hearing, whole)) === 'try_again')
    return pause(hearing.pace, 1)
  if (['auth_expired', 'auth_revoked', 'scope_missing'].includes(problem.kind)) {
    await inWork(hearing, lease, (work) => needsPerson(work, lease.channel_id, problem.sentence))
    return hearing.poll_ms
  }
  const told_ms = error instanceof ConnectorError ? error.retry_after_ms : null
  return inWork(hearing, lease, (work) => waitWith(work, hearing, { channel_id: lease.channel_id, problem, told_ms }))
}

function notStored(hearing: Hearing, { channel_id }: Lease, error: NotStored): Problem {
  hearing.log.error({ err: error.cause, channel_id }, 'what a network said could not be stored')
  return {
    kind: 'bug',
    sentence:
      'What the network said could not be stored. Nothing is lost; your administrator finds the cause in the log.',
  }
}

async function waitWith(
  work: Work,
  hearing: Hearing,
  what: { channel_id: string; problem: Problem; told_ms: number | null },
): Promise<number> {
  const channel = await findChannel(work, what.channel_id)
  const wait_ms = what.told_ms ?? pause(hearing.pace, channel.failures)
  if (CHANNEL_MAY[channel.state].listen)
    await setState(work, channel, {
      state: 'waiting',
      problem: what.problem.sentence,
      retry_at: new Date(work.now.getTime() + wait_ms),
      failures: channel.failures + 1,
    })
  return wait_ms
}

const inWork = <T>(hearing: Hearing, { workspace_id }: { workspace_id: string }, body: (work: Work) => Promise<T>) =>
  hearing.database.inWork({ workspace_id, by: BY }, body)
