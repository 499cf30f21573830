/**
 * The whole path from a batch of a network to routed conversations, beside raw `unnest` inserts of the same posts into
 * the same table: same database, same batches, one commit each, alternating. `ratio` is to raw inserts as the driver
 * makes them; `ratio_to_limit` to raw inserts that are given the same binary columns as ours. `index_entries_per_post`
 * counts what the whole path adds to indexes, by PostgreSQL's own figures.
 */
import { oneAhead } from '#areas/channels/ahead.ts'
import type { HeldChannel, Intake } from '#areas/channels/ports.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import { system } from '#platform/work.ts'
import { openRiver } from '#river'
import { eventsOf, readTweets } from './airline.ts'
import { openBenchHouse } from './house.ts'
import { openProcessor, type Spent, since } from './processor.ts'
import { insertAtTheLimit, insertRaw } from './raw-posts.ts'
import { alternate, conclude, median, ratioOf, rounded, say, sayLoad } from './rounds.ts'

const ROUNDS = Number(process.argv[2] ?? 9)
const BATCH = Number(process.argv[3] ?? 500)

const house = await openBenchHouse()
const tweets = readTweets()
const intake = openRiver(house.database.inWork)
sayLoad()

const processor = await openProcessor(house.database)
const spent = { ours: [] as Spent[], raw: [] as Spent[], limit: [] as Spent[] }
const ours = {
  name: 'ours posts/s',
  round: () => speed((events) => oursRound(intake, house.channel, events), spent.ours),
}
const raw = {
  name: 'raw posts/s',
  round: () => speed((events) => rawRound(insertRaw, events), spent.raw),
}
const limit = {
  name: 'limit posts/s',
  round: () => speed((events) => rawRound(insertAtTheLimit, events), spent.limit),
}
let nth = 0

async function speed(round: (events: NetworkEvent[]) => Promise<void>, note: Spent[]): Promise<number> {
  nth += 1
  const events = eventsOf(tweets, `r${nth}`)
  const before = processor()
  const began = performance.now()
  await round(events)
  const speed = events.length / ((performance.now() - began) / 1000)
  note.push(since(processor(), before))
  return speed
}

/** Processor time per post, the median of the rounds. */
function perPost(rounds: readonly Spent[]): Spent {
  const middle = (name: keyof Spent) => rounded(median(rounds.map((round) => round[name])) / tweets.length, 1)
  return { node_us: middle('node_us'), postgres_us: middle('postgres_us') }
}

async function oursRound(intake: Intake, channel: HeldChannel, events: readonly NetworkEvent[]): Promise<void> {
  const ahead = oneAhead(intake, channel)
  for (let i = 0; i < events.length; i += BATCH)
    await ahead.give({ events: events.slice(i, i + BATCH), cursor: String(i) })
  await ahead.settled()
}

async function rawRound(insert: typeof insertRaw, events: readonly NetworkEvent[]): Promise<void> {
  const { channel, database } = house
  for (let i = 0; i < events.length; i += BATCH) {
    await database.inWork({ workspace_id: channel.workspace_id, by: system('bench') }, (work) =>
      insert(work, channel, events.slice(i, i + BATCH)),
    )
  }
}

await ours.round()
await raw.round()
await limit.round()
const entries = await house.indexEntriesPer(() => ours.round(), tweets.length)
const pairs = await alternate(ours, raw, ROUNDS)
const limits = await alternate(ours, limit, Math.ceil(ROUNDS / 2))
sayLoad()
say(`batches of ${BATCH}`)
for (const [name, rounds] of Object.entries(spent)) {
  const { node_us, postgres_us } = perPost(rounds)
  say(`processor time per post, ${name}: node ${node_us} us, PostgreSQL ${postgres_us} us`)
}
await house.close()
conclude({
  bench: 'ingest',
  ratio: rounded(ratioOf(pairs)),
  ratio_to_limit: rounded(ratioOf(limits)),
  index_entries_per_post: rounded(entries, 1),
  batch: BATCH,
  rounds: pairs.length,
})
process.exit(0)
