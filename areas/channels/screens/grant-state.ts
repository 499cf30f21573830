import type { Grant } from '#areas/conduct/schema.ts'
import type { Wire } from '#web/call.ts'

export type ShownGrant = Wire<Grant>

/** Whether a right to speak stands at an instant, is still to come, or is over. */
export function standingAt(
  grant: Pick<ShownGrant, 'from_at' | 'until_at' | 'withdrawn_at'>,
  at: Date,
): 'now' | 'later' | 'over' {
  if (grant.withdrawn_at || (grant.until_at && new Date(grant.until_at) <= at)) return 'over'
  // The clocks of two machines differ by a little; a right that was just given stands.
  return new Date(grant.from_at).getTime() <= at.getTime() + 60_000 ? 'now' : 'later'
}
