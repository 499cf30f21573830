import assert from 'node:assert/strict'
import { type Batch, type Connector, ConnectorError, type NetworkEvent, type NetworkPost } from '../connector.ts'
import { frozen, type RecordedNetwork, type Recording, type Staged, stage } from './recording.ts'

const PATIENCE_MS = 5_000
/** One for all: a reason of its own for each of thousands costs more than what it ends. */
const OVER = new Error('The test is over.')

export interface Heard {
  batches: Batch[]
  events: NetworkEvent[]
  /** How listening ended, if not by itself. Anything but a ConnectorError has already failed the test. */
  error: ConnectorError | null
}

/** Listens until the recording is over. */
export async function hear(connector: Connector, recording: Recording, staged: Staged): Promise<Heard> {
  const batches: Batch[] = []
  const error = await endOf(async (signal) => {
    for await (const batch of connector.listen(staged.outside, frozen(recording.account), recording.cursor, signal)) {
      batches.push(batch)
    }
  })
  return { batches, events: batches.flatMap((batch) => batch.events), error }
}

export function hearRecorded(
  connector: Connector,
  recording: Recording,
  network: RecordedNetwork = recording.network(),
) {
  return hear(connector, recording, stage(recording, network))
}

export function postsOf(events: readonly NetworkEvent[]): NetworkPost[] {
  return events.flatMap((event) => (event.kind === 'post' ? [event.post] : []))
}

export function idOf(event: NetworkEvent): string {
  return event.kind === 'post' ? `post ${event.post.native_id} ${event.post.revision}` : `deleted ${event.native_id}`
}

/** Runs what may end with a ConnectorError, and with nothing else, in good time. */
export async function endOf(run: (signal: AbortSignal) => Promise<unknown>): Promise<ConnectorError | null> {
  const stop = new AbortController()
  const { promise: late, resolve: giveUp } = Promise.withResolvers<Error>()
  const clock = setTimeout(() => giveUp(new Error(`It did not end within ${PATIENCE_MS} ms.`)), PATIENCE_MS)
  const ran = run(stop.signal).then(
    () => null,
    (error: unknown) => error,
  )
  const ended = await Promise.race([ran, late])
  clearTimeout(clock)
  stop.abort(OVER)
  if (ended === null || ended instanceof ConnectorError) return ended
  assert.fail(`A connector throws only ConnectorError, not: ${ended instanceof Error ? ended.stack : String(ended)}`)
}
