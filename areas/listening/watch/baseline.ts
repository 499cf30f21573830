/**
 * What is normal for a series at an instant: a level, times what is usual at this hour of the day, times how this hour of
 * this weekday differs from other days. All are logarithms, learned one value at a time by the step of a negative binomial
 * likelihood (mentions scatter more than chance alone: `spread`), divided by what is known already. What is known fades, so
 * the baseline follows; what is far out is cut off first, so a burst can't drag it along. Hours are those of UTC.
 */

export interface Baseline {
  /** Logarithm of the rate; null before the first value. */
  level: number | null
  level_known: number
  /** How far values have lately been on one side, in standard deviations. Where that stays, the level has moved. */
  drift: number
  /** The part of the variance that grows with the square of the mean. */
  spread: number
  spread_seen: number
  hours: readonly number[]
  hours_known: readonly number[]
  week: readonly number[]
  week_known: readonly number[]
}

/** A value in a series, out of how much of it could have come: 1 for an interval, the posts where a share is watched. */
export interface Seen {
  value: number
  exposure: number
}

/** The two hours between whose middles an instant lies, and how much it belongs to each. */
interface Between {
  hours: readonly Part[]
  week: readonly Part[]
}
interface Part {
  slot: number
  weight: number
}

const LEVEL_DAYS = 7
const HOURS_DAYS = 14
const WEEK_WEEKS = 8
/** What is not known yet counts as if it had been seen to be nothing special, for so many days or weeks. */
const HOURS_OUTSET_DAYS = 3
const WEEK_OUTSET_WEEKS = 3
/** And hours are alike, give or take: the inverse variance of their logarithms where nothing is known. Sparse names need it. */
const HOURS_ALIKE = 2
const WEEK_ALIKE = 6
const SPREAD_OUTSET = 0.2
const SPREAD_OUTSET_SEEN = 20
const SPREAD_DAYS = 7
const SPREAD_RANGE = [0.001, 4] as const
/** A value farther out than this many standard deviations, and one mention, counts as if it were there. */
const FAR_OUT = 2
/** The mean square of a standard residual that is cut off there. */
const CUT_SQUARE = 0.85
/** Values on one side by more than this through a day: what is known of the level fades faster, the more the faster. */
const DRIFTED = 0.7
const HURRY = 40
const HOUR_MS = 3_600_000
const DAY_HOURS = 24

export function beginBaseline(): Baseline {
  const none = (length: number) => Array.from({ length }, () => 0)
  return {
    level: null,
    level_known: 0,
    drift: 0,
    spread: SPREAD_OUTSET,
    spread_seen: SPREAD_OUTSET_SEEN,
    hours: none(DAY_HOURS),
    hours_known: none(DAY_HOURS),
    week: none(7 * DAY_HOURS),
    week_known: none(7 * DAY_HOURS),
  }
}

/** The first value tells the level, by and large. */
export function withLevel(baseline: Baseline, { value, exposure }: Seen): Baseline {
  return baseline.level === null ? { ...baseline, level: Math.log((value + 0.5) / exposure) } : baseline
}

/** What is expected at an instant, and the variance of its logarithm: how little is known of it. */
export function expect(baseline: Baseline, at: number, exposure: number): { mean: number; doubt: number } {
  const { hours, week } = between(at)
  const usual = sum(hours, ({ slot, weight }) => weight * (baseline.hours[slot] ?? 0))
  const special = sum(week, ({ slot, weight }) => weight * (baseline.week[slot] ?? 0))
  const known = sum(hours, ({ slot, weight }) => weight * (baseline.hours_known[slot] ?? 0))
  const doubt = 1 / (baseline.level_known + 1) + 1 / (known + HOURS_ALIKE)
  return { mean: exposure * Math.exp((baseline.level ?? 0) + usual + special), doubt }
}

/** Variance of one value around its mean, as the series scatters when nothing is the matter. */
export const varianceOf = (mean: number, spread: number) => mean + spread * mean * mean

