/** The call that speaks, and what its answers and errors mean. */
import { ConnectorError, type Outgoing, type Published } from '#connectors/connector.ts'
import type { Claim } from './claim.ts'
import type { Outcome } from './outcome.ts'
import type { Problem } from './schema.ts'
import { type Sending, within } from './sending.ts'

export async function publish(sending: Sending, claim: Claim, outgoing: Outgoing): Promise<Published> {
  const { connector, account, delivery } = claim
  if (!connector.publish) throw new ConnectorError('not_allowed', `${connector.name} cannot be spoken on from here.`)
  // Stopped and woken after its lease, a worker makes no call: somebody else has the delivery.
  if (performance.now() + sending.pace.call_ms > claim.lease_ends_ms)
    throw new ConnectorError('transient', 'The worker was stopped for too long before it could send this.')
  const call = connector.publish.bind(connector)
  return within(sending.outside, sending.pace.call_ms, (outside) => call(outside, account, outgoing, delivery.key))
}

export function outcomeOf(published: Published): Outcome {
  const nowhere = { native_id: null, url: null, reply_handle: null }
  switch (published.state) {
    case 'published': {
      const { native_id, url, reply_handle } = published
      return { state: 'sent', found: { native_id, url, reply_handle }, problem: null }
    }
    case 'in_review':
      return { state: 'sent', found: nowhere, problem: { kind: 'in_review', sentence: published.because } }
    case 'by_hand':
      return { state: 'by_hand', url: published.url, problem: { kind: 'not_allowed', sentence: published.because } }
  }
}

/** What is not a ConnectorError is a fault in the connector: nobody knows what it did before. */
export function problemOf(sending: Pick<Sending, 'log'>, error: unknown): Problem {
  if (error instanceof ConnectorError) return { kind: error.kind, sentence: error.message }
  sending.log.error({ err: error }, 'a connector failed in a way it does not know')
  return {
    kind: 'bug',
    sentence:
      'Something went wrong on our side on the way to the network. Your administrator finds the cause in the log.',
  }
}
