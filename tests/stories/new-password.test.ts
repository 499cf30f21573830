import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { administrationApi as api } from '#areas/administration/api.ts'
import { administration } from '#areas/administration/area.ts'
import { notifications } from '#areas/notifications/area.ts'
import { theStage } from '#platform/rehearsal.ts'
import { openHouse } from '../house.ts'
import { openServer } from '../server.ts'

const newPassword = async (whose: string, environment: Record<string, string>) => {
  const env = { PATH: process.env.PATH, ...environment }
  return promisify(execFile)(join(import.meta.dirname, '../../script/new-password'), [whose], { env })
}
const linkIn = ({ stdout }: { stdout: string }) => new URL(/http\S+/.exec(stdout)?.[0] ?? '')

test('A1 a command of the operator makes a link for whoever signs in here, and for nobody else', async () => {
  const house = await openHouse({ areas: [administration, notifications] })
  const { email } = house.administrator
  const { direct_url } = await theStage()
  const there = { DATABASE_URL: direct_url }
  const token = linkIn(await newPassword(email.toUpperCase(), there)).searchParams.get('token')
  const password = 'nine courses, six horses'
  assert.equal((await house.client().send('POST', '/api/password-reset/completion', { token, password })).status, 200)
  await house.client().call(api.signIn, { email, password })
  await assert.rejects(newPassword('nobody@example.com', there), /Nobody signs in with/)
  await house.close()
})

test('the link of that command leads to where the server of this data listens, or listened last', async (t) => {
  const server = await openServer()
  t.after(() => server.stop())
  const email = 'ana@tern.example'
  const made = await fetch(`${server.address}/api/workspaces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ workspace_name: 'Tern', name: 'Ana Ortega', email, password: 'a horse for every course' },
      ...{ locale: 'en', time_zone: 'Europe/Berlin' },
    }),
  })
  assert.equal(made.status, 200)
  const { data_folder, database_direct_url } = server.tools.config
  const there = { BATON_DATA: data_folder, DATABASE_URL: database_direct_url ?? '' }
  assert.equal(linkIn(await newPassword(email, there)).origin, server.address)
  const named = { ...there, PUBLIC_URL: 'https://baton.example' }
  assert.equal(linkIn(await newPassword(email, named)).origin, 'https://baton.example')
  writeFileSync(join(data_folder, 'server.url'), 'spoilt')
  assert.equal(linkIn(await newPassword(email, there)).origin, 'http://127.0.0.1:4600')
})
