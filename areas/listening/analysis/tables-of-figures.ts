/** Each figure as rows for a spreadsheet. Shares are left to whoever opens it: they have the counts. */
import type { Analysis, Figure, OutspokenOne, Sums } from './api.ts'
import { csvOf } from './csv.ts'

const SUMS = ['mentions', 'positive', 'negative', 'repeats', 'reach'] as const
const sumsOf = (sums: Sums) => SUMS.map((name) => sums[name])
const BEFORE = [...SUMS, ...SUMS.map((name) => `${name}_before`)]
const both = ({ now, before }: { now: Sums; before: Sums }) => [...sumsOf(now), ...sumsOf(before)]

export function csvOfFigure(analysis: Analysis, figure: Figure): string {
  switch (figure) {
    case 'volume':
      return csvOf(
        ['from', ...SUMS, 'normal_low', 'normal_expected', 'normal_high', 'incomplete', 'so_far'],
        analysis.points.map((point) => [
          ...[point.at, ...sumsOf(point)],
          ...[point.normal?.low ?? null, point.normal?.expected ?? null, point.normal?.high ?? null],
          ...[point.incomplete, point.so_far].map((is) => (is ? 'yes' : 'no')),
        ]),
      )
    case 'voices':
      return csvOf(
        ['monitor', 'set', ...BEFORE],
        analysis.voices.map((voice) => [voice.name, voice.kind, ...both(voice)]),
      )
    case 'authors':
      return csvOf(
        ['name', 'handle', 'network', ...BEFORE],
        analysis.authors.map((one) => [
          one.who?.name ?? '',
          one.who?.handle ?? '',
          one.who?.network ?? '',
          ...both(one),
        ]),
      )
    case 'week':
      return csvOf(
        ['weekday', 'hour', 'mentions'],
        analysis.week
          .toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour)
          .map(({ weekday, hour, mentions }) => [weekday, hour, mentions]),
      )
    default:
      return csvOf(
        [figure.slice(0, -1), ...BEFORE],
        analysis[figure].map((part) => [part.value, ...both(part)]),
      )
  }
}

export const csvOfOutspoken = (people: readonly OutspokenOne[]): string =>
  csvOf(
    ['name', 'handle', 'network', 'address', 'followers', ...SUMS, 'last_on', 'because', 'state', 'note'],
    people.map((one) => [
      ...[
        one.who?.name ?? '',
        one.who?.handle ?? '',
        one.who?.network ?? '',
        one.who?.url ?? '',
        one.who?.followers ?? null,
      ],
      ...sumsOf(one),
      ...[one.last_on.toISOString().slice(0, 10), one.because.join(' '), one.state ?? '', one.note],
    ]),
  )
