import assert from 'node:assert/strict'
import { test } from 'node:test'
import { administrationApi as api } from '#areas/administration/api.ts'
import { administration } from '#areas/administration/area.ts'
import { notifications } from '#areas/notifications/area.ts'
import { openEmptyStage } from '#platform/rehearsal.ts'
import { system } from '#platform/work.ts'
import { newClient } from '../client.ts'
import { openHouse, openParts } from '../house.ts'

const FIRST = {
  workspace_name: 'Tern Outdoor',
  name: 'Ana Ortega',
  email: 'ana@tern.example',
  password: 'a horse for every course',
  locale: 'en',
  time_zone: 'Europe/Berlin',
}

test('S2 the first run makes one workspace, also when two people try at the same instant', async (t) => {
  const parts = await openParts({ areas: [administration], stage: await openEmptyStage() })
  t.after(() => parts.app.close())
  const [one, two] = [newClient(parts.app, '127.0.0.1'), newClient(parts.app, '127.0.0.2')]
  assert.deepEqual(await one.call(api.start, {}), { state: 'first_run' })

  const nameless = await one.send('POST', '/api/workspaces', { ...FIRST, workspace_name: '' })
  assert.equal(nameless.body.message, 'Give the organisation a name.')
  const empty = await one.send('POST', '/api/workspaces', { ...FIRST, workspace_name: '', name: '', email: '' })
  assert.equal(empty.body.message, '3 things are not right yet.')
  assert.deepEqual(Object.keys(empty.body.fields ?? {}).sort(), ['email', 'name', 'workspace_name'])
  const shapeless = await one.send('POST', '/api/workspaces', { ...FIRST, name: 7 })
  assert.equal(shapeless.body.message, 'Name: a text has to stand here.')

  const weak = await one.send('POST', '/api/workspaces', { ...FIRST, password: 'password1234' })
  assert.deepEqual([weak.status, weak.body.code], [400, 'weak_password'])

  const both = await one.send('POST', '/api/workspaces', { ...FIRST, email: 'nowhere', password: 'short' })
  assert.equal(both.body.message, '2 things are not right yet.')
  assert.deepEqual(Object.keys(both.body.fields ?? {}).sort(), ['email', 'password'])
  assert.match(JSON.stringify(both.body.fields), /at least 10 characters/)

  const answers = await Promise.all([
    one.send('POST', '/api/workspaces', FIRST),
    two.send('POST', '/api/workspaces', { ...FIRST, email: 'bo@tern.example' }),
  ])
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409])
  assert.equal(answers.find((answer) => answer.status === 409)?.body.code, 'already_set_up')
  assert.deepEqual(await one.call(api.start, {}), { state: 'ready' })

  const winner = answers[0].status === 200 ? one : two
  const session = await winner.call(api.session, {})
  assert.equal(session.workspace.name, 'Tern Outdoor')
  assert.equal(session.person.role, 'administrator')
  assert.deepEqual(session.rights, ['take_part', 'read', 'contribute', 'answer', 'administer'])
  const { rows } = await parts.database.pool.query('select count(*)::int as n from graphile_worker.jobs')
  assert.equal(rows[0].n, 0)
})

test('S2 the name of the workspace is mended afterwards, and an invitation carries the new one', async (t) => {
  const house = await openHouse({ areas: [administration, notifications] })
  t.after(() => house.close())
  const { administrator } = house
  const nameless = await administrator.send('PATCH', '/api/workspace', { name: '  ' })
  assert.deepEqual([nameless.status, nameless.body.message], [400, 'Give the organisation a name.'])
  assert.deepEqual(await administrator.call(api.renameWorkspace, { name: ' Tern & Sons ' }), { name: 'Tern & Sons' })
  assert.equal((await administrator.call(api.session, {})).workspace.name, 'Tern & Sons')
  const { link } = await administrator.call(api.invite, { email: 'cy@tern.example', role: 'contributor' })
  const token = new URL(link).searchParams.get('token') ?? ''
  assert.equal((await house.client().call(api.readInvitation, { token })).workspace_name, 'Tern & Sons')
  await administrator.call(api.renameWorkspace, { name: 'Tern & Sons' })
  const whom = { workspace_id: house.workspace_id, by: system('test') }
  const renamed = await house.database.inWork(whom, ({ db }) =>
    db.selectFrom('platform_facts').select('detail').where('name', '=', 'administration.workspace_renamed').execute(),
  )
  assert.deepEqual(renamed, [{ detail: { was: 'Tern Outdoor', name: 'Tern & Sons' } }], 'the same again is no change')
})
