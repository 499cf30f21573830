/** How the installation is, in words with figures, for the status page. */
import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const StatusPart = z.object({
  /** A noun for people: "Intake", "Deliveries". */
  name: z.string(),
  state: z.enum(['well', 'late', 'down']),
  /** One or two sentences: how it is and, where something is wrong, what to do. */
  says: z.string(),
  /** A name says the unit of its figure: `_ms`, `_bytes`; and `_at` that it is an instant, as text. */
  figures: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
})
export type StatusPart = z.infer<typeof StatusPart>

export const ParkedFacts = z.object({
  id: z.uuid(),
  area: z.string(),
  from_position: z.number(),
  to_position: z.number(),
  names: z.array(z.string()),
  parked_at: z.date(),
  /** What the reaction failed with; for administrators only. */
  cause: z.string().nullable(),
})

export const Copy = z.object({
  id: z.uuid(),
  host: z.string(),
  process_id: z.number(),
  version: z.string(),
  started_at: z.date(),
  seen_at: z.date(),
})

export const readStatus = endpoint({
  method: 'GET',
  path: '/api/status',
  who: 'read',
  does: 'Says how each part of the installation is, in words with figures.',
  input: z.object({}),
  output: z.object({
    state: StatusPart.shape.state,
    version: z.string(),
    parts: z.array(StatusPart),
    parked: z.array(ParkedFacts),
    copies: z.array(Copy),
    /** null: never. */
    backed_up_at: z.date().nullable(),
  }),
})

export const retryParkedFacts = endpoint({
  method: 'POST',
  path: '/api/status/parked/retry',
  who: 'administer',
  does: 'Tries the parked facts of this workspace again, once their cause is mended.',
  input: z.object({}),
  output: z.object({ retried: z.number() }),
})

export const readMetricsToken = endpoint({
  method: 'GET',
  path: '/api/status/metrics-token',
  who: 'administer',
  does: 'Shows the bearer token with which Prometheus may read /metrics from another machine.',
  input: z.object({}),
  output: z.object({ token: z.string() }),
})
