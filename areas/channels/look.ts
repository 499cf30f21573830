/**
 * Finds out about an outcome that is not known, by the connector's class (ARCHITECTURE.md, "Deliveries"). It reads
 * first, whatever the class, and sends again only with a key that the network holds to.
 */
import { type Connector, ConnectorError, type Outgoing } from '#connectors/connector.ts'
import { outcomeOf, problemOf, publish } from './calling.ts'
import type { Claim } from './claim.ts'
import type { Outcome } from './outcome.ts'
import type { Problem } from './schema.ts'
import { MOST_LOOKS, type Pace, pause, type Sending, within } from './sending.ts'

/** A quarter of the settling time, so that two reads fit into it; class A waits for nothing but its pause. */
export function firstLook({ delivery_class, settling_ms }: Connector, pace: Pace): number {
  return delivery_class === 'A' ? Math.min(pace.retry_ms, settling_ms) : settling_ms / 4
}

export async function lookOnce(sending: Sending, claim: Claim, outgoing: Outgoing): Promise<Outcome> {
  try {
    const found = await find(sending, claim, outgoing)
    if (found) return { state: 'sent', found, problem: null }
  } catch (error) {
    return lookAgain(sending, claim, error)
  }
  const since_ms = Date.now() - (claim.delivery.unknown_since?.getTime() ?? 0)
  const settled = since_ms >= claim.connector.settling_ms
  switch (claim.connector.delivery_class) {
    case 'A':
      return claim.stop ? stopped(claim, settled) : sameKey(sending, claim, outgoing)
    case 'B':
      return settled ? withinWindow(sending, claim, outgoing) : whenSettled(claim, since_ms)
    case 'C':
    case 'D':
      return settled && claim.delivery.looks > 1 ? asks(NOT_THERE) : whenSettled(claim, since_ms)
  }
}

async function find(sending: Sending, claim: Claim, outgoing: Outgoing) {
  const { connector, account, delivery } = claim
  const read = connector.findByKey?.bind(connector)
  if (!read) return null
  return within(sending.outside, sending.pace.call_ms / 2, (outside) => read(outside, account, outgoing, delivery.key))
}

const asks = (sentence: string): Outcome => ({ state: 'asks_person', problem: unknown(sentence) })
const unknown = (sentence: string): Problem => ({ kind: 'outcome_unknown', sentence })
const NOT_THERE =
  'The network does not show it, and does not tell more. Look there yourself: say where it is, or that it is not there.'
const TOO_LONG =
  'The network could not be asked for too long. Look there yourself: say where it is, or that it is not there.'

function whenSettled(claim: Claim, since_ms: number): Outcome {
  const rest_ms = Math.max(claim.connector.settling_ms - since_ms, claim.connector.settling_ms / 4)
  return {
    state: 'unknown',
    problem: unknown('It is not known yet whether this went out. The network is being asked.'),
    after_ms: rest_ms,
  }
}

/** Class A under a hold: sending the same key later makes one post whatever happened, so it may wait for a person. */
function stopped(claim: Claim, settled: boolean): Outcome {
  const { stop, connector } = claim
  if (!settled) return whenSettled(claim, 0)
  if (stop?.state !== 'held') return asks(NOT_THERE)
  const more = ` The network did not show it yet; ${connector.name} shows it once, however often it is sent.`
  return { ...stop, problem: { ...stop.problem, sentence: stop.problem.sentence + more } }
}

async function withinWindow(sending: Sending, claim: Claim, outgoing: Outgoing): Promise<Outcome> {
  const window_ms = (claim.connector.key_window_ms ?? 0) / 2
  const called_at_ms = claim.delivery.called_at?.getTime() ?? 0
  if (Date.now() - called_at_ms + sending.pace.call_ms >= window_ms) return asks(NOT_THERE)
  // Nothing leaves by itself once a hold has stood, and the key will not be safe for ever.
  if (claim.stop) return asks(`${claim.stop.problem.sentence} ${NOT_THERE}`)
  return sameKey(sending, claim, outgoing)
}

async function sameKey(sending: Sending, claim: Claim, outgoing: Outgoing): Promise<Outcome> {
  await sending.reached?.('before_call')
  try {
    return outcomeOf(await publish(sending, claim, outgoing))
  } catch (error) {
    return lookAgain(sending, claim, error)
  } finally {
    await sending.reached?.('after_call')
  }
}

/** Whatever this answer says, it says nothing about the first try. */
function lookAgain(sending: Sending, claim: Claim, error: unknown): Outcome {
  const problem = problemOf(sending, error)
  if (claim.delivery.looks >= MOST_LOOKS) return asks(`${problem.sentence} ${TOO_LONG}`)
  const told_ms = error instanceof ConnectorError ? error.retry_after_ms : null
  return { state: 'unknown', problem, after_ms: told_ms ?? pause(sending.pace, claim.delivery.looks) }
}
