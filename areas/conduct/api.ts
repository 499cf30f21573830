import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { Grant } from './schema.ts'

const reason = z.string().trim().min(1).max(500)

export const listGrants = endpoint({
  method: 'GET',
  path: '/api/channels/{id}/grants',
  who: 'take_part',
  does: 'Lists who may speak on a channel now, and with `all` who might before.',
  input: z.object({ id: z.uuid(), all: z.enum(['yes', 'no']).default('no') }),
  output: z.object({ grants: z.array(Grant) }),
})

export const giveGrant = endpoint({
  method: 'POST',
  path: '/api/channels/{id}/grants',
  who: 'administer',
  does: 'Grants a person the right to speak on a channel, from now or later, until an instant or until withdrawn.',
  input: z.object({
    id: z.uuid(),
    person_id: z.uuid(),
    from_at: z.coerce.date().optional(),
    until_at: z.coerce.date().nullable().default(null),
    reason,
  }),
  output: Grant,
})

export const withdrawGrant = endpoint({
  method: 'POST',
  path: '/api/grants/{id}/withdrawal',
  who: 'administer',
  does: 'Withdraws a person’s right to speak on a channel at once, with every other grant of theirs there; what they have queued and is not out yet stays in.',
  input: z.object({ id: z.uuid(), reason }),
  output: Grant,
})
