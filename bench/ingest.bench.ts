/**
 * The whole path from a batch of a network to routed conversations, beside raw `unnest` inserts of the same posts into
 * the same table: same database, same batches, one commit each, alternating. `ratio` is to raw inserts as the driver
 * makes them; `ratio_to_limit` to raw inserts that are given the same binary columns as ours. All of their authors have
 * spoken before; `ratio_of_strangers` is where none of them has. `index_entries_per_post` counts what the whole path adds to indexes, by PostgreSQL's own figures.
 */
import { openAhead } from '#areas/channels/ahead.ts'
import type { HeldChannel, Intake } from '#areas/channels/ports.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import { system } from '#platform/work.ts'
import { openRiver } from '#river'
import { batchesOf, readTweets } from './airline.ts'
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
const spent = { ours: [] as Spent[], strangers: [] as Spent[], raw: [] as Spent[], limit: [] as Spent[] }
const ours = {
  name: 'ours posts/s',
  round: () => speed((batches) => oursRound(intake, house.channel, batches), spent.ours),
}
const strangers = {
  name: 'ours posts/s',
  round: () => speed((batches) => oursRound(intake, house.channel, batches), spent.strangers, true),
}
const raw = {
  name: 'raw posts/s',
  round: () => speed((batches) => rawRound(insertRaw, batches), spent.raw),
}
const limit = {
  name: 'limit posts/s',
  round: () => speed((batches) => rawRound(insertAtTheLimit, batches), spent.limit),
}
let nth = 0

type Batches = Iterable<NetworkEvent[]>

async function speed(round: (batches: Batches) => Promise<void>, note: Spent[], unknown = false): Promise<number> {
  nth += 1
  const batches = batchesOf(tweets, { round: `r${nth}`, strangers: unknown, batch: BATCH })
  const before = processor()
  const began = performance.now()
  await round(batches)
  const speed = tweets.length / ((performance.now() - began) / 1000)
  note.push(since(processor(), before))
  return speed
}

/** Processor time per post, the median of the rounds. */
function perPost(rounds: readonly Spent[]): Spent {
  const middle = (name: keyof Spent) => rounded(median(rounds.map((round) => round[name])) / tweets.length, 1)
  return { node_us: middle('node_us'), postgres_us: middle('postgres_us') }
}

async function oursRound(intake: Intake, channel: HeldChannel, batches: Batches): Promise<void> {
  const ahead = openAhead(intake, channel)
  let given = 0
  for (const events of batches) await ahead.give({ events, cursor: String((given += 1)) })
  await ahead.settled()
}

async function rawRound(insert: typeof insertRaw, batches: Batches): Promise<void> {
  const { channel, database } = house
  const whom = { workspace_id: channel.workspace_id, by: system('bench') }
  for (const events of batches) await database.inWork(whom, (work) => insert(work, channel, events))
}

await ours.round()
await raw.round()
await limit.round()
const entries = await house.indexEntriesPer(() => ours.round(), tweets.length)
const pairs = await alternate(ours, raw, ROUNDS)
const unknown = await alternate(strangers, raw, Math.ceil(ROUNDS / 2))
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
  ratio_of_strangers: rounded(ratioOf(unknown)),
  ratio_to_limit: rounded(ratioOf(limits)),
  index_entries_per_post: rounded(entries, 1),
  batch: BATCH,
  rounds: pairs.length,
})
process.exit(0)
