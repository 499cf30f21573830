/** Telling programs outside of facts: Standard Webhooks (standardwebhooks.com). Declared for server and screens alike. */
import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const Webhook = z.object({
  id: z.uuid(),
  address: z.string(),
  /** Names of facts, or `area.*` for all of an area; empty: all facts. */
  fact_names: z.array(z.string()),
  made_at: z.date(),
  made_by: z.string(),
  paused_at: z.date().nullable(),
  /** In words, when it was paused by the program. */
  paused_because: z.string().nullable(),
  /** Set while the receiver does not answer: when it is tried again. */
  not_before: z.date().nullable(),
  failures: z.number(),
  waiting: z.number(),
  given_up: z.number(),
})
export type Webhook = z.infer<typeof Webhook>

export const WebhookCall = z.object({
  id: z.uuid(),
  fact_id: z.uuid(),
  position: z.number(),
  name: z.string(),
  state: z.enum(['waiting', 'delivered', 'given_up']),
  made_at: z.date(),
  next_at: z.date(),
  attempts: z.number(),
  tried_at: z.date().nullable(),
  /** The HTTP status of the last answer; null when there was none. */
  status: z.number().nullable(),
  /** The first bytes of the last answer, or why there was none. */
  answer: z.string().nullable(),
})
export type WebhookCall = z.infer<typeof WebhookCall>

const Id = z.object({ id: z.uuid() })
const Address = z
  .string()
  .max(2000)
  .refine(
    (value) => isAddress(value),
    'Give an address that begins with https:// or http://, without a password in it.',
  )
const FactNames = z
  .array(
    z
      .string()
      .regex(
        /^[a-z][a-z_]{0,40}\.(?:\*|[a-z][a-z_]{0,60})$/,
        'There is no fact of this name. Choose from the list of facts, or name an area as inbox.* for all of its facts.',
      ),
  )
  .max(100)

function isAddress(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}

export const listWebhooks = endpoint({
  method: 'GET',
  path: '/api/webhooks',
  who: 'administer',
  does: 'Lists who outside is told of facts, and how that goes.',
  input: z.object({}),
  output: z.object({ webhooks: z.array(Webhook) }),
})

/** What can be told, in the order in which it is offered; the name begins with its area. */
export const ToldFact = z.object({ name: z.string(), tells: z.string() })
export type ToldFact = z.infer<typeof ToldFact>

export const listWebhookFacts = endpoint({
  method: 'GET',
  path: '/api/webhooks/facts',
  who: 'administer',
  does: 'Lists the facts that a webhook can be told of, with what each tells.',
  input: z.object({}),
  output: z.object({ facts: z.array(ToldFact) }),
})

export const makeWebhook = endpoint({
  method: 'POST',
  path: '/api/webhooks',
  who: 'administer',
  does: 'Tells an address of facts from now on. The secret that signs the calls is shown in this answer only.',
  input: z.object({ address: Address, fact_names: FactNames }),
  output: z.object({ webhook: Webhook, secret: z.string().nullable() }),
  shown_once: ['secret'],
})

export const changeWebhook = endpoint({
  method: 'PUT',
  path: '/api/webhooks/{id}',
  who: 'administer',
  does: 'Changes the address and the facts. What already waits goes to the new address.',
  input: Id.extend({ address: Address, fact_names: FactNames }),
  output: z.object({ webhook: Webhook }),
})

export const renewWebhookSecret = endpoint({
  method: 'POST',
  path: '/api/webhooks/{id}/secret',
  who: 'administer',
  does: 'Makes a new secret, shown in this answer only. The old one signs nothing from now on.',
  input: Id,
  output: z.object({ secret: z.string().nullable() }),
  shown_once: ['secret'],
})

export const pauseWebhook = endpoint({
  method: 'POST',
  path: '/api/webhooks/{id}/pause',
  who: 'administer',
  does: 'Stops the calls. Facts are kept for it: when it goes on, it is told of all of them.',
  input: Id,
  output: z.object({ webhook: Webhook }),
})

export const resumeWebhook = endpoint({
  method: 'DELETE',
  path: '/api/webhooks/{id}/pause',
  who: 'administer',
  does: 'Goes on with the calls, beginning with what happened meanwhile.',
  input: Id,
  output: z.object({ webhook: Webhook }),
})

export const deleteWebhook = endpoint({
  method: 'DELETE',
  path: '/api/webhooks/{id}',
  who: 'administer',
  does: 'Ends the calls and removes their log.',
  input: Id,
  output: z.object({}),
})

export const listWebhookCalls = endpoint({
  method: 'GET',
  path: '/api/webhooks/{id}/calls',
  who: 'administer',
  does: 'Lists calls with what the receiver answered, newest first; the next page begins before the last id of this one.',
  input: Id.extend({ before: z.uuid().optional(), state: WebhookCall.shape.state.optional() }),
  output: z.object({ calls: z.array(WebhookCall) }),
})

export const replayWebhookCalls = endpoint({
  method: 'POST',
  path: '/api/webhooks/{id}/replay',
  who: 'administer',
  does: 'Makes calls again, under the same webhook-id: the named ones, or all that were made since an instant.',
  input: Id.extend({
    call_ids: z.array(z.uuid()).max(1000).default([]),
    since: z.iso.datetime({ offset: true }).optional(),
  }),
  output: z.object({ replayed: z.number() }),
})
