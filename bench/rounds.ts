/** Two sides alternate within one run; rounds that drift are dropped, and the ratio is the median of pairs. */
import { loadavg } from 'node:os'

export interface Side {
  name: string
  /** Does one round and returns its speed or time; the unit is the caller's. */
  round: () => Promise<number>
}

export interface Pair {
  a: number
  b: number
}

/** The order within a pair changes each time, so that neither side always comes second. */
export async function alternate(a: Side, b: Side, rounds: number): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (let i = 0; i < rounds; i++) {
    const first = i % 2 === 0 ? a : b
    const one = await first.round()
    const two = await (first === a ? b : a).round()
    const pair = first === a ? { a: one, b: two } : { a: two, b: one }
    pairs.push(pair)
    say(
      `round ${i + 1}: ${a.name} ${pair.a.toFixed(1)}, ${b.name} ${pair.b.toFixed(1)}, ratio ${(pair.a / pair.b).toFixed(3)}`,
    )
  }
  return steady(pairs)
}

/** Drops pairs in which either side is more than a third away from its own median: something else was running. */
export function steady(pairs: readonly Pair[]): Pair[] {
  const [middleA, middleB] = [median(pairs.map((p) => p.a)), median(pairs.map((p) => p.b))]
  const near = (value: number, middle: number) => Math.abs(value - middle) <= middle / 3
  const kept = pairs.filter((pair) => near(pair.a, middleA) && near(pair.b, middleB))
  if (kept.length < pairs.length)
    say(`${pairs.length - kept.length} of ${pairs.length} rounds drifted and are left out`)
  return kept.length > 0 ? kept : [...pairs]
}

export const ratioOf = (pairs: readonly Pair[]): number => median(pairs.map((pair) => pair.a / pair.b))

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((x, y) => x - y)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

export const say = (line: string): void => void process.stderr.write(`${line}\n`)

export const sayLoad = (): void =>
  say(
    `load ${loadavg()
      .map((l) => l.toFixed(2))
      .join(' ')} on two cores`,
  )

/** The last line of every benchmark. */
export const conclude = (result: { bench: string } & Record<string, unknown>): void =>
  void process.stdout.write(`${JSON.stringify(result)}\n`)

export const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits))
