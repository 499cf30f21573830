/**
 * One step of one delivery: claim (committed), call, settle. Between claim and settle nothing is held but the lease;
 * a worker that ends there leaves an outcome that is not known, and look.ts finds out.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectorError, Outgoing } from '#connectors/connector.ts'
import { outcomeOf, problemOf, publish } from './calling.ts'
import { type Claim, claimNext, WORKER } from './claim.ts'
import { firstLook, lookOnce } from './look.ts'
import { applyOutcome, type Outcome } from './outcome.ts'
import { renewNow } from './renewing.ts'
import type { Problem } from './schema.ts'
import { MOST_TRIES, pause, type Sending } from './sending.ts'

/** False when nothing is due. */
export async function deliverNext(sending: Sending): Promise<boolean> {
  await sending.reached?.('before_claim')
  const claim = await claimNext(sending)
  if (claim === null) return false
  if (claim === 'settled') return true
  await sending.reached?.('after_claim')
  const outcome = await callFor(sending, claim)
  await sending.reached?.('before_settle')
  await settle(sending, claim, outcome)
  await sending.reached?.('after_settle')
  return true
}

async function callFor(sending: Sending, claim: Claim): Promise<Outcome> {
  const outgoing = await compose(sending, claim).catch((error: Error) => error)
  if (outgoing instanceof Error) return unreadable(sending, claim, outgoing)
  if (claim.phase === 'look') return lookOnce(sending, claim, outgoing)
  return send(sending, claim, outgoing)
}

async function compose(sending: Sending, { workspace_id, delivery }: Claim): Promise<Outgoing> {
  const { text, lang, reply_to, images } = delivery.outgoing
  const read = images.map(async ({ media_id, mime, alt, width, height }) => ({
    bytes: await sending.readImage(workspace_id, media_id),
    mime,
    alt,
    width,
    height,
  }))
  const created_at = (delivery.frozen_at ?? delivery.created_at).toISOString()
  return { text, lang, created_at, reply_to, images: await Promise.all(read) }
}

/** Nothing was called yet, so a send can be tried again; a look goes on looking. */
function unreadable(sending: Sending, claim: Claim, error: Error): Outcome {
  sending.log.error({ err: error, delivery_id: claim.delivery.id }, 'a picture of a delivery cannot be read')
  const problem: Problem = { kind: 'bug', sentence: 'A picture of this post could not be read from storage.' }
  const after_ms = pause(sending.pace, claim.tries)
  if (claim.phase === 'look') return { state: 'unknown', problem, after_ms }
  if (claim.tries >= MOST_TRIES) return { state: 'refused', problem }
  return { state: 'again', problem, after_ms }
}

async function send(sending: Sending, claim: Claim, outgoing: Outgoing): Promise<Outcome> {
  await sending.reached?.('before_call')
  try {
    const published = await publish(sending, claim, outgoing)
    return outcomeOf(published)
  } catch (error) {
    return afterError(sending, claim, error)
  } finally {
    await sending.reached?.('after_call')
  }
}

async function afterError(sending: Sending, claim: Claim, error: unknown): Promise<Outcome> {
  const problem = problemOf(sending, error)
  switch (problem.kind) {
    case 'transient':
    case 'rate_limited':
      return again(sending, claim, { problem, retry_after_ms: (error as ConnectorError).retry_after_ms })
    case 'auth_expired':
      return (await renewNow(sending, claim)) === 'try_again'
        ? again(sending, claim, { problem, retry_after_ms: null })
        : { state: 'refused', problem }
    case 'outcome_unknown':
    case 'duplicate':
    case 'bug':
      return { state: 'unknown', problem, after_ms: firstLook(claim.connector, sending.pace) }
    default:
      return { state: 'refused', problem }
  }
}

function again(sending: Sending, claim: Claim, why: { problem: Problem; retry_after_ms: number | null }): Outcome {
  const { problem } = why
  if (claim.tries >= MOST_TRIES)
    return {
      state: 'refused',
      problem: { ...problem, sentence: `${problem.sentence} Tried ${claim.tries + 1} times.` },
    }
  return { state: 'again', problem, after_ms: why.retry_after_ms ?? pause(sending.pace, claim.tries) }
}

/** Tries until the lease ends: what the network said is worth keeping through a short absence of the database. */
async function settle(sending: Sending, claim: Claim, outcome: Outcome): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await settleOnce(sending, claim, outcome)
    } catch (error) {
      const wait_ms = pause({ ...sending.pace, most_ms: 5_000 }, tries)
      if (performance.now() + wait_ms > claim.lease_ends_ms) throw error
      await sleep(wait_ms)
    }
  }
}

/** Does nothing when the token has moved on: then somebody else had the delivery, or a person decided. */
async function settleOnce(sending: Sending, claim: Claim, outcome: Outcome): Promise<void> {
  const { workspace_id, delivery } = claim
  await sending.database.inWork({ workspace_id, by: WORKER }, async (work) => {
    const locked = work.db.selectFrom('channels_turns').select('delivery_id').where('delivery_id', '=', delivery.id)
    await locked.forUpdate().execute()
    const row = await work.db
      .selectFrom('channels_deliveries')
      .selectAll()
      .where('id', '=', delivery.id)
      .where('token', '=', delivery.token)
      .where('state', 'in', ['sending', 'unknown'])
      .forUpdate()
      .executeTakeFirst()
    if (row) await applyOutcome(work, row, outcome)
    else
      sending.log.warn({ delivery_id: delivery.id, outcome: outcome.state }, 'a worker came too late with an outcome')
    await sending.reached?.('in_settle')
  })
}
