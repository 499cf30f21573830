const HOUR_S = 3_600

/** The hours with which a day begins on the reader's clock: so each day is named once, where it begins. */
export const dayBegins = (hours_s: readonly number[], day: Intl.DateTimeFormat): number[] =>
  hours_s.filter((at) => day.format(at * 1_000) !== day.format((at - HOUR_S) * 1_000))
