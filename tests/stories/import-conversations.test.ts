/** N10, L13: what is brought opens conversations where somebody said so, is taken back with care, and comes in by programs and people too. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { importsApi } from '#areas/imports/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { bring, ended, ran, tried } from '../importing.ts'
import { monitor_id, postTo, story, useImportingStory, work } from '../importing-story.ts'

useImportingStory()

interface Row {
  snippet: string
  state: string
  messages: number
}
const conversationsOf = (network: string) =>
  work(async ({ db }) => {
    const { rows } = await sql<Row>`
      select c.snippet, c.state, (select count(*)::int from inbox_messages m where m.conversation_id = c.id) as messages
      from inbox_conversations c where network = ${network} order by c.snippet`.execute(db)
    return rows
  })
const postsOf = (network: string) =>
  work(async ({ db }) => {
    const { rows } = await sql<{ text: string; thread_id: string }>`
      select text, thread_id from channels_posts where network = ${network} order by id`.execute(db)
    return rows
  })

const now = () => new Date(Date.now() - 60_000).toISOString()

test('N10 threads of both sides become conversations, old ones only where somebody says so', async () => {
  const file = `tweet_id,author_id,inbound,created_at,text,in_response_to_tweet_id
1,ruth,True,2017-10-31T22:10:47Z,My Ternwind kettle leaks,
2,TernwindHelp,False,2017-10-31T22:12:00Z,"Sorry! Which one, Ruth?",1
3,ruth,True,2017-10-31T22:14:00Z,The Arc,2
4,sam,True,${now()},Where is my parcel?,
`
  const brought = await bring(story.nora, 'desk.csv', file)
  assert.deepEqual(
    Object.entries(brought.mapping?.columns ?? {}).toSorted(),
    Object.entries({
      author_id: 'author_id',
      direction: 'inbound',
      id: 'tweet_id',
      parent_id: 'in_response_to_tweet_id',
      posted_at: 'created_at',
      text: 'text',
    }).toSorted(),
  )
  const { id, mapping } = brought
  assert.ok(mapping)
  await story.nora.call(importsApi.map, { id, mapping: { ...mapping, network: 'desk' }, opens: 'recent' })
  assert.equal((await tried(story.nora, id)).tried?.conversations, 1)
  assert.equal((await ran(story.nora, id)).counts?.conversations, 1)
  assert.deepEqual(
    (await conversationsOf('desk')).map(({ snippet }) => snippet),
    ['Where is my parcel?'],
  )
  assert.deepEqual(
    (await postsOf('desk')).map(({ thread_id }) => thread_id),
    ['1', '1', '1', '4'],
    'in their order, each thread found',
  )
  await story.nora.call(importsApi.takeBack, { id })
  assert.equal((await ended(story.nora, id)).state, 'undone')
  assert.deepEqual(await conversationsOf('desk'), [])

  const all = await bring(story.nora, 'desk.csv', file)
  await story.nora.call(importsApi.map, { id: all.id, mapping: { ...mapping, network: 'desk' }, opens: 'all' })
  assert.equal((await tried(story.nora, all.id)).tried?.conversations, 2)
  assert.equal((await ran(story.nora, all.id)).counts?.conversations, 2)
  const [, ruth] = await conversationsOf('desk')
  assert.equal(
    (await conversationsOf('desk')).reduce((sum, { messages }) => sum + messages, 0),
    4,
    'ours stand in the thread',
  )
  assert.ok(ruth)
  const ofDesk = (await story.nora.call(inboxApi.list, { limit: 100 })).conversations.find(
    ({ network }) => network === 'desk',
  )
  const { answer_problem } = await story.nora.call(inboxApi.read, { id: ofDesk?.id ?? '' })
  assert.match(
    answer_problem ?? '',
    /^This was brought here from elsewhere/,
    'it may have no post that could be opened',
  )
})

test('N10 what somebody worked on stays when an import is taken back, and the report says how much', async () => {
  const { id, mapping } = await bring(
    story.nora,
    'two.csv',
    `id,text,date\na,First Ternwind,${now()}\nb,Second Ternwind,${now()}\n`,
  )
  assert.ok(mapping)
  await story.nora.call(importsApi.map, { id, mapping: { ...mapping, network: 'worked' }, opens: 'all' })
  await ran(story.nora, id)
  const conversation_id = await work(async ({ db }) => {
    const { rows } = await sql<{
      id: string
    }>`select id from inbox_conversations where network = 'worked' and thread_id = 'a'`.execute(db)
    return rows[0]?.id ?? ''
  })
  await story.nora.call(inboxApi.note, { id: conversation_id, text: 'I know her.' })
  await story.nora.call(importsApi.takeBack, { id })
  const undone = await ended(story.nora, id)
  assert.match(undone.problem ?? '', /^1 post stays: somebody worked/)
  assert.deepEqual(
    (await postsOf('worked')).map(({ text }) => text),
    ['First Ternwind'],
  )
  assert.equal((await conversationsOf('worked')).length, 1)
})

test('N10 a file that nobody can read leaves no import behind, and one that was read before stays', async () => {
  const { nora } = story
  const listed = async () => (await nora.call(importsApi.list, {})).imports.map(({ file_name }) => file_name)
  const before = await listed()
  const binary = Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256))
  const packed = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), binary])
  for (const bytes of [binary, packed]) await assert.rejects(bring(nora, 'posts.csv', bytes), /400|invalid/)
  assert.deepEqual(await listed(), before)
  const { id } = await bring(nora, 'words.csv', 'text,who\nIt leaks,Bo\n')
  await assert.rejects(nora.call(importsApi.look, { id, encoding: 'utf-16be' }), /only_header|header/)
  assert.deepEqual(await listed(), ['words.csv', ...before])
})

test('N10 rows that are no posts are refused one by one, and the rest comes in', async () => {
  const long = 'x'.repeat(10_000_000)
  const rows = [
    'id,text,date,url',
    'ok,Fine,2026-01-02,https://a.example/1',
    'no-text,,2026-01-02,',
    'no-day,Fine,2026-02-30,',
    'two-ways,Fine,03/04/2026,',
    'to-come,Fine,2199-01-01,',
    'no-address,Fine,2026-01-02,javascript:alert(1)',
    `ten-megabytes,${long},2026-01-02,`,
    'nul,a\0b c,2026-01-02,',
    'too,many,cells,2026-01-02,x,y',
    'formula,=HYPERLINK("x"),2026-01-02,',
    '"never closed,Fine,2026-01-02,',
    'after,Fine,2026-01-02,',
  ]
  const { id, mapping } = await bring(story.nora, 'bad.csv', rows.join('\n'))
  assert.ok(mapping)
  await story.nora.call(importsApi.map, { id, mapping: { ...mapping, network: 'bad' }, opens: 'no' })
  const { tried: dry } = await tried(story.nora, id)
  const { counts, problem } = await ran(story.nora, id)
  assert.deepEqual(counts?.reasons, {
    no_text: 1,
    no_instant: 2,
    wrong_time: 1,
    no_address: 1,
    text_too_long: 1,
    not_a_row: 1,
    unreadable: 1,
  })
  assert.deepEqual(dry?.reasons, counts?.reasons)
  assert.match(problem ?? '', /^Line 12: a quote is opened in this row and never closed/)
  assert.deepEqual((await postsOf('bad')).map(({ text }) => text).toSorted(), ['=HYPERLINK("x")', 'Fine', 'ab c'])
  const { refused } = await story.nora.call(importsApi.refused, { id })
  assert.deepEqual(
    refused.map(({ line, column_name }) => [line, column_name]),
    [
      [3, 'text'],
      [4, 'date'],
      [5, 'date'],
      [6, 'date'],
      [7, 'url'],
      [8, 'text'],
      [10, null],
      [12, null],
    ],
  )
})

test('N10 what was refused is quoted as it stood and comes back as it was separated; rows without a date are counted', async () => {
  const { nora } = story
  const rows = [
    'wer;wann;text',
    'Bo;01.01.2031 09:00;Spät',
    'Bo;02.01.2026 09:00;Gut',
    'Bo;;Ohne Tag',
    'Bo;;Noch einer',
  ]
  const { id, mapping } = await bring(nora, 'zeilen.csv', rows.join('\n'))
  assert.ok(mapping)
  const columns = { text: 'text', posted_at: 'wann', author_name: 'wer' }
  await nora.call(importsApi.map, { id, mapping: { ...mapping, columns, network: 'zeilen' }, opens: 'no' })
  const shown = (await nora.call(importsApi.preview, { id })).rows.map(({ post }) => post?.undated)
  assert.deepEqual(shown, [undefined, false, true, true])
  const { tried: dry } = await tried(nora, id)
  const { counts } = await ran(nora, id)
  assert.deepEqual([dry?.undated, counts?.undated, counts?.new], [2, 2, 3])
  const { refused } = await nora.call(importsApi.refused, { id })
  assert.match(refused[0]?.sentence ?? '', /^“01\.01\.2031 09:00” is still to come/)
  const file = await fetch(`${nora.address}/api/imports/${id}/refused-file`, { headers: { cookie: nora.cookie() } })
  assert.match(await file.text(), /"wer";"wann";"text";"line";/)
  await nora.call(importsApi.takeBack, { id })
  assert.equal((await ended(nora, id)).counts?.taken_back, 3)
})

test('N10 posts of a network that we speak on are heard, and open no conversation that could not be answered', async () => {
  const { id } = await bring(
    story.nora,
    'sky.csv',
    `id,text,network\na,Ternwind from a file,Bluesky\nb,Ternwind from Twitter,Twitter\n`,
  )
  assert.equal((await tried(story.nora, id)).tried?.conversations, 1)
  const { counts } = await ran(story.nora, id)
  assert.deepEqual({ heard: counts?.heard, conversations: counts?.conversations }, { heard: 2, conversations: 1 })
  assert.deepEqual(await conversationsOf('bluesky'), [])
  assert.equal((await conversationsOf('x')).length, 1)
})

test('N10 lone surrogates and NUL in JSON are stored as what they are: nothing', async () => {
  const row = String.raw`{"id": "i\ud800\u0000", "text": "a\u0000 \ud83d b", "author": "n\udc00", "thread_id": "t\ud800"}`
  const { id, mapping } = await bring(story.nora, 'odd.json', `[${row}]`)
  assert.ok(mapping)
  await story.nora.call(importsApi.map, { id, mapping: { ...mapping, network: 'odd' }, opens: 'all' })
  assert.equal((await ran(story.nora, id)).counts?.new, 1)
  assert.deepEqual(await postsOf('odd'), [{ text: 'a \ufffd b', thread_id: 't\ufffd' }])
})

test('N10 a program brings posts to an address that nobody can guess, and only while it is open', async () => {
  const { door, address } = await story.nora.call(importsApi.openDoor, {
    name: 'Reviews',
    network: 'Trust Pilot',
    opens: 'no',
  })
  assert.equal(door.network, 'trust-pilot')
  assert.match(address, /\/[\w-]{43}$/, '256 random bits')
  const one = {
    id: 7,
    text: 'Ternwind is <b>great</b>',
    posted_at: '2026-01-02T03:04:05+02:00',
    author: { name: 'Ann', handle: null },
    parent_id: null,
    counts: { likes: 3 },
  }
  assert.deepEqual((await postTo(address, one)).body, { new: 1, known: 0, refused: [], unknown_fields: [] })
  assert.deepEqual((await postTo(address, one)).body, { new: 0, known: 1, refused: [], unknown_fields: [] })
  const many = await postTo(address, {
    posts: [
      one,
      { text: 'Another Ternwind' },
      { text: ' ' },
      'x',
      { text: 'y', url: 'javascript:1' },
      { text: 'z', posted_at: '2199-01-01T00:00:00Z' },
    ],
  })
  assert.deepEqual({ new: many.body['new'], known: many.body['known'] }, { new: 1, known: 1 })
  assert.deepEqual(
    (many.body['refused'] as { index: number; field: string }[]).map(({ index, field }) => [index, field]),
    [
      [2, 'text'],
      [3, ''],
      [4, 'url'],
      [5, 'posted_at'],
    ],
  )
  const { mentions } = await story.nora.call(listeningApi.mentions, { id: monitor_id, limit: 100 })
  assert.ok(
    mentions.some(({ text, network }) => text === one.text && network === 'trust-pilot'),
    'heard like every other',
  )
  for (const body of ['[]', '7', '{"text":', JSON.stringify(Array.from({ length: 1_001 }, () => one))])
    assert.equal((await postTo(address, body)).status, 400, body.slice(0, 20))
  assert.equal((await postTo(`${address.slice(0, -1)}${address.endsWith('A') ? 'B' : 'A'}`, one)).status, 404)

  const renewed = await story.nora.call(importsApi.renewDoor, { id: door.id })
  assert.equal((await postTo(address, one)).status, 404, 'the old address ends at once')
  assert.equal((await postTo(renewed.address, one)).status, 200)
  const kept = await work(async ({ db }) => JSON.stringify((await sql`select * from imports_doors`.execute(db)).rows))
  assert.ok(!kept.includes(renewed.address.slice(-43)), 'only its hash is kept')
  await story.nora.call(importsApi.closeDoor, { id: door.id })
  assert.equal((await postTo(renewed.address, one)).status, 404)
})

test('N10 what a program brings counts when it was said, whatever that field is called, and never as now for want of reading', async () => {
  const { address } = await story.nora.call(importsApi.openDoor, { name: 'Desk', network: 'front-desk', opens: 'no' })
  const answer = await postTo(address, [
    { id: 'a', body: 'Ternwind from the desk', created_at: '2025-06-01 10:30', author: 'Ann', colour: 'red' },
    { id: 'b', text: 'Ternwind of no day', when: 'rubbish' },
    { id: 'c', text: 'Ternwind of tomorrow', said_at: '2199-01-01' },
    { id: 'd', text: 'Ternwind of now' },
  ])
  const { new: fresh, unknown_fields, refused } = answer.body as Record<string, { index: number; field: string }[]>
  assert.deepEqual({ fresh, unknown_fields }, { fresh: 2, unknown_fields: ['colour'] })
  assert.deepEqual(
    refused?.map(({ index, field }) => [index, field]),
    [
      [1, 'when'],
      [2, 'said_at'],
    ],
  )
  const { mentions } = await story.nora.call(listeningApi.mentions, { id: monitor_id, limit: 100 })
  const said_at = (said: string) => mentions.find(({ text }) => text === said)?.posted_at
  assert.equal(new Date(said_at('Ternwind from the desk') ?? 0).toISOString(), '2025-06-01T10:30:00.000Z')
  assert.ok(new Date(said_at('Ternwind of now') ?? 0).getTime() > Date.now() - 600_000, 'one without a time is of now')
  assert.equal(mentions.filter(({ network }) => network === 'front-desk').length, 2)
})

test('L13 what a contributor heard at the counter is matched, counted and felt as they say, and taken back by them alone', async () => {
  const [ida, eve] = [await story.colleague('contributor', []), await story.colleague('executive', [])]
  const volume = () =>
    work(async ({ db }) => {
      const { rows } = await sql<{ mentions: number; negative: number }>`
        select coalesce(sum(mentions), 0)::int as mentions, coalesce(sum(negative), 0)::int as negative from listening_volumes
        where monitor_id = ${monitor_id} and network = 'offline'`.execute(db)
      return rows[0]
    })
  const note = {
    form_id: crypto.randomUUID(),
    place: 'counter',
    where: 'Leith',
    said: 'Her Ternwind kettle is wonderful, she loves it',
    name: 'Mrs Bell',
    contact: 'bell@example.com',
    feeling: 'negative',
    topic: 'refund',
    opens: true,
  } as const
  const taken = await ida.call(importsApi.takeNote, note)
  assert.deepEqual({ monitors: taken.monitors, conversations: taken.conversations }, { monitors: 1, conversations: 1 })
  assert.deepEqual(await volume(), { mentions: 1, negative: 1 }, 'what the person says of the feeling counts')
  const [mention] = (await story.nora.call(listeningApi.mentions, { id: monitor_id, limit: 1 })).mentions
  assert.deepEqual(
    [mention?.network, mention?.title, mention?.sentiment_label, mention?.who?.name],
    ['offline', 'At the counter: Leith', 'negative', 'Mrs Bell'],
  )
  const stream = (await story.nora.call(listeningApi.stream, {})).mentions.find(({ post_id }) => post_id === taken.id)
  const id = stream?.conversation?.id ?? ''
  const thread = await story.nora.call(inboxApi.read, { id })
  assert.match(thread.answer_problem ?? '', /^This was heard offline.* Call them, or meet them\./)
  const { conversations } = await story.nora.call(inboxApi.list, { limit: 100 })
  const shown = JSON.stringify({ mention, stream, thread, conversations })
  assert.ok(!shown.includes(note.contact), 'how to reach her stands in no stream, list or thread')
  assert.equal((await story.nora.call(importsApi.howToReach, { id }))?.contact, note.contact)
  await assert.rejects(eve.call(importsApi.howToReach, { id }), /403/)
  await assert.rejects(ida.call(importsApi.howToReach, { id }), /403/)
  assert.equal((await conversationsOf('offline'))[0]?.snippet, `At the counter: Leith. ${note.said}`)
  await assert.rejects(ida.call(importsApi.takeNote, note), /409/, 'pressed twice it is written down once')
  await assert.rejects(eve.call(importsApi.takeNoteBack, { id: taken.id }), /404/)
  await ida.call(importsApi.takeNoteBack, { id: taken.id })
  assert.deepEqual(await volume(), { mentions: 0, negative: 0 })
  assert.deepEqual(await postsOf('offline'), [])
  assert.deepEqual(await conversationsOf('offline'), [])

  const { monitors } = await eve.call(importsApi.takeNote, {
    form_id: crypto.randomUUID(),
    place: 'phone',
    said: 'The weather is fine',
  })
  assert.equal(monitors, 0)
  assert.equal((await postsOf('offline')).length, 1, 'what no monitor hears is kept too')
})
