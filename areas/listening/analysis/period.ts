/**
 * What a period is: from an instant to another, cut into hours or days as the reader's clock has them, beside the stretch of
 * the same length before it. Up to 92 days are added up from hours, so that a day is the reader's; longer ones from days in UTC.
 */
import { refuse } from '#platform/refusal.ts'

export interface Asked {
  /** Today, or this hour, and those before it: so many days; 1 means the last 24 hours. */
  days?: number | undefined
  /** The first and the last day, both included. */
  from?: string | undefined
  to?: string | undefined
  time_zone: string
}

export interface Period {
  from_at: Date
  to_at: Date
  before_from_at: Date
  before_to_at: Date
  /** Of which rows the figures are made. */
  step: 'hour' | 'day'
  /** How a chart is cut. */
  bucket: 'hour' | 'day'
  /** As the buckets' days are cut: the reader's, or UTC where the figures are made of days. */
  time_zone: string
  /** The beginning of each bucket. */
  starts: Date[]
}

const HOUR_MS = 3_600_000
const HOURLY_DAYS = 8
const OF_HOURS_DAYS = 92
const MOST_DAYS = 1_100

export function periodOf(asked: Asked, now: Date): Period {
  const { days = 7 } = asked
  if (!asked.from && days === 1) return lastDay(asked.time_zone, now)
  const { first, last } = asked.from ? namedDays(asked, now) : lastDays(days, asked.time_zone, now)
  const many = first.until(last, { largestUnit: 'days' }).days + 1
  if (many < 1) refuse('invalid', 'period_backwards', 'The period ends before it begins. Turn the two days round.')
  if (many > MOST_DAYS)
    refuse('invalid', 'period_too_long', `A period has ${MOST_DAYS} days at most. Choose a shorter one.`)
  const step = many <= OF_HOURS_DAYS ? 'hour' : 'day'
  const time_zone = step === 'hour' ? asked.time_zone : 'UTC'
  const begins = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime({ timeZone: time_zone }).epochMilliseconds)
  const from_at = begins(first)
  const to_at = new Date(Math.max(from_at.getTime(), Math.min(begins(last.add({ days: 1 })).getTime(), now.getTime())))
  const before_from_at = begins(first.subtract({ days: many }))
  const cut = { step, bucket: many <= HOURLY_DAYS ? 'hour' : 'day', time_zone } as const
  return {
    ...{ ...cut, from_at, to_at, before_from_at },
    // Of a period that is not over yet, the same part of the one before is held against it.
    before_to_at: new Date(before_from_at.getTime() + (to_at.getTime() - from_at.getTime())),
    starts:
      cut.bucket === 'hour'
        ? hours(from_at, to_at)
        : Array.from({ length: many }, (_, nth) => begins(first.add({ days: nth }))).filter((at) => at < to_at),
  }
}

function lastDay(time_zone: string, now: Date): Period {
  const from_at = new Date((Math.floor(now.getTime() / HOUR_MS) - 23) * HOUR_MS)
  const length_ms = now.getTime() - from_at.getTime()
  return {
    ...{ step: 'hour', bucket: 'hour', time_zone, from_at, to_at: now, starts: hours(from_at, now) },
    before_from_at: new Date(from_at.getTime() - 24 * HOUR_MS),
    before_to_at: new Date(from_at.getTime() - 24 * HOUR_MS + length_ms),
  }
}

function hours(from_at: Date, to_at: Date): Date[] {
  const starts: Date[] = []
  for (let at = Math.floor(from_at.getTime() / HOUR_MS) * HOUR_MS; at < to_at.getTime(); at += HOUR_MS)
    starts.push(new Date(at))
  return starts
}

interface Days {
  first: Temporal.PlainDate
  last: Temporal.PlainDate
}

function lastDays(days: number, time_zone: string, now: Date): Days {
  const last = todayIn(time_zone, now)
  return { first: last.subtract({ days: days - 1 }), last }
}

const todayIn = (time_zone: string, now: Date) =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(time_zone).toPlainDate()

/** Up to today: days to come would make the period before longer than what is held against it. */
function namedDays({ from, to, time_zone }: Asked, now: Date): Days {
  const first = dayNamed(from)
  const last = dayNamed(to ?? from)
  const today = todayIn(time_zone, now)
  if (Temporal.PlainDate.compare(first, today) > 0)
    refuse('invalid', 'period_ahead', 'These days are still to come. Choose days up to today.')
  return { first, last: Temporal.PlainDate.compare(last, today) > 0 ? today : last }
}

function dayNamed(day = ''): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(day)
  } catch {
    refuse('invalid', 'not_a_day', 'Write the days as 2025-11-19.')
  }
}
