/** N10: what programs bring is listed by the hour, read, taken back and brought back as the posts of a file are. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { identityId } from '#areas/channels/identity.ts'
import { importsApi } from '#areas/imports/api.ts'
import { FORGET_FILE, forgetFiles } from '#areas/imports/kept-file.ts'
import { keptPostsPersonal } from '#areas/imports/kept-posts.ts'
import { FILE_KEPT_DAYS } from '#areas/imports/schema.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { doDueOnce } from '#platform/due.ts'
import { ended } from '../importing.ts'
import { postTo, stored, story, useImportingStory, work } from '../importing-story.ts'

useImportingStory()

interface Door {
  id: string
  send: (body: unknown) => Promise<Record<string, unknown>>
}

async function openDoor(network: string): Promise<Door> {
  const { door, address } = await story.nora.call(importsApi.openDoor, {
    name: `Desk ${network}`,
    network,
    opens: 'all',
  })
  const send = async (body: unknown) => {
    const { status, body: answer } = await postTo(address, body)
    assert.equal(status, 200)
    return answer
  }
  return { id: door.id, send }
}

const lotsOf = async ({ id }: Door) => (await story.nora.call(importsApi.lots, { id })).lots
const doorOf = async ({ id }: Door) => (await story.nora.call(importsApi.doors, {})).doors.find((one) => one.id === id)

/** As if it had come so long before. */
const age = (lot_id: string, hours: number) =>
  work(({ db }) =>
    sql`update imports_imports set created_at = created_at - ${hours} * interval '1 hour' where id = ${lot_id}`.execute(
      db,
    ),
  )

test('N10 what a program brought is listed, read with what became of it, and what was refused stands there as it was sent', async () => {
  const door = await openDoor('lapwing')
  await door.send([
    { id: 'a', text: 'My Ternwind kettle leaks', author: { name: 'Ann' } },
    { id: 'b', text: 'Nothing about you', posted_at: '2026-01-02T03:04:05Z' },
    { id: 'c', text: ' ' },
  ])
  await door.send([{ id: 'a', text: 'My Ternwind kettle leaks' }, 'nonsense'])
  const [lot, ...others] = await lotsOf(door)
  assert.ok(lot)
  assert.equal(others.length, 0, 'one within an hour')
  assert.equal(lot.file_name, 'Desk lapwing')
  const { rows, new: fresh, known, refused, heard, conversations, undated } = lot.counts ?? {}
  assert.deepEqual(
    { rows, fresh, known, refused, heard, conversations, undated },
    { rows: 5, fresh: 2, known: 1, refused: 2, heard: 1, conversations: 2, undated: 1 },
  )
  const { posts } = await story.nora.call(importsApi.brought, { id: lot.id })
  assert.deepEqual(
    posts.map(({ text, who, heard_by, conversation }) => [text, who?.name, heard_by[0]?.name, conversation?.state]),
    [
      ['My Ternwind kettle leaks', 'Ann', 'Ternwind', 'open'],
      ['Nothing about you', posts[1]?.who?.name, undefined, 'open'],
    ],
  )
  const { refused: wrong } = await story.nora.call(importsApi.refused, { id: lot.id })
  assert.deepEqual(
    wrong.map(({ line, column_name, sent }) => [line, column_name, sent]),
    [
      [3, 'text', '{"id":"c","text":" "}'],
      [2, null, '"nonsense"'],
    ],
  )
  const file = await fetch(`${story.nora.address}/api/imports/${lot.id}/refused-file`, {
    headers: { cookie: story.nora.cookie() },
  })
  assert.match(
    await file.text(),
    /"what was sent","line","why it was refused"\r\n"\{""id"":""c"",""text"":"" ""\}","3"/,
  )
  assert.deepEqual((await story.nora.call(importsApi.list, {})).imports, [], 'files and addresses are two lists')
})

