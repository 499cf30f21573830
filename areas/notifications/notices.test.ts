import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { administrationApi } from '#areas/administration/api.ts'
import { administration } from '#areas/administration/area.ts'
import { MailError, type SystemMail } from '#platform/mail.ts'
import { sealMail } from '#platform/system-mail.ts'
import { system, type Work } from '#platform/work.ts'
import { type Client, Refused } from '#tests/client.ts'
import { type House, openHouse, PASSWORD } from '#tests/house.ts'
import { notificationsApi as api } from './api.ts'
import { notifications } from './area.ts'
import { type News, notify } from './notices.ts'

let house: House
before(async () => {
  house = await openHouse({ areas: [administration, notifications] })
})
after(() => house.close())

const news = (subject: string, reason = 'Handed to you by Ana.'): News => ({
  kind: 'inbox.conversation_assigned',
  subject,
  reason,
  path: '/inbox/1',
})
const tell = (people: string[], what: News) =>
  house.database.inWork({ workspace_id: house.workspace_id, by: system('test') }, (work) => notify(work, people, what))
const list = (client: Client) => client.call(api.list, {})

async function colleague(): Promise<Client & { person_id: string }> {
  const email = `n-${randomBytes(6).toString('hex')}@example.com`
  const { link } = await house.administrator.call(administrationApi.invite, { email, role: 'contributor' })
  const token = new URL(link).searchParams.get('token') ?? ''
  const client = house.client()
  const { person } = await client.call(administrationApi.acceptInvitation, { token, name: 'Bo', password: PASSWORD })
  return Object.assign(client, { person_id: person.id })
}

test('nobody is told twice of one subject until they have read it, and the latest reason counts', async () => {
  const bo = await colleague()
  assert.deepEqual(await tell([bo.person_id, bo.person_id], news('conversation/1')), [bo.person_id])
  assert.deepEqual(await tell([bo.person_id], news('conversation/1', 'It is due in ten minutes.')), [])
  assert.deepEqual(await tell([bo.person_id], news('conversation/2')), [bo.person_id])
  const { notices, unread } = await list(bo)
  assert.equal(unread, 2)
  const first = notices.find((notice) => notice.subject === 'conversation/1')
  assert.equal(first?.reason, 'It is due in ten minutes.')
  assert.deepEqual(await bo.call(api.read, { id: first?.id ?? '' }), { unread: 1 })
  assert.deepEqual(await tell([bo.person_id], news('conversation/1')), [bo.person_id], 'it is news again')
  assert.deepEqual(await bo.call(api.readAll, {}), { unread: 0 })
  assert.equal((await list(bo)).notices.length, 3)
})

test('two who tell the same at the same instant tell it once', async () => {
  const bo = await colleague()
  const told = await Promise.all(Array.from({ length: 6 }, () => tell([bo.person_id], news('conversation/3'))))
  assert.equal(told.flat().length, 1)
  assert.equal((await list(bo)).unread, 1)
})

test('nobody is told of what they did themselves, nor after they left, nor from another workspace', async () => {
  const bo = await colleague()
  const by = { kind: 'person', id: bo.person_id, role: 'contributor', team_ids: [] } as const
  const own = (work: Work) => notify(work, [bo.person_id], news('conversation/4'))
  assert.deepEqual(await house.database.inWork({ workspace_id: house.workspace_id, by }, own), [])
  const elsewhere = await openHouse({ areas: [administration] })
  try {
    assert.deepEqual(await tell([elsewhere.administrator.person_id], news('conversation/4')), [])
  } finally {
    await elsewhere.close()
  }
  await house.administrator.call(administrationApi.changePerson, { id: bo.person_id, active: false })
  assert.deepEqual(await tell([bo.person_id], news('conversation/4')), [])
})

test('a notice is its person’s alone', async () => {
  const [bo, cy] = [await colleague(), await colleague()]
  await tell([bo.person_id], news('conversation/5'))
  const [notice] = (await list(bo)).notices
  await assert.rejects(cy.call(api.read, { id: notice?.id ?? '' }), (error: Refused) => error.status === 404)
  assert.deepEqual(await list(cy), { notices: [], next: null, unread: 0 })
  await cy.call(api.readAll, {})
  assert.equal((await list(bo)).unread, 1)
  const heard = await house.database.inWork({ workspace_id: house.workspace_id, by: system('test') }, (work) =>
    work.db.selectFrom('platform_facts').select('audience').where('name', '=', 'notifications.person_told').execute(),
  )
  assert.ok(heard.length > 0 && heard.every((fact) => fact.audience?.length === 1), 'live updates reach one person')
})

test('pages go on where the last one ended, none missing and none twice', async () => {
  const bo = await colleague()
  for (let i = 0; i < 7; i++) await tell([bo.person_id], news(`conversation/${100 + i}`))
  const seen: string[] = []
  let after: string | undefined
  for (let page = 0; page < 4; page++) {
    const { notices, next } = await bo.call(api.list, { limit: 2, ...(after && { after }) })
    seen.push(...notices.map((notice) => notice.subject))
    if (!next) break
    after = next
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 7 }, (_, i) => `conversation/${106 - i}`),
  )
})

test('a notice leads only to a page of ours', async () => {
  for (const path of ['https://evil.example', '//evil.example', '/\\evil.example', 'inbox'])
    await assert.rejects(tell([house.administrator.person_id], { ...news('conversation/6'), path }), /a page of ours/)
})

test('a mail is sent unsealed; what is refused for good is not tried again, what may go better later is', async () => {
  const { tools } = house
  const sent: SystemMail[] = []
  let trouble: MailError | null = null
  const mail = {
    can_send: true,
    send: async (each: SystemMail) => void (trouble ? await Promise.reject(trouble) : sent.push(each)),
  }
  const job = notifications({ ...tools, mail }).jobs?.['notifications.send_mail'] as (payload: object) => Promise<void>
  const letter = { to: 'bo@example.com', subject: 'Hello', text: 'https://example.com/secret' }
  const payload = sealMail(tools.secrets, letter)
  assert.equal(JSON.stringify(payload).includes('secret'), false)
  await job(payload)
  assert.deepEqual(sent, [letter])
  trouble = new MailError('no such mailbox', { may_try_again: false, cause: null })
  await job(payload)
  trouble = new MailError('away', { may_try_again: true, cause: null })
  await assert.rejects(job(payload), /away/)
})
