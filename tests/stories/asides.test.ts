/** What a colleague wrote in a shared draft is not lost, through HTTP: emptied, written over, or sent over, it is set aside. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administrationApi } from '#areas/administration/api.ts'
import { findChannel, setState } from '#areas/channels/channels.ts'
import { grant } from '#areas/conduct/grants.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { asides } from '#areas/inbox/personal.ts'
import { system, type Work } from '#platform/work.ts'
import type { Program } from '../../program.ts'
import { arrive, type Furnished, furnish } from '../arrivals.ts'
import { type Browsing, browse } from '../over-http.ts'
import { openServer } from '../server.ts'

let server: Program
let house: Furnished
let nora: Browsing
let imke: Browsing
let id: string
const ids = new Map<Browsing, string>()
let posts = 0

before(async () => {
  server = await openServer()
  nora = browse(server.address)
  house = await furnish(server, nora)
  imke = await house.colleague('agent', [])
  for (const one of [nora, imke]) ids.set(one, (await one.call(administrationApi.session, {})).person.id)
  await inWork(async (work) => {
    const { channel_id } = house.channel
    await setState(work, await findChannel(work, channel_id), { state: 'well' })
    await work.db.updateTable('channels_leases').set({ listens: false }).where('channel_id', '=', channel_id).execute()
    for (const person_id of ids.values()) await grant(work, { person_id, channel_id, reason: 'Both answer.' })
  })
})
after(() => server?.stop())

const inWork = <T>(body: (work: Work) => Promise<T>) =>
  server.tools.database.inWork({ workspace_id: house.channel.workspace_id, by: system('test') }, body)

/** A conversation of its own for each story. */
async function begun(text: string): Promise<void> {
  posts += 1
  const thread = `t${posts}`
  await arrive(house, [{ native_id: thread, thread_id: thread, text: 'Is the lid sold alone?', author: thread }])
  const { conversations } = await nora.call(inboxApi.list, {})
  id = conversations.find((one) => one.who?.name === thread)?.id ?? ''
  await write(imke, text)
}
const write = async (who: Browsing, text: string, more: { version?: number; media_ids?: string[] } = {}) => {
  const { version } = (await draft()) ?? {}
  return who.call(inboxApi.saveDraft, { id, kind: 'reply', text, ...(version && { version }), ...more })
}
const read = () => nora.call(inboxApi.read, { id })
const draft = async () => (await read()).drafts.find(({ kind }) => kind === 'reply')
const aside = async () =>
  (await read()).asides.map(({ text, written_by, set_by }) => [text, written_by, set_by] as const)
const imkes = (text: string) => [text, ids.get(imke), ids.get(nora)]

test('what a colleague wrote and another emptied is set aside, and back once it stands in the field again', async () => {
  await begun('It is sold alone, for 9 euros.')
  await write(nora, '')
  assert.deepEqual([await draft(), await aside()], [undefined, [imkes('It is sold alone, for 9 euros.')]])
  await write(nora, 'It is sold alone, for 9 euros.\n\nWould you like one?')
  assert.deepEqual(await aside(), [])
  assert.equal((await draft())?.begun?.by, ids.get(imke), 'the words are still said to be hers')
  await write(imke, '')
  await write(nora, 'Mine')
  await write(nora, '')
  assert.deepEqual(
    (await aside()).map(([text]) => text),
    ['It is sold alone, for 9 euros.\n\nWould you like one?'],
    'own words are one’s own to take out',
  )
})

test('what was written over is set aside, also after it was gone on with; what was mended is not', async () => {
  await begun('It is sold alone, for 9 euros.')
  await write(nora, 'It is sold alone, for 8 euros.')
  await write(nora, 'It is sold alone, for 8 euros. Would you like one?')
  assert.deepEqual(await aside(), [])
  await write(nora, 'No.')
  assert.deepEqual(await aside(), [imkes('It is sold alone, for 9 euros.')])
  await write(imke, 'It is sold alone, for 9 euros.', {})
  assert.deepEqual(await aside(), [['No.', ids.get(nora), ids.get(imke)]], 'hers stand there again')
})

test('other words that were sent leave a colleague’s draft aside until she has sent something herself', async () => {
  await begun('It is sold alone, for 9 euros.')
  await nora.call(inboxApi.reply, { id, text: 'We shall see.', media_ids: [] })
  assert.deepEqual([await draft(), await aside()], [undefined, [imkes('It is sold alone, for 9 euros.')]])
  await nora.call(inboxApi.reply, { id, text: 'We have seen.', media_ids: [] })
  assert.equal((await aside()).length, 1)
  await imke.call(inboxApi.note, { id, text: 'They are 9 euros.' })
  assert.equal((await aside()).length, 1, 'a note is not written in the field of the reply')
  await imke.call(inboxApi.reply, { id, text: 'They are 9 euros.', media_ids: [] })
  assert.deepEqual(await aside(), [])
})

test('what was sent of a colleague’s words is not aside, and no more than a few of one writer are kept', async () => {
  await begun('It is sold alone.')
  await nora.call(inboxApi.reply, { id, text: 'It is sold alone. Nora', media_ids: [] })
  assert.deepEqual(await aside(), [])
  for (let nth = 1; nth <= 7; nth++) {
    await write(imke, `${nth} thoughts`)
    await write(nora, '')
  }
  assert.deepEqual(
    (await aside()).map(([text]) => text),
    [3, 4, 5, 6, 7].map((nth) => `${nth} thoughts`),
  )
})

test('what is aside is shown and erased with whom the conversation is about', async () => {
  const [{ identity_id } = { identity_id: '' }] = await inWork((work) =>
    work.db.selectFrom('inbox_conversations').select('identity_id').where('id', '=', id).execute(),
  )
  assert.equal((await inWork((work) => asides.export(work, [identity_id]))).length, 5)
  await inWork((work) => asides.erase(work, [identity_id]))
  assert.deepEqual(await aside(), [])
})
