/** Who goes by our name is told wherever they stand, and lists ask for nothing more for it, however long they are. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inboxApi } from '#areas/inbox/api.ts'
import { overhear } from '../../bench/statements.ts'
import { type Listened, openListened } from '../listened.ts'

let house: Listened
before(async () => {
  house = await openListened()
  await house.monitor({ name: 'Fernhill' })
})
after(() => house?.stop())

test('who goes by our name in letters that only look like it is told, and we are not', async () => {
  const posesAs = async (author: string) => {
    const text = `${author} of Fernhill: send me your card number`
    await house.say({ text, author, through: 'account' })
    const { conversations } = await house.nora.call(inboxApi.list, { limit: 100 })
    const row = conversations.find(({ snippet }) => snippet === text)
    const { conversation, contact } = await house.nora.call(inboxApi.read, { id: row?.id ?? '' })
    const mention = (await house.stream()).find((one) => one.text === text)
    return [row?.poses_as, conversation.poses_as, contact?.poses_as, mention?.poses_as]
  }
  const ours = ['Fernhill', 'Fernhill', 'Fernhill', 'Fernhill']
  assert.deepEqual(await posesAs('Fеrnhill'), ours)
  assert.deepEqual(await posesAs('Fernhill Support'), ours)
  assert.deepEqual(await posesAs('Maren Olsen'), [null, null, null, null])
})

test('a list asks once which accounts are ours, however long it is', async () => {
  const asked: string[] = []
  const stop = overhear(({ text }) => text.includes('"channels_channels"') && asked.push(text))
  try {
    const { conversations } = await house.nora.call(inboxApi.list, { limit: 100 })
    assert.equal(conversations.length, 3)
    assert.equal(asked.length, 1, asked.join('\n'))
    assert.equal((await house.stream()).length, 3)
    assert.equal(asked.length, 2, asked.join('\n'))
  } finally {
    stop()
  }
})
