/** The right to speak as a record: who may speak in public, on which channel, from when until when, and who said so. */
import { z } from 'zod'

export const Grant = z.object({
  id: z.uuid(),
  person_id: z.uuid(),
  channel_id: z.uuid(),
  from_at: z.date(),
  /** null: until it is withdrawn. */
  until_at: z.date().nullable(),
  reason: z.string(),
  /** null: the system, on connecting. */
  granted_by: z.uuid().nullable(),
  granted_at: z.date(),
  withdrawn_at: z.date().nullable(),
  withdrawn_by: z.uuid().nullable(),
  withdrawn_reason: z.string().nullable(),
})
export type Grant = z.infer<typeof Grant>

/** Whoever holds one may speak on this channel now; functions that speak in public take it, so none can be called without. */
export interface Speaker {
  readonly person_id: string
  readonly channel_id: string
  readonly grant_id: string
}

export const stands = (grant: Pick<Grant, 'from_at' | 'until_at' | 'withdrawn_at'>, at: Date): boolean =>
  grant.withdrawn_at === null && grant.from_at <= at && (grant.until_at === null || at < grant.until_at)
