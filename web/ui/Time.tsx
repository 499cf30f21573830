import { useFormat } from '#web/format.ts'
import { TICK_MS, useNow } from '#web/now.ts'

export interface TimeProps {
  at: Date | string
  /** `ago`: "5 min ago". `list`: the time today, then the day. */
  as?: 'ago' | 'list' | 'clock' | 'day'
}

/** An instant as it is read here and now; the exact one on hover and for programs. */
export function Time({ at, as = 'ago' }: TimeProps) {
  const format = useFormat()
  const now = useNow()
  const text = {
    ago: () => format.relative(at, notBefore(at, now)),
    list: () => format.short(at, now),
    clock: () => format.clock(at),
    day: () => format.day(at),
  }[as]()
  return (
    <time dateTime={new Date(at).toISOString()} title={format.exact(at)}>
      {text}
    </time>
  )
}

/** The page's clock ticks a few times a minute: what happened since its last tick is not to come. */
function notBefore(at: Date | string, now: Date): Date {
  const since = new Date(at)
  return since > now && since.getTime() - now.getTime() <= TICK_MS ? since : now
}
