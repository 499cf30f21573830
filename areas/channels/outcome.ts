/** Writes what came of a step into delivery, turn and facts: the one place where a delivery's state changes by machine. */
import './tables.ts'
import { sql } from 'kysely'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { needsPerson } from './channels.ts'
import { endTurn, factOf } from './deliveries.ts'
import type { Delivery, Problem } from './schema.ts'

export interface Found {
  native_id: string | null
  url: string | null
  reply_handle: Readonly<Record<string, string>> | null
}

export type Outcome =
  | { state: 'sent'; found: Found; problem: Problem | null }
  | { state: 'by_hand'; url: string; problem: Problem }
  | { state: 'refused' | 'held' | 'withdrawn'; problem: Problem }
  /** Nothing happened, for sure: again by itself after a pause. */
  | { state: 'again'; problem: Problem; after_ms: number }
  /** It may have happened: looked up after a pause. */
  | { state: 'unknown'; problem: Problem; after_ms: number }
  | { state: 'asks_person'; problem: Problem }

const SIGN_IN_AGAIN = new Set<Problem['kind']>(['auth_expired', 'auth_revoked', 'scope_missing'])

export async function applyOutcome(work: Work, delivery: Delivery, outcome: Outcome): Promise<void> {
  if (outcome.state === 'again') return sendAgain(work, delivery, outcome)
  if (outcome.state === 'unknown') return lookLater(work, delivery, outcome)
  if (outcome.state === 'asks_person') return askPerson(work, delivery, outcome.problem)
  await endTurn(work, delivery.id)
  const found = outcome.state === 'sent' ? outcome.found : outcome.state === 'by_hand' ? { url: outcome.url } : {}
  await update(work, delivery, {
    ...found,
    state: outcome.state,
    problem: outcome.problem,
    needs_person: false,
    next_at: null,
    settled_at: work.now,
  })
  if (outcome.state === 'refused') {
    happened(work, 'channels.delivery_refused', { ...factOf(delivery), kind: outcome.problem.kind })
    if (SIGN_IN_AGAIN.has(outcome.problem.kind)) await needsPerson(work, delivery.channel_id, outcome.problem.sentence)
  } else happened(work, `channels.delivery_${outcome.state}`, factOf(delivery))
}

async function sendAgain(
  work: Work,
  delivery: Delivery,
  { problem, after_ms }: { problem: Problem; after_ms: number },
) {
  const next_at = new Date(work.now.getTime() + after_ms)
  await update(work, delivery, { state: 'queued', problem, next_at, called_at: null })
  await moveTurn(work, delivery.id, 'send', after_ms)
}

async function lookLater(
  work: Work,
  delivery: Delivery,
  { problem, after_ms }: { problem: Problem; after_ms: number },
) {
  const next_at = new Date(work.now.getTime() + after_ms)
  const unknown_since = delivery.unknown_since ?? work.now
  await update(work, delivery, { state: 'unknown', problem, next_at, unknown_since })
  await moveTurn(work, delivery.id, 'look', after_ms)
  if (delivery.state !== 'unknown')
    happened(work, 'channels.delivery_unknown', { ...factOf(delivery), needs_person: false })
}

async function askPerson(work: Work, delivery: Delivery, problem: Problem) {
  const unknown_since = delivery.unknown_since ?? work.now
  await update(work, delivery, { state: 'unknown', problem, needs_person: true, next_at: null, unknown_since })
  await sql`update channels_turns set phase = 'person', due_at = 'infinity', lease_until = null where delivery_id = ${delivery.id}`.execute(
    work.db,
  )
  happened(work, 'channels.delivery_unknown', { ...factOf(delivery), needs_person: true })
}

async function update(work: Work, delivery: Delivery, set: Partial<Delivery>): Promise<void> {
  await work.db.updateTable('channels_deliveries').set(set).where('id', '=', delivery.id).execute()
}

/** Due by the database's clock, which all workers share. */
async function moveTurn(work: Work, delivery_id: string, phase: 'send' | 'look', after_ms: number): Promise<void> {
  await sql`
    update channels_turns set
      due_at = clock_timestamp() + ${after_ms} * interval '1 millisecond', lease_until = null, phase = ${phase},
      attempts = case when phase = ${phase} then attempts + 1 else 0 end
    where delivery_id = ${delivery_id}`.execute(work.db)
}
