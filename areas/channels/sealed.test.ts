import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { addChannel, openScene, type Scene, secrets } from '#tests/crash/stage.ts'
import { accountOf, keepCredentials } from './accounts.ts'
import { findChannel } from './channels.ts'
import { keepSubscription, subscriptionOf } from './subscriptions.ts'

let scene: Scene
before(async () => {
  scene = await openScene()
})
after(() => scene.stage.database.close())

/** Every row of every table, as text and as the bytes of what is binary. */
async function everything(): Promise<string> {
  return scene.stage.database.asOperator(async (_db, client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and not relispartition
       and relnamespace = current_schema()::regnamespace and relname like 'channels\\_%'`,
    )
    const texts: string[] = []
    for (const { name } of tables)
      texts.push(JSON.stringify((await client.query(`select * from ${name}`)).rows, readable))
    assert.ok(tables.length >= 8)
    return texts.join('\n')
  })
}

const readable = (_name: string, value: unknown) => {
  const bytes =
    (value as { type?: string; data?: number[] } | null)?.type === 'Buffer' ? (value as { data: number[] }).data : null
  return bytes ? Buffer.from(bytes).toString('latin1') : value
}

test('A6 what a channel signs in with, and where networks may call us, are nowhere in the database as they are', async () => {
  const channel_id = await addChannel(scene, { class: 'A', address: 'http://127.0.0.1:1' })
  const planted = Array.from({ length: 4 }, () => randomBytes(24).toString('base64url'))
  const [access = '', password = '', secret = '', token = ''] = planted
  const credentials = { access, password }
  const callback_url = `https://us.example/api/push/x/${channel_id}/${token}`
  const subscription = { topic: 'https://x.example/', callback_url, secret, state: 'asked', expires_at: null } as const
  await scene.work(async (work) => {
    await keepCredentials(work, secrets, { channel_id, credentials, renews: 'no' })
    await keepSubscription(work, secrets, { channel_id, subscription, asked_at: work.now })
  })
  const stored = await everything()
  assert.ok(stored.includes(channel_id), 'it was looked through')
  assert.deepEqual(
    planted.filter((one) => stored.includes(one)),
    [],
  )
  await scene.work(async (work) => {
    assert.deepEqual((await accountOf(work, secrets, await findChannel(work, channel_id)))?.credentials, credentials)
    assert.deepEqual((await subscriptionOf(work, secrets, channel_id))?.subscription, subscription)
  })
})

test('A6 what is sealed for one channel does not open for another', async () => {
  const [one, other] = [
    await addChannel(scene, { class: 'A', address: 'http://127.0.0.1:1' }),
    await addChannel(scene, { class: 'A', address: 'http://127.0.0.1:1' }),
  ]
  await scene.work(async (work) => {
    const stolen = work.db.selectFrom('channels_credentials').select('sealed').where('channel_id', '=', one)
    await work.db
      .updateTable('channels_credentials')
      .set((set) => ({ sealed: set.selectFrom(stolen.as('s')).select('s.sealed') }))
      .where('channel_id', '=', other)
      .execute()
    assert.equal(await accountOf(work, secrets, await findChannel(work, other)), null)
  })
})