/** Learns from one value of an interval. `missed` is how many intervals before it were not seen. */
export function learn(before: Baseline, seen: Seen & { at: number; missed: number; minutes: number }): Baseline {
  const { at, value, exposure, missed, minutes } = seen
  const { mean } = expect(before, at, exposure)
  const deviation = Math.sqrt(varianceOf(mean, before.spread))
  const residual = (Math.min(value, mean + FAR_OUT * deviation + 1) - mean) / deviation
  const information = mean / (1 + before.spread * mean)
  const step = { information, pull: residual * Math.sqrt(information), per_hour: 60 / minutes }
  const cut = Math.max(-FAR_OUT, Math.min(FAR_OUT, residual))
  const per_day = DAY_HOURS * step.per_hour
  const { hours, week } = between(at)
  const moved = withStep(before, { ...step, passed: (missed + 1) / per_day })
  return centred({
    ...moved,
    drift: before.drift + (cut - before.drift) / per_day,
    ...withSpread(before, cut, SPREAD_DAYS * per_day),
    ...learnHours(before, hours, step),
    ...learnWeek(before, week, step),
  })
}

interface Step {
  information: number
  pull: number
  per_hour: number
}

function withStep(before: Baseline, { information, pull, passed }: Step & { passed: number }): Baseline {
  const hurry = 1 + HURRY * Math.max(0, Math.abs(before.drift) - DRIFTED)
  const level_known = before.level_known * Math.exp((-passed * hurry) / LEVEL_DAYS) + information
  return { ...before, level_known, level: (before.level ?? 0) + pull / (level_known + 0.5) }
}

function withSpread({ spread, spread_seen }: Baseline, residual: number, memory: number) {
  const seen = Math.min(spread_seen + 1, memory)
  const next = spread * Math.exp((2 * (residual * residual - CUT_SQUARE)) / seen)
  return { spread: Math.max(SPREAD_RANGE[0], Math.min(SPREAD_RANGE[1], next)), spread_seen: seen }
}

function learnHours({ hours, hours_known }: Baseline, parts: readonly Part[], step: Step) {
  const learned = learnSlots({ means: hours, known: hours_known }, parts, {
    ...step,
    memory: HOURS_DAYS * step.per_hour,
    outset: HOURS_OUTSET_DAYS * step.per_hour * step.information + HOURS_ALIKE,
  })
  return { hours: learned.means, hours_known: learned.known }
}

function learnWeek({ week, week_known }: Baseline, parts: readonly Part[], step: Step) {
  const learned = learnSlots({ means: week, known: week_known }, parts, {
    ...step,
    memory: WEEK_WEEKS * step.per_hour,
    outset: WEEK_OUTSET_WEEKS * step.per_hour * step.information + WEEK_ALIKE,
  })
  return { week: learned.means, week_known: learned.known }
}

interface Slots {
  means: readonly number[]
  known: readonly number[]
}

function learnSlots(slots: Slots, parts: readonly Part[], step: Step & { memory: number; outset: number }): Slots {
  const means = slots.means.slice()
  const known = slots.known.slice()
  for (const { slot, weight } of parts) {
    const faded = (known[slot] ?? 0) * Math.exp(-weight / step.memory) + weight * weight * step.information
    known[slot] = round(faded, 3)
    means[slot] = round((means[slot] ?? 0) + (weight * step.pull) / (faded + step.outset), 6)
  }
  return { means, known }
}

/** What all hours have in common belongs to the level. */
function centred(baseline: Baseline): Baseline {
  const common = baseline.hours.reduce((total, hour) => total + hour, 0) / DAY_HOURS
  if (Math.abs(common) < 0.01) return baseline
  const hours = baseline.hours.map((hour) => round(hour - common, 6))
  return { ...baseline, hours, level: (baseline.level ?? 0) + common }
}

function between(at: number): Between {
  const middle = at / HOUR_MS - 0.5
  const first = Math.floor(middle)
  const second = middle - first
  const parts = (slots: number): Part[] => [
    { slot: modulo(first, slots), weight: 1 - second },
    { slot: modulo(first + 1, slots), weight: second },
  ]
  return { hours: parts(DAY_HOURS), week: parts(7 * DAY_HOURS) }
}

const modulo = (value: number, by: number) => ((value % by) + by) % by
const sum = <Item>(items: readonly Item[], of: (item: Item) => number) => items.reduce((all, item) => all + of(item), 0)

/** Kept with few digits: the state is stored as text, and four hundred long numbers are more than it is worth. */
const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits
