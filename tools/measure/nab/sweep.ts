/** The threshold at which a detector scores best, sought as the benchmark seeks it: one for all series of a corpus. */
import { type Costs, type Outcome, scoreOf, together, type Worth } from './score.ts'

/** A series with what its points are worth, and the points that a detector raises in it at a threshold. */
export interface Judged {
  worths: readonly (Worth | null)[]
  raisedAt: (threshold: number) => readonly boolean[]
}

/** What each series gives at one threshold. */
export interface Row {
  threshold: number
  outcomes: Outcome[]
}

export function sweep(judged: readonly Judged[], thresholds: readonly number[], costs: Costs): Row[] {
  return thresholds.map((threshold) => ({
    threshold,
    outcomes: judged.map(({ worths, raisedAt }) => scoreOf(worths, raisedAt(threshold), costs)),
  }))
}

/** The row with the highest score of all series together; of equals the first. */
export function bestOf(rows: readonly Row[]): Row {
  const [first, ...others] = rows
  if (first === undefined) throw new Error('there is no threshold to choose from')
  const score = ({ outcomes }: Row) => together(outcomes).score
  return others.reduce((best, row) => (score(row) > score(best) ? row : best), first)
}

/** Each series at the threshold that is best for all the others: what to expect of one that nobody chose it on. */
export function leavingOneOut(rows: readonly Row[]): Outcome[] {
  const series = rows[0]?.outcomes.length ?? 0
  return Array.from({ length: series }, (_, left) => {
    const others = rows.map((row) => ({ ...row, outcomes: row.outcomes.toSpliced(left, 1) }))
    const { threshold } = bestOf(others)
    const outcome = rows.find((row) => row.threshold === threshold)?.outcomes[left]
    if (outcome === undefined) throw new Error('a row holds an outcome for each series')
    return outcome
  })
}