test('N10 what a program brought is taken back and brought back as it was, and what comes meanwhile is a lot of its own', async () => {
  const door = await openDoor('plover')
  await door.send([
    { id: 'a', text: 'My Ternwind lid broke', author: 'Ann' },
    { id: 'b', text: 'Which Ternwind?', parent_id: 'a', direction: 'outbound' },
    { id: 'c', text: 'A Ternwind of no day' },
  ])
  const [lot] = await lotsOf(door)
  assert.ok(lot)
  const whole = await stored('plover')
  assert.equal(whole?.mentions, 2)
  await story.nora.call(importsApi.takeBack, { id: lot.id })
  const gone = await ended(story.nora, lot.id)
  assert.equal(gone.state, 'undone')
  await assert.rejects(story.nora.call(importsApi.remove, { id: lot.id }), /409 lot_stays/)
  assert.deepEqual(await stored('plover'), { posts: null, conversations: null, mentions: 0, counted: 0 })
  assert.equal((await doorOf(door))?.taken_back, 3)
  assert.deepEqual(await door.send({ id: 'd', text: 'Ternwind again' }), {
    ...{ new: 1, known: 0, refused: [], unknown_fields: [] },
  })
  const [next, ...before_it] = await lotsOf(door)
  assert.deepEqual([next?.counts?.new, before_it.map(({ id }) => id)], [1, [lot.id]])
  await story.nora.call(importsApi.takeBack, { id: next?.id ?? '' })
  await ended(story.nora, next?.id ?? '')
  await story.nora.call(importsApi.bringBack, { id: lot.id })
  const back = await ended(story.nora, lot.id)
  assert.equal(back.state, 'done')
  assert.deepEqual(await stored('plover'), whole)
  const { rows, new: fresh, known, heard, undated, taken_back } = back.counts ?? {}
  assert.deepEqual(
    { rows, fresh, known, heard, undated, taken_back },
    { rows: 3, fresh: 3, known: 0, heard: 2, undated: 3, taken_back: undefined },
  )
  assert.equal((await doorOf(door))?.taken_back, 1, 'of the other lot')
})

test('N10 all since an hour is taken back at once, what somebody worked on stays, and all of it is brought back', async () => {
  const door = await openDoor('dunlin')
  await door.send({ id: 'old', text: 'An old Ternwind' })
  const [old] = await lotsOf(door)
  await age(old?.id ?? '', 5)
  await door.send([
    { id: 'kept', text: 'Ternwind, please help' },
    { id: 'y', text: ' ' },
  ])
  const [wrong] = await lotsOf(door)
  await age(wrong?.id ?? '', 2)
  await door.send({ id: 'wrong', text: 'Ternwind once more' })
  assert.equal((await lotsOf(door)).length, 3)
  const { rows } = await work(({ db }) =>
    sql<{ id: string }>`select id from inbox_conversations where network = 'dunlin' and thread_id = 'kept'`.execute(db),
  )
  await story.nora.call(inboxApi.close, { id: rows[0]?.id ?? '' })
  const whole = await stored('dunlin')
  assert.deepEqual(await story.nora.call(importsApi.takeLotsBack, { id: door.id, since: wrong?.id ?? '' }), { lots: 2 })
  for (const { id } of await lotsOf(door)) await ended(story.nora, id)
  assert.deepEqual(
    (await lotsOf(door)).map(({ state, counts, problem }) => [state, counts?.taken_back, problem]),
    [
      ['undone', 1, null],
      ['undone', 0, '1 post stays: somebody worked in the conversations that they are in.'],
      ['done', undefined, null],
    ],
  )
  assert.match((await stored('dunlin'))?.posts ?? '', /^kept\|.*old\|/)
  assert.deepEqual(await story.nora.call(importsApi.bringLotsBack, { id: door.id, since: old?.id ?? '' }), { lots: 2 })
  for (const { id } of await lotsOf(door)) await ended(story.nora, id)
  assert.deepEqual(await stored('dunlin'), whole)
  const [, second] = await lotsOf(door)
  const { rows: many, new: fresh, refused } = second?.counts ?? {}
  assert.deepEqual({ many, fresh, refused }, { many: 2, fresh: 1, refused: 1 }, 'what was refused is still counted')
  const other = await openDoor('knot')
  await assert.rejects(story.nora.call(importsApi.takeLotsBack, { id: other.id, since: door.id }), /no such import/)
})

