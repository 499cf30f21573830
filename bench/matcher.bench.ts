/**
 * Saved queries against real tweets: how many posts a second one core matches with a thousand, ten thousand and a hundred
 * thousand queries. `posts_per_s` is of posts whose words were found already, since the one pass over a text feeds
 * everything (the `understanding` benchmark counts it); `from_text_per_s` has that pass in it, and so have both ratios:
 * how many times as many posts, from their text, as a regular expression for each query takes, or PostgreSQL's `tsquery`
 * for each, at ten thousand. The rivals get a sample: they would take hours.
 */
import pg from 'pg'
import { addQuery, matchesOf, noQueries, type QueryMatcher } from '#areas/listening/matching/matcher.ts'
import { retune } from '#areas/listening/matching/retune.ts'
import { NOTHING_KNOWN } from '#areas/listening/matching/subject.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { readTweets } from './airline.ts'
import { openBenchHouse } from './house.ts'
import { makeQueries } from './queries.ts'
import { expressionOf, tsqueryOf } from './query-rivals.ts'
import { alternate, conclude, median, ratioOf, rounded, say, sayLoad } from './rounds.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const COMPARED_AT = 10_000
const SAMPLE = 40

const texts = readTweets().map(({ text }) => text)
const read = texts.map((text) => tokenize(text))

function matcherOf(count: number): QueryMatcher {
  const matcher = noQueries()
  for (const query of makeQueries(read, count)) addQuery(matcher, query)
  return matcher
}

let heard = 0
/** Posts in a second of processor time. */
function speed(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return texts.length / ((user + system) / 1_000_000)
}

const fromText = (matcher: QueryMatcher) => () => {
  for (const text of texts) heard += matchesOf(matcher, { ...NOTHING_KNOWN, tokens: tokenize(text) }).length
}
const fromWords = (matcher: QueryMatcher) => () => {
  for (const tokens of read) heard += matchesOf(matcher, { ...NOTHING_KNOWN, tokens }).length
}

sayLoad()
const posts_per_s: Record<string, number> = {}
const from_text_per_s: Record<string, number> = {}
for (const count of [1000, 10_000, 100_000]) {
  const matcher = matcherOf(count)
  fromText(matcher)()
  retune(matcher)
  heard = 0
  const rounds = Array.from({ length: ROUNDS }, () => ({
    words: speed(fromWords(matcher)),
    text: speed(fromText(matcher)),
  }))
  posts_per_s[count] = rounded(median(rounds.map(({ words }) => words)), 0)
  from_text_per_s[count] = rounded(median(rounds.map(({ text }) => text)), 0)
  const each = heard / (2 * ROUNDS * texts.length)
  say(
    `${count} queries: ${posts_per_s[count]} posts/s, from their text ${from_text_per_s[count]}; each is heard by ${each.toFixed(2)}`,
  )
}

const ours = matcherOf(COMPARED_AT)
fromText(ours)()
retune(ours)
const queries = makeQueries(read, COMPARED_AT)
const sample = texts.filter((_, at) => at % Math.floor(texts.length / SAMPLE) === 0).slice(0, SAMPLE)

const expressions = queries.map(expressionOf)
let found = 0
const byExpression = () => {
  const before = process.cpuUsage()
  for (const text of sample) for (const holds of expressions) if (holds(text)) found += 1
  const { user, system } = process.cpuUsage(before)
  return sample.length / ((user + system) / 1_000_000)
}

const house = await openBenchHouse()
const client = new pg.Client({ connectionString: house.url })
await client.connect()
await client.query('set max_parallel_workers_per_gather = 0')
await client.query('create temp table queries (id int, asked tsquery)')
const asked = queries.map(({ node }) => tsqueryOf(node))
await client.query('insert into queries select * from unnest($1::int[], $2::text[]::tsquery[])', [
  asked.map((_, at) => at),
  asked,
])
await client.query('analyze queries')
/** By the clock: PostgreSQL works alone meanwhile. */
const byTsquery = async () => {
  const began = performance.now()
  for (const text of sample) {
    const { rows } = await client.query(
      "select count(*)::int as many from queries where to_tsvector('simple', $1) @@ asked",
      [text],
    )
    found += rows[0].many
  }
  return sample.length / ((performance.now() - began) / 1000)
}

const us = { name: 'ours posts/s', round: async () => speed(fromText(ours)) }
const regex = await alternate(us, { name: 'a regular expression each', round: async () => byExpression() }, ROUNDS)
const tsquery = await alternate(us, { name: 'a tsquery each', round: byTsquery }, ROUNDS)
sayLoad()
await client.end()
await house.close()
if (heard === 0 || found === 0) throw new Error('Nothing was heard: what was measured says nothing.')
conclude({
  bench: 'matcher',
  posts_per_s,
  from_text_per_s,
  times_regex: rounded(ratioOf(regex), 0),
  times_tsquery: rounded(ratioOf(tsquery), 0),
  rounds: ROUNDS,
})
