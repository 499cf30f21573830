/** N10: an import that is removed comes back as it was, for a while; then it is gone with its file. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { importsApi } from '#areas/imports/api.ts'
import { DELETE_REMOVED, deleteRemoved } from '#areas/imports/removing.ts'
import { doDueOnce } from '#platform/due.ts'
import { openStory, type Story } from '../arrivals.ts'
import { bring, ran } from '../importing.ts'

let story: Story
before(async () => {
  story = await openStory()
})
after(() => story?.server.stop())

const listed = async () => (await story.nora.call(importsApi.list, {})).imports.map(({ id }) => id)
const dueIn = (minutes: number) =>
  doDueOnce(story.server.tools.database, { [DELETE_REMOVED]: deleteRemoved }, new Date(Date.now() + minutes * 60_000))

test('N10 what is removed leaves the list, does nothing more, and comes back with how it was read', async () => {
  const { id, mapping } = await bring(story.nora, 'desk.csv', 'id,text\na,My Ternwind leaks\n')
  await story.nora.call(importsApi.remove, { id })
  assert.deepEqual(await listed(), [])
  await assert.rejects(story.nora.call(importsApi.read, { id }), /404 import_not_found/)
  await assert.rejects(story.nora.call(importsApi.run, { id }), /404 import_not_found/)
  await assert.rejects(story.nora.call(importsApi.remove, { id }), /404 import_not_found/)
  await dueIn(10)
  assert.deepEqual((await story.nora.call(importsApi.restore, { id })).mapping, mapping)
  assert.deepEqual(await listed(), [id])
  await dueIn(60)
  assert.equal((await ran(story.nora, id)).counts?.new, 1, 'its file is here')
  await assert.rejects(story.nora.call(importsApi.remove, { id }), /409 import_done/)
})

test('N10 a quarter of an hour later it is gone for good, and says so', async () => {
  const { id } = await bring(story.nora, 'other.csv', 'id,text\nb,Another\n')
  await story.nora.call(importsApi.remove, { id })
  await dueIn(16)
  await assert.rejects(story.nora.call(importsApi.restore, { id }), /404 import_not_found: It is gone for good/)
})
