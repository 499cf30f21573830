/** What is said on networks arrives once, in order, in the right conversation, however often and through however many channels it is heard. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import '#areas/administration/tables.ts'
import '#areas/channels/tables.ts'
import '#areas/channels/post-tables.ts'
import { openAhead } from '#areas/channels/ahead.ts'
import { LeaseLost } from '#areas/channels/cursor.ts'
import type { HeldChannel } from '#areas/channels/ports.ts'
import { makeMonitor } from '#areas/listening/monitors.ts'
import { setLine } from '#areas/routing/table.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import { newId } from '#platform/ids.ts'
import { openEmptyStage } from '#platform/rehearsal.ts'
import { openRiver } from '#river'
import { OWN, openVillage, person, said, type Village } from '../village.ts'

/** Of its own: queues are looked through over all workspaces, and ten thousand events are no load for the other tests. */
const { database } = await openEmptyStage()
after(() => database.close())
const { inWork } = database
const intake = openRiver(inWork)
const village = (accounts = 1) => openVillage(inWork, accounts)

const first = ({ channels }: Village) => channels[0] as HeldChannel
const hear = (channel: HeldChannel, events: NetworkEvent[], cursor = 'c') => intake(channel, { events, cursor })

test('one event that arrives a thousand times is one post in one conversation', async () => {
  const here = await village()
  const event = said('at://ana/1')
  for (let batch = 0; batch < 20; batch += 1)
    await hear(
      first(here),
      Array.from({ length: 50 }, () => event),
    )
  for (const table of [
    'channels_posts',
    'inbox_messages',
    'inbox_conversations',
    'understanding_readings',
    'routing_decisions',
  ])
    assert.equal(await here.count(table), 1, table)
  assert.equal(await here.count('inbox_counts', 'open = 1'), 1)
})

