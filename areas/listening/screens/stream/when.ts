/** Days as the reader's calendar has them, as the two instants between which something was said. */
import { fromWall, onWall } from '#web/wall-clock.ts'
import type { Asked } from './stream-place.ts'

export const WHENS = ['today', 'yesterday', 'week', 'month'] as const
export type When = (typeof WHENS)[number]

/** Days back at which each begins; yesterday alone has ended. */
const BEGINS: Readonly<Record<When, number>> = { today: 0, yesterday: 1, week: 6, month: 29 }

const DAY_MS = 86_400_000

type Between = Pick<Asked, 'from' | 'to'>

/** A day as 2026-11-23, so many days later. */
const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

const beginOf = (day: string, time_zone: string) => fromWall(`${day}T00:00`, time_zone)?.toISOString()

/** Both days count; null where one of them is none, or they stand the other way round. */
export function betweenDays(first: string, last: string, time_zone: string): Between | null {
  const from = beginOf(first, time_zone)
  const ends = beginOf(last, time_zone)
  if (!from || !ends || last < first) return null
  return { from, to: beginOf(later(last, 1), time_zone) }
}

export function betweenOf(when: When, now: Date, time_zone: string): Between {
  const today = onWall(now, time_zone).slice(0, 10)
  const from = beginOf(later(today, -BEGINS[when]), time_zone)
  return { from, to: when === 'yesterday' ? beginOf(today, time_zone) : undefined }
}

/** By which name an address goes that asks for these instants; null where it goes by none. */
export const whenOf = ({ from, to }: Between, now: Date, time_zone: string): When | null =>
  WHENS.find((when) => {
    const between = betweenOf(when, now, time_zone)
    return between.from === from && between.to === to
  }) ?? null

/** The days that two instants take, for the fields in which others are chosen. */
export function daysOf({ from, to }: Between, time_zone: string): { from?: string; to?: string } {
  const dayAt = (ms: number) => onWall(new Date(ms), time_zone).slice(0, 10)
  return { ...(from && { from: dayAt(Date.parse(from)) }), ...(to && { to: dayAt(Date.parse(to) - 1) }) }
}
