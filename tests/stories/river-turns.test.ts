/** Batches of one channel overlap while they are stored, and are as good as one after the other; people are looked up once. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { HeldChannel } from '#areas/channels/ports.ts'
import { contacts } from '#areas/contacts/area.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import { openEmptyStage } from '#platform/rehearsal.ts'
import type { InWork } from '#platform/work.ts'
import { openRiver } from '#river'
import { openVillage, said, type Village } from '../village.ts'

const { database } = await openEmptyStage()
after(() => database.close())
const { inWork } = database
const first = ({ channels }: Village) => channels[0] as HeldChannel

/** Takes batches, notes whose transaction began, and holds or breaks a commit as `atCommit` says; the first Work is 1. */
async function watched({ channels }: Village, atCommit: (nth: number, begun: readonly number[]) => Promise<void>) {
  const begun: number[] = []
  let works = 0
  let watching = false
  const watchedWork: InWork = (whom, body) => {
    if (!watching) return inWork(whom, body)
    const nth = (works += 1)
    const after = whom.after?.then(() => begun.push(nth))
    return inWork(after ? { ...whom, after } : whom, async (work) => {
      const result = await body(work)
      await atCommit(nth, begun)
      return result
    })
  }
  const intake = openRiver(watchedWork)
  const hear = (event: NetworkEvent, cursor = '') => intake(channels[0] as HeldChannel, { events: [event], cursor })
  // What the workspace taught is read before the first batch, in a Work of its own.
  await hear(said('at://dan/0', { by: 'did:plc:dan' }), 'zero')
  watching = true
  return { hear, begun }
}

const until = async (isSo: () => boolean) => {
  for (let tries = 0; tries < 400 && !isSo(); tries += 1) await new Promise((done) => setTimeout(done, 5))
}

test('a batch begins while the one before commits, and is committed after it', async () => {
  const here = await openVillage(inWork)
  const committing: number[] = []
  const { hear, begun } = await watched(here, async (nth, works) => {
    if (nth < 3) await until(() => works.includes(nth + 1))
    committing.push(nth, works.length)
  })
  await Promise.all(['one', 'two', 'three'].map((name) => hear(said(`at://ana/${name}`), name)))
  assert.deepEqual(begun, [1, 2, 3])
  assert.deepEqual(committing, [1, 2, 2, 3, 3, 3], 'each Work, and how many had begun at its commit')
  assert.equal(await here.count('channels_posts'), 4)
  assert.equal(await here.count('channels_channels', "cursor = 'three'"), 1)
})

for (const [name, second, left] of [
  ['the same post', said('at://ana/1', { revision: '2', text: 'second words' }), 'second words'],
  ['the same thread', said('at://bob/2', { thread_id: 'at://ana/1' }), 'first words'],
  ['something to remove', { kind: 'deleted', native_id: 'at://ana/1', at: new Date() }, ''],
] as [string, NetworkEvent, string][])
  test(`a batch with ${name} waits until the one before is committed`, async () => {
    const here = await openVillage(inWork)
    const begunAtCommit: number[][] = []
    const { hear } = await watched(here, async (_, works) => {
      await new Promise((done) => setTimeout(done, 100))
      begunAtCommit.push([...works])
    })
    await Promise.all([hear(said('at://ana/1', { text: 'first words' }), 'one'), hear(second, 'two')])
    assert.deepEqual(begunAtCommit, [[1], [1, 2]])
    assert.equal(await here.count('inbox_conversations'), 2)
    assert.equal(await here.count('channels_posts', `native_id = 'at://ana/1' and text = '${left}'`), 1)
    assert.equal(await here.count('channels_channels', "cursor = 'two'"), 1)
  })

