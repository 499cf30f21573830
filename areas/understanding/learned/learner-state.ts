/**
 * A learner as plain data, so that a workspace keeps it beside its records and another copy goes on with it. Only rows
 * that something was learned for are written. It is bounded by its labels and bits, whatever it was taught.
 */
import { z } from 'zod'
import { invariant } from '#platform/refusal.ts'
import { type Learner, newLearner } from './learner.ts'

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/)

export const LearnerState = z.object({
  baton_learner: z.literal(1),
  labels: z.array(z.string()).min(2).max(200),
  bits: z.int().min(8).max(18),
  /** The rows that are written; the tables hold these alone, in this order. */
  rows: base64,
  weights: base64,
  squares: base64,
  counts: base64,
  met: base64,
  examples: z.array(z.number().min(0)),
  features: z.array(z.number().min(0)),
  temperature: z.number().positive(),
  answers: z.array(z.object({ points: z.array(z.number()), right: z.int().min(0) })),
})
export type LearnerState = z.infer<typeof LearnerState>

export function stateOf(learner: Learner): LearnerState {
  const columns = learner.labels.length
  const rows = Uint32Array.from(learner.met.keys()).filter((row) => (learner.met[row] as number) > 0)
  const table = (cells: Float32Array, width: number) => {
    const some = new Float32Array(rows.length * width)
    for (const [place, row] of rows.entries()) some.set(cells.subarray(row * width, (row + 1) * width), place * width)
    return written(some)
  }
  const { labels, bits, examples, features, temperature, answers } = learner
  return {
    baton_learner: 1,
    labels,
    bits,
    rows: written(rows),
    weights: table(learner.weights, columns),
    squares: table(learner.squares, columns),
    counts: table(learner.counts, columns),
    met: table(learner.met, 1),
    examples,
    features,
    temperature,
    answers,
  }
}

/** Throws where it is not what `stateOf` wrote. */
export function learnerOf(given: LearnerState): Learner {
  const state = LearnerState.parse(given)
  const learner = newLearner(state.labels, state.bits)
  const rows = new Uint32Array(read(state.rows))
  invariant(
    rows.every((row) => row < 1 << state.bits),
    'because a row is in the table',
  )
  const fill = (cells: Float32Array, text: string) => {
    const some = new Float32Array(read(text))
    const width = cells.length >> state.bits
    invariant(some.length === rows.length * width, 'because each row that is written has all its cells')
    for (const [place, row] of rows.entries()) cells.set(some.subarray(place * width, (place + 1) * width), row * width)
  }
  fill(learner.weights, state.weights)
  fill(learner.squares, state.squares)
  fill(learner.counts, state.counts)
  fill(learner.met, state.met)
  const { examples, features, temperature, answers } = state
  invariant(examples.length === learner.labels.length, 'because each label has its count')
  return { ...learner, examples, features, temperature, answers }
}

const written = ({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

/** A copy, since a Buffer may begin where no number can. */
const read = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text, 'base64')).buffer