test('N10 calls that are refused as a whole stand with what was refused, and fields that nobody understood are named', async () => {
  const { door, address } = await story.nora.call(importsApi.openDoor, { name: 'Wrong', network: 'stint' })
  for (const body of ['{', '[]', '"x"']) assert.equal((await postTo(address, body)).status, 400)
  await postTo(address, { text: 'Ternwind of four stars', stars: 4, colour: 'red' })
  const [lot] = await lotsOf({ ...door, send: async () => ({}) })
  const { new: fresh, refused, unknown_fields } = lot?.counts ?? {}
  assert.deepEqual({ fresh, refused, unknown_fields }, { fresh: 1, refused: 3, unknown_fields: ['stars', 'colour'] })
  const { refused: wrong } = await story.nora.call(importsApi.refused, { id: lot?.id ?? '' })
  assert.deepEqual(
    wrong.map(({ sent, column_name }) => [sent, column_name]),
    [
      ['""', null],
      ['[]', null],
      ['"x"', null],
    ],
  )
  assert.match(wrong[1]?.sentence ?? '', /Send a post/)
  const listed = (await story.nora.call(importsApi.doors, {})).doors.find(({ id }) => id === door.id)
  assert.ok(listed?.called_at)
  const strange = address.replace(/.{4}$/, 'AAAA')
  assert.equal((await postTo(strange, '{')).status, 404)
  assert.equal((await lotsOf({ ...door, send: async () => ({}) }))[0]?.counts?.refused, 3, 'a stranger leaves nothing')
})

test('N10 what an address brought is what its lots brought, also where a post was sent again meanwhile', async () => {
  const door = await openDoor('godwit')
  await door.send([
    { id: 'a', text: 'Ternwind one' },
    { id: 'b', text: 'Ternwind two' },
  ])
  const [lot] = await lotsOf(door)
  await story.nora.call(importsApi.takeBack, { id: lot?.id ?? '' })
  await ended(story.nora, lot?.id ?? '')
  await door.send({ id: 'a', text: 'Ternwind one' })
  await story.nora.call(importsApi.bringBack, { id: lot?.id ?? '' })
  await ended(story.nora, lot?.id ?? '')
  assert.deepEqual(
    (await lotsOf(door)).map(({ counts }) => [counts?.rows, counts?.new, counts?.known]),
    [
      [1, 1, 0],
      [2, 1, 1],
    ],
  )
  const { brought, brought_in_lots, taken_back } = (await doorOf(door)) ?? {}
  assert.deepEqual({ brought, brought_in_lots, taken_back }, { brought: 0, brought_in_lots: 2, taken_back: 0 })
})

test('N10 what a program sent is kept for thirty days, goes with whoever wrote it, and a closed address can still be taken back', async () => {
  const door = await openDoor('ruff')
  await door.send([
    { id: 'a', text: 'Ternwind by Ann', author: { id: 'ann' } },
    { id: 'b', text: 'Ternwind by Ben', author: { id: 'ben' } },
    { id: 'c', text: '' },
  ])
  await story.nora.call(importsApi.closeDoor, { id: door.id })
  assert.ok((await doorOf(door))?.closed_at, 'it is listed as closed')
  const [lot] = await lotsOf(door)
  assert.ok(lot)
  const ann = [identityId('ruff', 'ann')]
  const exported = (await work((body) => keptPostsPersonal.export(body, ann))) as { post: { text: string } }[]
  assert.deepEqual(
    exported.map(({ post }) => post.text),
    ['Ternwind by Ann'],
  )
  await story.nora.call(importsApi.takeBack, { id: lot.id })
  await ended(story.nora, lot.id)
  await work((body) => keptPostsPersonal.erase(body, ann))
  await story.nora.call(importsApi.bringBack, { id: lot.id })
  await ended(story.nora, lot.id)
  const { posts } = await story.nora.call(importsApi.brought, { id: lot.id })
  assert.deepEqual(
    posts.map(({ text }) => text),
    ['Ternwind by Ben'],
  )
  const later = new Date(Date.now() + (FILE_KEPT_DAYS + 1) * 86_400_000)
  while (await doDueOnce(story.server.tools.database, { [FORGET_FILE]: forgetFiles }, later));
  const { rows } = await work(({ db }) =>
    sql<{ kept: number; refused: number }>`select
      (select count(*)::int from imports_kept_posts) as kept,
      (select count(*)::int from imports_refusals) as refused`.execute(db),
  )
  assert.deepEqual(rows, [{ kept: 0, refused: 0 }])
  await story.nora.call(importsApi.takeBack, { id: lot.id })
  await ended(story.nora, lot.id)
  await assert.rejects(story.nora.call(importsApi.bringBack, { id: lot.id }), /no longer kept/)
})