for (const between of [[], [said('at://eve/5')]])
  test(`an answer stands behind what it answers, also where the batch ${between.length === 0 ? '' : 'before the one '}before began later`, async () => {
    const here = await openVillage(inWork)
    let works = 0
    const firstIsSlow: InWork = async (whom, body) => {
      works += 1
      if (works === 3) await new Promise((done) => setTimeout(done, 120))
      return inWork(whom, body)
    }
    const intake = openRiver(firstIsSlow)
    const hear = (event: NetworkEvent, cursor: string) => intake(first(here), { events: [event], cursor })
    await hear(said('at://dan/0'), 'zero')
    await Promise.all([
      hear(said('at://ana/1', { text: 'a question' }), 'one'),
      ...between.map((event) => hear(event, 'between')),
      hear(said('at://bob/2', { thread_id: 'at://ana/1', text: 'an answer' }), 'two'),
    ])
    const { rows } = await here.read((work) =>
      sql<{ text: string }>`
      select p.text from inbox_messages m join channels_posts p on p.id = m.id
      where p.thread_id = 'at://ana/1' order by m.id`.execute(work.db),
    )
    assert.deepEqual(
      rows.map(({ text }) => text),
      ['a question', 'an answer'],
    )
  })

test('what was stored behind a batch whose commit fails is undone with it', async () => {
  const here = await openVillage(inWork)
  const { hear, begun } = await watched(here, async (nth, works) => {
    if (nth !== 1) return
    await until(() => works.includes(2))
    // As a unique violation looks: the batch must not be tried again behind the one that has begun.
    throw Object.assign(new Error('lost while it committed'), { code: '23505' })
  })
  const both = () => Promise.allSettled(['one', 'two'].map((name) => hear(said(`at://ana/${name}`), name)))
  const reasons = (await both()).map((outcome) => outcome.status === 'rejected' && (outcome.reason as Error).message)
  assert.deepEqual(reasons, ['lost while it committed', 'the batch before failed'])
  assert.deepEqual(begun, [1, 2])
  assert.equal(await here.count('channels_posts'), 1)
  assert.equal(await here.count('channels_channels', "cursor = 'zero'"), 1)
  await both()
  assert.equal(await here.count('channels_posts'), 3)
})

test('who was recognised is written again when something of theirs is new, and only then', async () => {
  const here = await openVillage(inWork)
  const intake = openRiver(inWork)
  let posts = 0
  const speak = async (name: string, followers: number) => {
    posts += 1
    const event = said(`at://ana/${posts}`)
    if (event.kind === 'post') Object.assign(event.post.author, { name, followers })
    await intake(first(here), { events: [event], cursor: `${posts}` })
    const { rows } = await here.read((work) =>
      sql<{ name: string; followers: number; row: string }>`
        select name, followers::int as followers, ctid::text as row from contacts_identities`.execute(work.db),
    )
    return rows[0]
  }
  const before = await speak('Ana', 1_000)
  assert.deepEqual(await speak('Ana', 1_050), before, 'fifty more are not much')
  assert.deepEqual(await speak('', 1_000), before, 'a name that is missing is not another name')
  const named = await speak('Ana Ruiz', 1_000)
  assert.equal(named?.name, 'Ana Ruiz')
  const liked = await speak('Ana Ruiz', 2_000)
  assert.equal(liked?.followers, 2_000)
})

test('who was erased and speaks again is known anew', async () => {
  const here = await openVillage(inWork)
  const intake = openRiver(inWork)
  const speak = (nth: number) => intake(first(here), { events: [said(`at://ana/${nth}`)], cursor: `${nth}` })
  await speak(1)
  await speak(2)
  const { personal } = contacts().records.contacts_identities ?? {}
  await here.read(async (work) => {
    const { rows } = await sql<{ id: string }>`select id from contacts_identities`.execute(work.db)
    assert.ok(personal && 'erase' in personal)
    await personal.erase(
      work,
      rows.map((row) => row.id),
    )
  })
  assert.equal(await here.count('contacts_identities'), 0)
  await speak(3)
  assert.equal(await here.count('contacts_identities'), 1)
})
