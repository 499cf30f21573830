/** N10: taking an import back is undone from its file, exactly once, for as long as the file is kept. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { importsApi } from '#areas/imports/api.ts'
import { partsOf } from '#areas/imports/files.ts'
import { FORGET_FILE, forgetFiles } from '#areas/imports/kept-file.ts'
import { FILE_KEPT_DAYS } from '#areas/imports/schema.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { doDueOnce } from '#platform/due.ts'
import { bring, ended, type ImportShown, ran } from '../importing.ts'
import { stored, story, useImportingStory, work } from '../importing-story.ts'

useImportingStory()

async function mapped(network: string, lines: readonly string[]): Promise<string> {
  const { id, mapping } = await bring(story.nora, `${network}.csv`, `id,text,date,parent\n${lines.join('\n')}\n`)
  assert.ok(mapping)
  const columns = { id: 'id', text: 'text', posted_at: 'date', parent_id: 'parent' }
  await story.nora.call(importsApi.map, { id, mapping: { ...mapping, columns, network }, opens: 'all' })
  return id
}

async function takenBack(id: string): Promise<ImportShown> {
  await story.nora.call(importsApi.takeBack, { id })
  return ended(story.nora, id)
}

async function broughtBack(id: string): Promise<ImportShown> {
  await story.nora.call(importsApi.bringBack, { id })
  return ended(story.nora, id)
}

const conversationOf = (network: string, thread_id: string) =>
  work(async ({ db }) => {
    const { rows } = await sql<{ id: string }>`
      select id from inbox_conversations where network = ${network} and thread_id = ${thread_id}`.execute(db)
    return rows[0]?.id ?? ''
  })

const refusedLines = async (id: string) =>
  (await story.nora.call(importsApi.refused, { id })).refused.map(({ line, code }) => `${line} ${code}`)

test('N10 what was taken back is brought back as it was, with what somebody had worked on, and taken back again', async () => {
  await ran(story.nora, await mapped('tern', ['k,Known before,2026-03-01T08:00:00Z,']))
  const id = await mapped('tern', [
    'k,Known before,2026-03-01T08:00:00Z,',
    'a,My Ternwind kettle leaks,2026-03-01T09:00:00Z,',
    'b,It still leaks,2026-03-01T10:00:00Z,a',
    'c,Second Ternwind,2026-03-01T11:00:00Z,',
    'd,,2026-03-01T12:00:00Z,',
    'e,Nobody listens for this,2026-03-01T13:00:00Z,',
  ])
  const first = await ran(story.nora, id)
  const asBrought = await stored('tern')
  const { counts } = first
  assert.deepEqual([counts?.new, counts?.known, counts?.refused, counts?.heard, counts?.conversations], [4, 1, 1, 2, 3])
  const refused = await refusedLines(id)
  await story.nora.call(inboxApi.note, { id: await conversationOf('tern', 'c'), text: 'I know her.' })

  const gone = await takenBack(id)
  assert.equal(gone.counts?.taken_back, 3)
  assert.match(gone.problem ?? '', /^1 post stays/)
  const asTakenBack = await stored('tern')
  assert.notDeepEqual(asTakenBack, asBrought)

  for (const _ of ['once', 'and again']) {
    const back = await broughtBack(id)
    assert.equal(back.state, 'done', back.problem ?? '')
    assert.deepEqual(back.counts, counts, 'the figures are those of the first time, what had stayed among them')
    assert.deepEqual(await stored('tern'), asBrought)
    assert.deepEqual(await refusedLines(id), refused)
    const { posts } = await story.nora.call(importsApi.brought, { id })
    assert.deepEqual(
      posts.map(({ text, stays }) => [text, stays]),
      [
        ['Nobody listens for this', false],
        ['Second Ternwind', false],
        ['It still leaks', false],
        ['My Ternwind kettle leaks', false],
      ],
    )

    const again = await takenBack(id)
    assert.deepEqual([again.counts?.taken_back, again.problem], [3, gone.problem])
    assert.deepEqual(await stored('tern'), asTakenBack)
  }
})

test('N10 two who bring the same import back at once bring it back once', async () => {
  const id = await mapped('twice', ['a,A Ternwind,2026-03-02T09:00:00Z,', 'b,Another,2026-03-02T10:00:00Z,'])
  await ran(story.nora, id)
  const asBrought = await stored('twice')
  await takenBack(id)
  const pressed = await Promise.allSettled([1, 2, 3].map(() => story.nora.call(importsApi.bringBack, { id })))
  assert.equal(pressed.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const one of pressed)
    if (one.status === 'rejected') assert.match(String(one.reason), /409 import_(running|done)/)
  assert.equal((await ended(story.nora, id)).counts?.new, 2)
  assert.deepEqual(await stored('twice'), asBrought)
  await assert.rejects(
    story.nora.call(importsApi.bringBack, { id }),
    /409 import_done/,
    'what is here is not brought back',
  )
})

test('N10 a file is kept for thirty days behind its run and its taking back, then goes, and the page says so', async () => {
  const { database, blobs } = story.server.tools
  const due = (days: number) =>
    doDueOnce(database, { [FORGET_FILE]: forgetFiles }, new Date(Date.now() + days * 86_400_000))
  const alone = await mapped('alone', ['a,Ternwind alone,2026-03-02T09:00:00Z,'])
  const done = await ran(story.nora, alone)
  const { created_at, file_until } = done
  assert.ok(file_until && created_at < file_until)
  const days = (new Date(file_until).getTime() - Date.now()) / 86_400_000
  assert.ok(days > FILE_KEPT_DAYS - 1 && days <= FILE_KEPT_DAYS)
  const back = await takenBack(alone)
  assert.ok(back.file_until && back.file_until > file_until, 'kept anew from the taking back on')
  assert.equal(await due(FILE_KEPT_DAYS - 1), false)
  const keys = partsOf({ workspace_id: story.channel.workspace_id, id: alone, parts: 1 })
  assert.ok(await blobs.get(keys[0] ?? ''))

  while (await due(FILE_KEPT_DAYS + 1));
  const gone = await story.nora.call(importsApi.read, { id: alone })
  assert.deepEqual([gone.state, gone.file_until], ['undone', null])
  for (let tries = 0; (await blobs.get(keys[0] ?? '')) && tries < 500; tries++) await sleep(20)
  assert.equal(await blobs.get(keys[0] ?? ''), null, 'and its bytes with it')
  await assert.rejects(story.nora.call(importsApi.bringBack, { id: alone }), /409 file_gone: The file of this import/)
})

test('N10 only who administers brings an import back', async () => {
  const id = await mapped('right', ['a,Ternwind,2026-03-02T09:00:00Z,'])
  await ran(story.nora, id)
  await takenBack(id)
  const agent = await story.colleague('agent', [])
  await assert.rejects(agent.call(importsApi.bringBack, { id }), /^Error: 403 /)
})
