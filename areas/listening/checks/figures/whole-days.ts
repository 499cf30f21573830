/** Of places that are linked to, and of people, there are figures of whole days in UTC only. */
const DAY_MS = 86_400_000
const dayOf = (at: Date, up: 0 | 1 = 0) => new Date((Math.floor((at.getTime() - up) / DAY_MS) + up) * DAY_MS)

/** Those that a period touches. */
export const daysTouched = ({ from_at, to_at }: { from_at: Date; to_at: Date }): { from_at: Date; to_at: Date } => ({
  from_at: dayOf(from_at),
  to_at: dayOf(to_at, 1),
})
