/**
 * Webhooks: facts told to programs outside, signed as Standard Webhooks has it. From here the parts are handed to the
 * composition root: routes for people, loops for the workers, and the tidying of the log.
 */
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { type Route, route } from './http.ts'
import type { Log } from './log.ts'
import { type Loop, startLoop } from './loop.ts'
import type { WhyInside } from './outbound/inside.ts'
import { refuse } from './refusal.ts'
import type { Secrets } from './secrets.ts'
import { followOnce, NEVER_TOLD } from './webhooks/follow.ts'
import { type Sending, sendOnce } from './webhooks/send.ts'
import {
  changeWebhook,
  deleteWebhook,
  listCalls,
  listWebhooks,
  pauseWebhook,
  renewSecret,
  replayCalls,
  resumeWebhook,
  subscribe,
} from './webhooks/subscriptions.ts'
import * as api from './webhooks-api.ts'

const SENDERS = 6
const KEPT_DAYS = 30
const TIDY_MS = 6 * 3_600_000

export interface Making {
  secrets: Secrets
  whyInside: WhyInside
  /** All facts by their names, with what each tells in words. */
  facts: Readonly<Record<string, string>>
}

export function webhookRoutes({ secrets, whyInside, facts }: Making): Route[] {
  const told = Object.entries(facts)
    .filter(([name]) => name !== NEVER_TOLD)
    .map(([name, tells]) => ({ name, tells }))
  const check = async ({ address, fact_names }: { address: string; fact_names: readonly string[] }) => {
    refuseUnknown(told, fact_names)
    await refuseInside(whyInside, address)
  }
  return [
    route(api.listWebhooks, async (work) => ({ webhooks: await listWebhooks(work) })),
    route(api.listWebhookFacts, async () => ({ facts: told })),
    route(api.makeWebhook, (work, input) => subscribe(work, input, secrets), check),
    route(api.changeWebhook, async (work, input) => ({ webhook: await changeWebhook(work, input) }), check),
    route(api.renewWebhookSecret, async (work, { id }) => ({ secret: await renewSecret(work, id, secrets) })),
    route(api.pauseWebhook, async (work, { id }) => ({ webhook: await pauseWebhook(work, id) })),
    route(api.resumeWebhook, async (work, { id }) => ({ webhook: await resumeWebhook(work, id) })),
    route(api.deleteWebhook, async (work, { id }) => {
      await deleteWebhook(work, id)
      return {}
    }),
    route(api.listWebhookCalls, async (work, input) => ({ calls: await listCalls(work, input) })),
    route(api.replayWebhookCalls, async (work, input) => ({ replayed: await replayCalls(work, input) })),
  ]
}

/** A name that nothing has would be waited for in vain. */
function refuseUnknown(told: readonly api.ToldFact[], fact_names: readonly string[]): void {
  const known = new Set(told.flatMap(({ name }) => [name, `${name.split('.')[0]}.*`]))
  const unknown = fact_names.filter((name) => !known.has(name))
  if (unknown.length === 0) return
  const sentence = `There is no fact called ${unknown.join(', ')}. Choose from the list of facts.`
  refuse('invalid', 'unknown_fact', sentence, { fields: { fact_names: sentence } })
}

/** What would never be called is not kept, to be tried for three days: it is refused at its field. */
async function refuseInside(whyInside: WhyInside, address: string): Promise<void> {
  const why = await whyInside(address)
  if (why) refuse('invalid', 'address_inside', why, { fields: { address: why } })
}

/** One follows, several send, so that a few receivers that hang do not keep the others waiting. */
export function webhookLoops(sending: Sending & { log: Log }): Loop[] {
  const { log, database, outside } = sending
  const senders = Array.from({ length: SENDERS }, (_, i) =>
    startLoop({ name: `webhook calls ${i + 1}`, log, idle_ms: 2000, step: () => sendOnce(sending) }),
  )
  const step = async () => {
    const followed = await followOnce(database, outside.now())
    if (followed) for (const sender of senders) sender.poke()
    return followed
  }
  const forget = () => forgetOldCalls(database, outside.now())
  return [
    startLoop({ name: 'webhooks', log, idle_ms: 2000, step }),
    startLoop({ name: 'log of webhooks', log, idle_ms: TIDY_MS, step: forget }),
    ...senders,
  ]
}

/** Calls that are done are forgotten after thirty days. False: it looks again in some hours. */
export async function forgetOldCalls(database: Database, now: Date): Promise<false> {
  const until = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await database.asPlatform((db) =>
    sql`delete from platform_webhook_calls where made_at < ${until} and state <> 'waiting'`.execute(db),
  )
  return false
}
