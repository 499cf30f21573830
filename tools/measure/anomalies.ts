/**
 * The watch over a brand's volume, scored by the rules of the Numenta Anomaly Benchmark on the series of a folder. `score` is
 * that of what ships, as it ships: fixed parameters, a fixed threshold, the standard profile. Beside it stands what the
 * threshold would bring if it were chosen on the other series, and if it were chosen on all, as the benchmark's own
 * figures are.
 */
import type { Measure } from '../measure.ts'
import { readCorpus, type Series } from './nab/corpus.ts'
import { raised, type Watched, watched } from './nab/detect.ts'
import { type Costs, normalised, type Outcome, scoreOf, together, weigh } from './nab/score.ts'
import { bestOf, leavingOneOut, sweep } from './nab/sweep.ts'

/** From one quarter of a day in three to one in a hundred and fifty. */
const THRESHOLDS = Array.from({ length: 18 }, (_, step) => 1 - 10 ** -(0.5 + step / 10))

interface Run {
  series: Series
  watch: Watched
}

export const measure: Measure = (folder) => {
  const { series, profiles, unlabelled } = readCorpus(folder)
  for (const file of unlabelled) print(`LEFT OUT: ${file} has no entry in combined_windows.json`)
  const began = process.cpuUsage()
  const runs = series.map((one): Run => ({ series: one, watch: watched(one) }))
  const points = series.reduce((sum, one) => sum + one.points.length, 0)
  print(`${series.length} series, ${points} points, ${microseconds(began, points)} µs of processor time for each`)
  const figures = Object.entries(profiles).map(([name, costs]) => figuresOf(name, runs, costs))
  const standard = figures.find(({ name }) => name === 'standard')
  if (standard === undefined) throw new Error('profiles.json has no profile named standard')
  printSeries(runs, standard.outcomes)
  return {
    score: standard.shipped,
    false_positives: standard.total.false_alarms,
    windows_found: standard.total.found,
    windows: standard.total.windows,
    ...Object.fromEntries(figures.filter((one) => one !== standard).map(({ name, shipped }) => [name, shipped])),
    threshold_chosen_on_others: standard.on_others,
    threshold_chosen_on_all: standard.on_all,
    series: series.length,
    points,
    state_bytes_max: Math.max(...runs.map(({ watch }) => watch.state_bytes)),
  }
}

function figuresOf(name: string, runs: readonly Run[], costs: Costs) {
  const judged = runs.map(({ series, watch }) => ({
    worths: weigh(series.points.length, series.windows, costs),
    raisedAt: (threshold: number) => raised(series, watch, threshold),
  }))
  const outcomes = judged.map(({ worths }, place) => scoreOf(worths, raisedIn(runs[place]), costs))
  const rows = sweep(judged, THRESHOLDS, costs)
  const score = (all: readonly Outcome[]) => rounded(normalised(together(all), costs))
  const figures = {
    shipped: score(outcomes),
    on_others: score(leavingOneOut(rows)),
    on_all: score(bestOf(rows).outcomes),
  }
  print(
    `${name}: ${figures.shipped} as it ships, ${figures.on_others} with the threshold chosen on the other series, ` +
      `${figures.on_all} chosen on all`,
  )
  return { name, outcomes, total: together(outcomes), ...figures }
}

const raisedIn = (run: Run | undefined) => (run ? raised(run.series, run.watch) : [])

function printSeries(runs: readonly Run[], outcomes: readonly Outcome[]): void {
  for (const [place, { series }] of runs.entries()) {
    const { score, windows, found, false_alarms } = outcomes[place] ?? together([])
    print(`  ${series.name}: ${found} of ${windows} windows, ${false_alarms} false alarms, ${score.toFixed(2)} won`)
  }
}

const print = (line: string) => void process.stdout.write(`${line}\n`)
const rounded = (value: number) => Math.round(value * 100) / 100
function microseconds(began: NodeJS.CpuUsage, points: number): number {
  const { user, system } = process.cpuUsage(began)
  return rounded((user + system) / Math.max(1, points))
}
