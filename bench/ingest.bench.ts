/**
 * The whole path from a batch of a network to routed conversations, beside raw `unnest` inserts of the same posts into
 * the same table: same database, same batches, one commit each, alternating. `index_entries_per_post` counts what
 * the whole path adds to indexes, by PostgreSQL's own figures.
 */
import type { HeldChannel, Intake } from '#areas/channels/ports.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import type { Database } from '#platform/database.ts'
import { system } from '#platform/work.ts'
import { openRiver } from '#river'
import { eventsOf, readTweets } from './airline.ts'
import { openBenchHouse } from './house.ts'
import { insertRaw } from './raw-posts.ts'
import { alternate, conclude, ratioOf, rounded, say, sayLoad } from './rounds.ts'

const ROUNDS = Number(process.argv[2] ?? 9)
const BATCH = Number(process.argv[3] ?? 500)

const house = await openBenchHouse()
const tweets = readTweets()
const intake = openRiver(house.database.inWork)
sayLoad()

const ours = { name: 'ours posts/s', round: () => speed((events) => oursRound(intake, house.channel, events)) }
const raw = { name: 'raw posts/s', round: () => speed((events) => rawRound(house.database, house.channel, events)) }
let nth = 0

async function speed(round: (events: NetworkEvent[]) => Promise<void>): Promise<number> {
  nth += 1
  const events = eventsOf(tweets, `r${nth}`)
  const began = performance.now()
  await round(events)
  return events.length / ((performance.now() - began) / 1000)
}

async function oursRound(intake: Intake, channel: HeldChannel, events: readonly NetworkEvent[]): Promise<void> {
  for (let i = 0; i < events.length; i += BATCH)
    await intake(channel, { events: events.slice(i, i + BATCH), cursor: String(i) })
}

async function rawRound({ inWork }: Database, channel: HeldChannel, events: readonly NetworkEvent[]): Promise<void> {
  for (let i = 0; i < events.length; i += BATCH) {
    await inWork({ workspace_id: channel.workspace_id, by: system('bench') }, (work) =>
      insertRaw(work, channel, events.slice(i, i + BATCH)),
    )
  }
}

await ours.round()
await raw.round()
const entries = await house.indexEntriesPer(() => ours.round(), tweets.length)
const pairs = await alternate(ours, raw, ROUNDS)
sayLoad()
say(`batches of ${BATCH}`)
await house.close()
conclude({
  bench: 'ingest',
  ratio: rounded(ratioOf(pairs)),
  index_entries_per_post: rounded(entries, 1),
  batch: BATCH,
  rounds: pairs.length,
})
process.exit(0)
