/**
 * How many posts are understood in a second of one core's processor time: tokens and everything that is read from them, without
 * matching. Beside it the plain way, which keeps nothing with a word and asks every list, head and letter group anew; and
 * what any reader of words must do at least: split the text in lower case and count each word in a map.
 * All in this process, by turns, over posts that were just parsed, as they come from a network.
 */
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import { BUILT_IN_MODEL, understandTokens } from '#areas/understanding/understand.ts'
import { readTweets } from './airline.ts'
import { alternate, conclude, median, ratioOf, rounded, say, sayLoad } from './rounds.ts'

const ROUNDS = Number(process.argv[2] ?? 15)
/** As many as the river understands at a stretch. */
const STRETCH = 16

const sent = JSON.stringify(readTweets().map(({ text }) => ({ text, title: null, lang: 'en', network: 'bluesky' })))
type Sent = { text: string; title: null; lang: string; network: string }[]

let heard = 0
function read(posts: Sent): void {
  for (let from = 0; from < posts.length; from += STRETCH) {
    const some = posts.slice(from, from + STRETCH)
    const tokens = some.map(({ text, title }) => tokenize(text, title))
    heard += understandTokens(some, tokens, BUILT_IN_MODEL).length
  }
}

function readPlainly(posts: Sent): void {
  for (const post of posts) {
    const tokens = tokenize(post.text, post.title)
    forget(tokens)
    heard += understandTokens([post], [tokens], BUILT_IN_MODEL).length
  }
}

function forget({ words }: Tokens): void {
  for (const word of words) {
    word.said_by = null
    word.means_at = -1
    word.fields = -1
    word.felt_by = null
    word.letter_groups = undefined
  }
}

const counts = new Map<string, number>()
function split(posts: Sent): void {
  for (const { text } of posts)
    for (const word of text.toLowerCase().split(/\W+/)) counts.set(word, (counts.get(word) ?? 0) + 1)
}

/** Posts in a second of one core's processor time, the engine's own threads included. */
function speed(name: string, run: (posts: Sent) => void) {
  const round = async () => {
    const posts = JSON.parse(sent) as Sent
    const before = process.cpuUsage()
    run(posts)
    const { user, system } = process.cpuUsage(before)
    return posts.length / ((user + system) / 1_000_000)
  }
  return { name: `${name} posts/s`, round }
}

sayLoad()
const ours = speed('ours', read)
const plain = speed('plain', readPlainly)
const bare = speed('split and count', split)
for (let warm = 0; warm < 3; warm += 1) await alternate(ours, plain, 1)
const pairs = await alternate(ours, plain, ROUNDS)
const bounds = await alternate(ours, bare, Math.ceil(ROUNDS / 3))
sayLoad()
if (heard === 0 || counts.size < 1000) throw new Error('Nothing was read: what was measured says nothing.')
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