/** The same order each run, so that a failure comes again. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

const EVENTS = 10_000
test(`TRUST R4 16 channels hear the same ${EVENTS} events in batches of their own order: one row each, exact counts, no gap, no deadlock`, async () => {
  const here = await village(16)
  const events = Array.from({ length: EVENTS }, (_, n) =>
    said(`at://p/${n}`, { thread_id: `at://p/${n - (n % 4)}`, by: `did:plc:${n % 700}` }),
  )
  await Promise.all(
    here.channels.map(async (channel, nth) => {
      const ahead = openAhead(intake, channel)
      const mine = shuffled(events, nth + 1)
      for (let from = 0; from < mine.length; from += 500)
        await ahead.give({ events: mine.slice(from, from + 500), cursor: `${from}` })
      await ahead.settled()
    }),
  )
  for (const table of ['channels_posts', 'inbox_messages', 'understanding_readings'])
    assert.equal(await here.count(table), EVENTS, table)
  assert.equal(await here.count('inbox_conversations'), EVENTS / 4)
  assert.equal(await here.count('inbox_conversations', 'message_count = 4'), EVENTS / 4)
  assert.equal(await here.count('routing_decisions'), EVENTS / 4)
  assert.equal(await here.count('contacts_identities'), 700)
  const { rows } = await here.read((work) =>
    sql<{
      open: number
      real: number
    }>`select (select sum(open)::int from inbox_counts where owner_kind = 'team') as open,
      (select count(*)::int from inbox_conversations where state = 'open') as real`.execute(work.db),
  )
  assert.deepEqual(rows, [{ open: EVENTS / 4, real: EVENTS / 4 }])
  await positionsHaveNoGap(here)
})

async function positionsHaveNoGap(here: Village): Promise<void> {
  const { rows } = await here.read((work) =>
    sql<{ many: number; lowest: number; highest: number; head: number }>`
      select count(distinct position)::int as many, min(position) as lowest, max(position) as highest,
        (select position from platform_heads where workspace_id = ${here.workspace_id}) as head from platform_facts`.execute(
      work.db,
    ),
  )
  const { many = 0, lowest, highest, head } = rows[0] ?? {}
  assert.deepEqual([lowest, highest, head], [1, many, many])
}

test('an answered conversation that hears more is open again, and counted once', async () => {
  const here = await village()
  await hear(first(here), [said('at://ana/1'), said('at://ana/2', { thread_id: 'at://ana/1' })])
  const ours = said('at://us/3', { thread_id: 'at://ana/1', by: OWN, text: 'We send a new one' })
  await hear(first(here), [ours])
  assert.equal(await here.count('inbox_conversations', "state = 'answered' and first_answered_at is not null"), 1)
  assert.equal(await here.count('inbox_messages', "kind = 'elsewhere'"), 1)
  assert.equal(await here.count('inbox_counts', 'open <> 0'), 0)
  await hear(first(here), [
    said('at://ana/4', { thread_id: 'at://ana/1' }),
    said('at://ana/5', { thread_id: 'at://ana/1' }),
  ])
  assert.equal(await here.count('inbox_conversations', "state = 'open' and message_count = 5"), 1)
  assert.equal(await here.count('inbox_counts', 'open = 1'), 1)
  assert.equal(await here.count('routing_decisions'), 1)
})

test('the wait counts from whoever began the thread: a bystander starts a clock where there is none, the asker sets it to theirs', async () => {
  const here = await village()
  const at = (hour: number) => new Date(`2026-11-20T${hour}:00:00Z`)
  const in_it = (native_id: string, hour: number, by = 'did:plc:ana') =>
    said(native_id, { thread_id: 'at://ana/1', by, posted_at: at(hour) })
  const waits = async (hour: number, why: string) => {
    const { rows } = await here.read((work) =>
      sql<{ waiting_since: Date }>`select waiting_since from inbox_conversations`.execute(work.db),
    )
    assert.deepEqual(rows, [{ waiting_since: at(hour) }], why)
  }
  await hear(first(here), [in_it('at://ana/1', 10)])
  await hear(first(here), [in_it('at://bob/2', 11, 'did:plc:bob'), in_it('at://ana/3', 12)])
  await waits(10, 'she has waited since her first words')
  await hear(first(here), [in_it('at://us/4', 13, OWN)])
  await hear(first(here), [in_it('at://bob/5', 14, 'did:plc:bob')])
  await waits(14, 'answered, and a bystander asks')
  await hear(first(here), [in_it('at://cem/6', 15, 'did:plc:cem')])
  await waits(14, 'the oldest of the bystanders')
  await hear(first(here), [in_it('at://cem/7', 16, 'did:plc:cem'), in_it('at://ana/8', 17)])
  await waits(17, 'she asks again herself')
  await hear(first(here), [in_it('at://ana/9', 18), in_it('at://bob/10', 19, 'did:plc:bob')])
  await waits(17, 'her oldest since our answer')
})

test('two channels that hear one thread at the same instant fill one conversation', async () => {
  const here = await village(2)
  const [one, two] = here.channels as [HeldChannel, HeldChannel]
  for (let nth = 0; nth < 25; nth += 1) {
    const threads = Array.from({ length: 8 }, (_, n) => `at://t/${nth}-${n}`)
    const through = (name: string) => threads.map((thread_id) => said(`${thread_id}/${name}`, { thread_id }))
    await Promise.all([hear(one, through('a')), hear(two, through('b').reverse())])
  }
  assert.equal(await here.count('inbox_conversations', 'message_count = 2'), 200)
  assert.equal(await here.count('inbox_conversations'), 200)
  assert.equal(await here.count('inbox_counts', 'open = 200'), 1)
})

test('an edit keeps the earlier words, also one that comes with its post', async () => {
  const here = await village()
  await hear(first(here), [said('at://ana/1', { text: 'first words' })])
  await hear(first(here), [said('at://ana/1', { revision: '2', text: 'second words' })])
  await hear(first(here), [said('at://ana/2', { text: 'one' }), said('at://ana/2', { revision: '2', text: 'two' })])
  const { rows } = await here.read((work) =>
    sql`select p.text, e.text as earlier from channels_posts p join channels_post_edits e on e.post_id = p.id order by p.text`.execute(
      work.db,
    ),
  )
  assert.deepEqual(rows, [
    { text: 'second words', earlier: 'first words' },
    { text: 'two', earlier: 'one' },
  ])
  assert.equal(await here.count('inbox_messages'), 2)
  const third = said('at://ana/1', { revision: '3', text: 'third words' })
  await hear(first(here), [third])
  const again = [
    said('at://ana/1', { text: 'first words' }),
    said('at://ana/1', { revision: '2', text: 'second words' }),
  ]
  await hear(first(here), [...again, third])
  assert.equal(await here.count('channels_posts', "text = 'third words'"), 1, 'what is repeated changes nothing back')
  assert.equal(await here.count('channels_post_edits'), 3)
})

test('what was taken back on the network has no words left here', async () => {
  const here = await village()
  await hear(first(here), [said('at://ana/1', { text: 'one' }), said('at://ana/2')])
  await hear(first(here), [said('at://ana/1', { revision: '2', text: 'two' })])
  await hear(first(here), [{ kind: 'deleted', native_id: 'at://ana/1' } as NetworkEvent])
  assert.equal(await here.count('channels_posts', "text = '' and deleted_at is not null"), 1)
  assert.equal(await here.count('channels_post_edits'), 0)
  assert.equal(await here.count('channels_posts', "text <> ''"), 1)
})

test('what left through here never comes back as news, known by its id on the network or by its words', async () => {
  const here = await village()
  await here.read(async (work) => {
    const outgoing = JSON.stringify({ text: 'We send a new one', lang: null, reply_to: null, images: [] })
    const delivery = (key: string, native_id: string | null, state: string) =>
      sql`
      insert into channels_deliveries (workspace_id, id, key, channel_id, subject_kind, subject_id, grant_id, person_id, outgoing, frozen_at, state, native_id, created_at)
      values (${here.workspace_id}, ${newId(work.now)}, ${key}, ${first(here).channel_id}, 'message', ${randomUUID()}, ${randomUUID()}, ${randomUUID()}, ${outgoing}, ${work.now}, ${state}, ${native_id}, ${work.now})`.execute(
        work.db,
      )
    await delivery('key-a', 'at://us/sent', 'sent')
    await delivery('key-b', null, 'sending')
  })
  const ours = { by: OWN, text: 'We send a new one', posted_at: new Date() }
  await hear(first(here), [said('at://us/sent', ours), said('at://us/unsettled', ours)])
  assert.equal(await here.count('channels_posts'), 0)
  assert.equal(await here.count('inbox_conversations'), 0)
})

test('behind a batch that fails nothing is committed, and the cursor stays', async () => {
  const here = await village()
  const channel = first(here)
  await hear(channel, [said('at://ana/1')], 'one')
  const lost = { ...channel, token: 7 }
  const [failed, behind] = await Promise.allSettled([
    hear(lost, [said('at://ana/2')], 'two'),
    hear(channel, [said('at://ana/3')], 'three'),
  ])
  assert.ok(failed?.status === 'rejected' && failed.reason instanceof LeaseLost)
  assert.equal(behind?.status, 'rejected')
  assert.equal(await here.count('channels_posts'), 1)
  assert.equal(await here.count('channels_channels', "cursor = 'one'"), 1)
  await hear(channel, [said('at://ana/2'), said('at://ana/3')], 'three')
  assert.equal(await here.count('channels_posts'), 3)
})

test('a NUL or half a character in a post stops nothing', async () => {
  const here = await village()
  await hear(first(here), [said('at://ana/1', { text: 'the ref\0und is la\0te \ud83d', title: 'bro\0ken' })])
  assert.equal(await here.count('channels_posts', "text like 'the refund is late%' and title = 'broken'"), 1)
})

test('what a person teaches between two batches counts for the second, on an open stream too', async () => {
  const here = await village()
  const stream: HeldChannel = { ...first(here), purpose: 'source' }
  await hear(stream, [said('at://ana/1', { text: 'A Fernhill kettle', addressed: 'overheard' })])
  assert.equal(await here.count('channels_posts'), 0, 'no monitor asks for it')
  const by = { workspace_id: here.workspace_id, by: person }
  const names = { name: 'Fernhill', names: ['Fernhill'], products: [], leave_out: [] }
  const team_id = await inWork(by, async (work) => {
    await makeMonitor(work, names)
    const id = newId(work.now)
    const team = { workspace_id: here.workspace_id, id, name: 'Repairs', purpose: '', sealed: false }
    await work.db
      .insertInto('administration_teams')
      .values({ ...team, created_at: work.now })
      .execute()
    await setLine(work, { objective: 'repair', topic: 'broken', team_id: id, fallback_team_id: null })
    return id
  })
  await hear(stream, [said('at://ana/2', { text: 'My Fernhill kettle is broken', addressed: 'overheard' })])
  assert.equal(await here.count('channels_posts'), 1)
  assert.equal(await here.count('inbox_conversations', `team_id = '${team_id}'`), 1)
})

test('a large batch that repeats part of the one before keeps the rest', async () => {
  const here = await village()
  const events = Array.from({ length: 300 }, (_, n) => said(`at://ana/${n}`))
  await hear(first(here), events.slice(0, 200))
  await hear(first(here), events.slice(100))
  for (const table of ['channels_posts', 'inbox_messages', 'inbox_conversations'])
    assert.equal(await here.count(table), 300, table)
  assert.equal(await here.count('inbox_counts', 'open = 300'), 1)
})

test('a channel whose large batches repeat what is there does each of them once, until one is all new', async () => {
  const here = await village()
  let works = 0
  const counted = openRiver((whom, body) => {
    works += 1
    return inWork(whom, body)
  })
  const tries = async (from: number) => {
    works = 0
    const events = Array.from({ length: 100 }, (_, n) => said(`at://ana/${from + n}`))
    await counted(first(here), { events, cursor: `${from}` })
    return works
  }
  await hear(first(here), [said('at://ana/0')])
  await tries(1000)
  const seen = []
  for (const from of [0, 10, 20, 2000, 3000, 3010]) seen.push(await tries(from))
  assert.deepEqual(seen, [2, 1, 1, 1, 1, 2])
  assert.equal(await here.count('channels_posts'), 120 + 100 + 100 + 110)
})

test('a post of ours in a large batch is no customer’s', async () => {
  const here = await village()
  const events = Array.from({ length: 150 }, (_, n) => said(`at://ana/${n}`))
  const ours = said('at://us/1', {
    by: OWN,
    thread_id: 'at://ana/7',
    parent_id: 'at://ana/7',
    text: 'We send a new one',
  })
  await hear(first(here), [...events, ours, said('at://us/2', { by: OWN, text: 'Good morning' })])
  assert.equal(await here.count('inbox_conversations'), 150)
  assert.equal(await here.count('inbox_conversations', "state = 'answered'"), 1)
  assert.equal(await here.count('inbox_messages', "kind = 'elsewhere'"), 1)
  assert.equal(await here.count('inbox_counts', "owner_kind = 'team' and open = 149"), 1)
})
