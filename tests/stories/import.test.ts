/** N10: posts from anywhere. A file is mapped, looked at, tried, brought in, reported on, and taken back. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { importsApi } from '#areas/imports/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { system, type Work } from '#platform/work.ts'
import { readData } from '../../tools/read-data.ts'
import { openStory, type Story } from '../arrivals.ts'
import { bring, ended, type ImportShown, ran, tried } from '../importing.ts'

let story: Story
before(async () => {
  story = await openStory()
})
after(() => story?.server.stop())

const work = <T>(body: (work: Work) => Promise<T>): Promise<T> =>
  story.server.tools.database.inWork({ workspace_id: story.channel.workspace_id, by: system('test') }, body)

async function many(table: string): Promise<number> {
  return work(async ({ db }) => {
    const { rows } = await sql<{ many: number }>`select count(*)::int as many from ${sql.table(table)}`.execute(db)
    return rows[0]?.many ?? 0
  })
}

const TABLES = [
  'channels_posts',
  'understanding_readings',
  'listening_mentions',
  'inbox_conversations',
  'inbox_messages',
]
const stored = async () => Object.fromEntries(await Promise.all(TABLES.map(async (t) => [t, await many(t)] as const)))

const volumes = (monitor_id: string) =>
  work(async ({ db }) => {
    const { rows } = await sql<{ mentions: number; first: Date }>`
      select sum(mentions)::int as mentions, min(from_at) filter (where mentions > 0) as first from listening_volumes where monitor_id = ${monitor_id}`.execute(
      db,
    )
    return rows[0] ?? { mentions: 0, first: null }
  })

const spamOf = (monitor_id: string) =>
  work(async ({ db }) => {
    const { rows } = await sql<{ many: number }>`
      select count(*)::int as many from listening_mentions where monitor_id = ${monitor_id} and set_aside = 'spam'`.execute(
      db,
    )
    return rows[0]?.many ?? 0
  })

const figuresOf = ({ counts }: ImportShown) => counts && { ...counts, reasons: { ...counts.reasons } }
function triedFigures({ tried }: ImportShown) {
  assert.ok(tried)
  const { first_refused: _, unreadable: _u, tried_at: _t, ...figures } = tried
  return figures
}

const listenFor = (name: string) => story.nora.call(listeningApi.makeMonitor, { name, names: [`@${name}`] })

const TWEETS = readData('airline/tweets-first-80-percent.csv')

describe('N10 the tweets to six airlines', {
  skip: TWEETS === null && 'the airline tweets are not in ../shared/data',
}, () => {
  test('N10 a real file is guessed, tried, brought in once, counted at its own time, and taken back', async () => {
    const united = await listenFor('united')
    const jetblue = await listenFor('JetBlue')
    const empty = await stored()
    const { id, mapping, format } = await bring(story.nora, 'tweets.csv', TWEETS ?? '')
    assert.equal(format?.delimiter, ',')
    const { text, id: tweet, posted_at, reposts } = mapping?.columns ?? {}
    assert.deepEqual(
      { text, tweet, posted_at, reposts },
      {
        text: 'text',
        tweet: 'tweet_id',
        posted_at: 'tweet_created',
        reposts: 'retweet_count',
      },
    )
    const { rows } = await story.nora.call(importsApi.preview, { id })
    assert.equal(rows.length, 20)
    assert.equal(rows[0]?.post?.posted_at, '2015-02-17T07:36:05.000Z', 'its own time, by its own zone')

    const dry = triedFigures(await tried(story.nora, id))
    assert.deepEqual(await stored(), empty, 'a dry run stores nothing')
    const done = await ran(story.nora, id)
    assert.equal(done.state, 'done', done.problem ?? '')
    const figures = figuresOf(done)
    assert.deepEqual(dry, figures, 'the dry run said what the run did')
    assert.ok(figures)
    assert.equal(figures.new + figures.known + figures.refused, figures.rows)
    assert.equal(figures.conversations, 0, 'what is eleven years old opens no conversation')
    const heard = figures.monitors
    assert.ok((heard[united.id] ?? 0) > 1_000 && (heard[jetblue.id] ?? 0) > 1_000)
    const volume = await volumes(united.id)
    const aside = await spamOf(united.id)
    assert.ok(aside < 0.01 * volume.mentions, `${aside} of ${volume.mentions} read as advertising`)
    assert.equal(volume.mentions + aside, heard[united.id], 'the figures hold each mention once, without spam')
    assert.match(String(volume.first?.toISOString()), /^2015-02-/, 'and at the time when it was said')
    process.stdout.write(
      `# ${JSON.stringify({ ...figures, monitors: { united: heard[united.id], jetblue: heard[jetblue.id] } })}\n`,
    )

    const again = await ran(story.nora, (await bring(story.nora, 'again.csv', TWEETS ?? '')).id)
    assert.equal(again.counts?.new, 0, 'the same file again brings nothing')
    assert.equal(again.counts?.known, figures.rows - figures.refused)

    await story.nora.call(importsApi.takeBack, { id })
    const undone = await ended(story.nora, id)
    assert.equal(undone.state, 'undone')
    assert.equal(undone.problem, null)
    assert.deepEqual(await stored(), empty, 'taken back as if it had never been')
    assert.equal((await volumes(united.id)).mentions, 0)
  })
})
