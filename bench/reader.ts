/**
 * The child of the understanding benchmark: reads the same posts over and over, one way. Each way has a process of its own,
 * since what one forgets of a word the other would have to find out again.
 */
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import { BUILT_IN_MODEL, understandTokens } from '#areas/understanding/understand.ts'
import { readTweets } from './airline.ts'

/** As many as the river understands at a stretch. */
const STRETCH = 16

type Sent = { text: string; title: null; lang: string; network: string }[]

let heard = 0
const counts = new Map<string, number>()

const ways = {
  ours(posts: Sent): void {
    for (let from = 0; from < posts.length; from += STRETCH) {
      const some = posts.slice(from, from + STRETCH)
      const tokens = some.map(({ text, title }) => tokenize(text, title))
      heard += understandTokens(some, tokens, BUILT_IN_MODEL).length
    }
  },
  plain(posts: Sent): void {
    for (const post of posts) {
      const tokens = tokenize(post.text, post.title)
      forget(tokens)
      heard += understandTokens([post], [tokens], BUILT_IN_MODEL).length
    }
  },
  split(posts: Sent): void {
    for (const { text } of posts)
      for (const word of text.toLowerCase().split(/\W+/)) counts.set(word, (counts.get(word) ?? 0) + 1)
    heard += posts.length
  },
}
export type Way = keyof typeof ways

function forget({ words }: Tokens): void {
  for (const word of words) {
    word.said_at = -1
    word.fields = -1
    word.felt_by = null
    word.letter_groups = undefined
  }
}

const way = process.env['BENCH_WAY'] as Way
const sent = JSON.stringify(readTweets().map(({ text }) => ({ text, title: null, lang: 'en', network: 'bluesky' })))

/** Answers each message with a round: posts in a second of one core's processor time, the engine's own threads included. */
process.on('message', () => {
  const posts = JSON.parse(sent) as Sent
  const before = process.cpuUsage()
  ways[way](posts)
  const { user, system } = process.cpuUsage(before)
  process.send?.(heard === 0 ? 0 : posts.length / ((user + system) / 1_000_000))
})
process.once('SIGTERM', () => process.exit(0))
process.send?.({ way })
