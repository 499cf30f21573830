/** A folder laid out as the Numenta Anomaly Benchmark keeps its own: series, labelled windows, profiles. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { readCsv } from '../../read-data.ts'
import type { Costs, Window } from './score.ts'

export interface Series {
  name: string
  points: { at: Date; value: number }[]
  windows: Window[]
}

export interface Corpus {
  series: Series[]
  profiles: Record<string, Costs>
  /** Files that have no entry among the windows, and are therefore not measured. */
  unlabelled: string[]
}

const Windows = z.record(z.string(), z.array(z.tuple([z.string(), z.string()])))
const Profiles = z.record(
  z.string(),
  z.object({ CostMatrix: z.object({ tpWeight: z.number(), fnWeight: z.number(), fpWeight: z.number() }) }),
)

export function readCorpus(folder: string): Corpus {
  const text = (file: string) => readFileSync(join(folder, file), 'utf8')
  const windows = windowsByFile(Windows.parse(JSON.parse(text('combined_windows.json'))))
  const files = globSync('**/*.csv', { cwd: folder }).sort()
  return {
    profiles: profilesOf(text('profiles.json')),
    unlabelled: files.filter((file) => !windows.has(basename(file))),
    series: files.flatMap((file) => {
      const labelled = windows.get(basename(file))
      return labelled ? [seriesOf(basename(file, '.csv'), text(file), labelled)] : []
    }),
  }
}

/** The windows' names say in which folder of the benchmark a file lies; here it may lie elsewhere. */
function windowsByFile(windows: z.infer<typeof Windows>): Map<string, [string, string][]> {
  return new Map(Object.entries(windows).map(([path, labelled]) => [basename(path), labelled]))
}

function profilesOf(text: string): Record<string, Costs> {
  return Object.fromEntries(
    Object.entries(Profiles.parse(JSON.parse(text))).map(([name, { CostMatrix: costs }]) => [
      name,
      { found: costs.tpWeight, missed: costs.fnWeight, false_alarm: costs.fpWeight },
    ]),
  )
}

/** A series of a file with the columns timestamp and value; its windows by their first and last instant. */
export function seriesOf(name: string, csv: string, windows: readonly (readonly [string, string])[]): Series {
  const points = readCsv(csv).map(({ timestamp = '', value = '' }) => ({
    at: instantOf(timestamp),
    value: Number(value),
  }))
  const places = new Map(points.map(({ at }, place) => [at.getTime(), place]))
  const placeOf = (text: string) => {
    const place = places.get(instantOf(text).getTime())
    if (place === undefined) throw new Error(`${name} has no point at ${text}, where a window begins or ends`)
    return place
  }
  const labelled = windows.map(([first, last]): Window => [placeOf(first), placeOf(last)])
  return { name, points, windows: labelled.sort(([a], [b]) => a - b) }
}

function instantOf(text: string): Date {
  return new Date(`${text.trim().replace(' ', 'T')}Z`)
}
