/**
 * How many posts are understood in a second of one core's processor time: tokens and everything that is read from them, without
 * matching. Beside it the plain way, which keeps nothing with a word and asks every list, head and letter group anew; and
 * what any reader of words must do at least: split the text in lower case and count each word in a map.
 * Each in a process of its own, by turns, over posts that were just parsed, as they come from a network.
 */
import { openChild } from './child.ts'
import type { Way } from './reader.ts'
import { alternate, conclude, median, ratioOf, rounded, say, sayLoad } from './rounds.ts'

const ROUNDS = Number(process.argv[2] ?? 15)
/** As long as the engine takes until it has compiled what is read most. */
const WARM = 8

async function side(way: Way, name: string) {
  const child = await openChild<{ way: Way }>('reader.ts', { BENCH_WAY: way })
  const round = async () => Number(await child.ask('round'))
  for (let warm = 0; warm < WARM; warm += 1)
    if ((await round()) === 0) throw new Error('Nothing was read: what was measured says nothing.')
  return { name: `${name} posts/s`, round, stop: child.stop }
}

sayLoad()
const ours = await side('ours', 'ours')
const plain = await side('plain', 'plain')
const bare = await side('split', 'split and count')
const pairs = await alternate(ours, plain, ROUNDS)
const bounds = await alternate(ours, bare, Math.ceil(ROUNDS / 3))
sayLoad()
for (const each of [ours, plain, bare]) await each.stop()
say(`processor time per post: ours ${micros(pairs.map(({ a }) => a))} us, plain ${micros(pairs.map(({ b }) => b))} us`)
conclude({
  bench: 'understanding',
  posts_per_s: rounded(median(pairs.map(({ a }) => a)), 0),
  times_plain: rounded(ratioOf(pairs), 2),
  best_posts_per_s: rounded(Math.max(...pairs.map(({ a }) => a)), 0),
  times_split_and_count: rounded(ratioOf(bounds)),
  rounds: pairs.length,
})

function micros(per_s: readonly number[]): string {
  return (1_000_000 / median(per_s)).toFixed(1)
}
