/** Who is told of what. The secret is made here, shown once and kept sealed. */
import '../tables.ts'
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { happened } from '../facts.ts'
import { newId } from '../ids.ts'
import { invariant, refuse } from '../refusal.ts'
import type { Secrets } from '../secrets.ts'
import type {
  makeWebhook,
  replayWebhookCalls,
  Webhook,
  WebhookCall,
  changeWebhook as WebhookChange,
} from '../webhooks-api.ts'
import type { Work } from '../work.ts'

declare module '../facts.ts' {
  interface Facts {
    'platform.webhook_made': { webhook_id: string }
    'platform.webhook_changed': { webhook_id: string }
    'platform.webhook_secret_renewed': { webhook_id: string }
    'platform.webhook_paused': { webhook_id: string }
    'platform.webhook_resumed': { webhook_id: string }
    'platform.webhook_deleted': { webhook_id: string }
    'platform.webhook_replayed': { webhook_id: string; count: number }
    /** Three days of tries were in vain, or the receiver answered that it is gone. */
    'platform.webhook_calls_given_up': { webhook_id: string; count: number }
  }
}

const MOST = 50
const PAGE = 100

export const secretContext = (webhook_id: string) => `platform_webhooks.secret ${webhook_id}`

export async function listWebhooks(work: Work, id: string | null = null): Promise<Webhook[]> {
  const { rows } = await sql<Webhook>`
    select w.id, w.address, w.fact_names, w.made_at, w.made_by, w.paused_at, w.paused_because, w.not_before, w.failures,
      (select count(*) from platform_webhook_calls c where c.workspace_id = w.workspace_id and c.webhook_id = w.id and c.state = 'waiting') as waiting,
      (select count(*) from platform_webhook_calls c where c.workspace_id = w.workspace_id and c.webhook_id = w.id and c.state = 'given_up') as given_up
    from platform_webhooks w where ${id}::uuid is null or w.id = ${id} order by w.id`.execute(work.db)
  return rows
}

async function findWebhook(work: Work, id: string): Promise<Webhook> {
  const [webhook] = await listWebhooks(work, id)
  return webhook ?? refuse('not_found', 'no_such_webhook', 'There is no such webhook (any more). Reload the list.')
}

const makeSecret = () => `whsec_${randomBytes(32).toString('base64')}`

/** It is told of what happens from this Work on. */
export async function subscribe(
  work: Work,
  { address, fact_names }: z.output<typeof makeWebhook.input>,
  secrets: Secrets,
): Promise<{ webhook: Webhook; secret: string }> {
  invariant(work.by.kind === 'person', 'a person makes a webhook')
  const { rows } = await sql<{ many: number; position: number }>`
    select position, (select count(*) from platform_webhooks) as many from platform_heads`.execute(work.db)
  const [head] = rows
  invariant(head, 'a workspace has a head')
  if (head.many >= MOST)
    refuse('conflict', 'too_many_webhooks', `There are ${MOST} webhooks already. Delete one first.`)
  const id = newId(work.now)
  const secret = makeSecret()
  await work.db
    .insertInto('platform_webhooks')
    .values({
      workspace_id: work.workspace_id,
      id,
      address,
      fact_names: [...new Set(fact_names)],
      secret: secrets.seal(secret, secretContext(id)),
      made_by: work.by.id,
      made_at: work.now,
      position: head.position,
    })
    .execute()
  happened(work, 'platform.webhook_made', { webhook_id: id })
  return { webhook: await findWebhook(work, id), secret }
}

/** An address that is new is called at once, whatever the old one answered. */
export async function changeWebhook(
  work: Work,
  { id, address, fact_names }: z.output<typeof WebhookChange.input>,
): Promise<Webhook> {
  const before = await findWebhook(work, id)
  const fresh = before.address === address ? {} : { not_before: null, failures: 0 }
  const changed = { address, fact_names: [...new Set(fact_names)], ...fresh }
  await work.db.updateTable('platform_webhooks').set(changed).where('id', '=', id).execute()
  happened(work, 'platform.webhook_changed', { webhook_id: id })
  return findWebhook(work, id)
}

/** Every call that leaves from now on is signed with it, also those that waited. */
export async function renewSecret(work: Work, id: string, secrets: Secrets): Promise<string> {
  await findWebhook(work, id)
  const secret = makeSecret()
  const sealed = secrets.seal(secret, secretContext(id))
  await work.db.updateTable('platform_webhooks').set({ secret: sealed }).where('id', '=', id).execute()
  happened(work, 'platform.webhook_secret_renewed', { webhook_id: id })
  return secret
}

export async function pauseWebhook(work: Work, id: string): Promise<Webhook> {
  const { paused_at } = await findWebhook(work, id)
  if (!paused_at) {
    await work.db.updateTable('platform_webhooks').set({ paused_at: work.now }).where('id', '=', id).execute()
    happened(work, 'platform.webhook_paused', { webhook_id: id })
  }
  return findWebhook(work, id)
}

/** Also takes it out of the pause that its failures earned. */
export async function resumeWebhook(work: Work, id: string): Promise<Webhook> {
  await findWebhook(work, id)
  const on = { paused_at: null, paused_because: null, not_before: null, failures: 0 }
  await work.db.updateTable('platform_webhooks').set(on).where('id', '=', id).execute()
  happened(work, 'platform.webhook_resumed', { webhook_id: id })
  return findWebhook(work, id)
}

export async function deleteWebhook(work: Work, id: string): Promise<void> {
  await findWebhook(work, id)
  await work.db.deleteFrom('platform_webhooks').where('id', '=', id).execute()
  happened(work, 'platform.webhook_deleted', { webhook_id: id })
}

export async function listCalls(
  work: Work,
  { id, before, state }: { id: string; before?: string | undefined; state?: WebhookCall['state'] | undefined },
): Promise<WebhookCall[]> {
  await findWebhook(work, id)
  return work.db
    .selectFrom('platform_webhook_calls')
    .select([
      'id',
      'fact_id',
      'position',
      'name',
      'state',
      'made_at',
      'next_at',
      'attempts',
      'tried_at',
      'status',
      'answer',
    ])
    .where('webhook_id', '=', id)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
    .orderBy('id', 'desc')
    .limit(PAGE)
    .execute()
}

export async function replayCalls(work: Work, input: z.output<typeof replayWebhookCalls.input>): Promise<number> {
  await findWebhook(work, input.id)
  if (input.call_ids.length === 0 && !input.since)
    refuse('invalid', 'nothing_to_replay', 'Name the calls to make again (call_ids), or an instant (since).')
  const { rows } = await sql`
    update platform_webhook_calls set state = 'waiting', begun_at = ${work.now}, next_at = ${work.now}, attempts = 0
    where webhook_id = ${input.id} and (id = any(${input.call_ids}::uuid[]) or made_at >= ${input.since ?? null}::timestamptz)
    returning id`.execute(work.db)
  happened(work, 'platform.webhook_replayed', { webhook_id: input.id, count: rows.length })
  return rows.length
}
