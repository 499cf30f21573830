import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { administrationApi as api } from '#areas/administration/api.ts'
import { administration } from '#areas/administration/area.ts'
import { notifications } from '#areas/notifications/area.ts'
import { theStage } from '#platform/rehearsal.ts'
import { openHouse } from '../house.ts'

test('A1 a command of the operator makes a link for whoever signs in here, and for nobody else', async () => {
  const house = await openHouse({ areas: [administration, notifications] })
  const { email } = house.administrator
  const { direct_url } = await theStage()
  const newPassword = (whose: string) =>
    promisify(execFile)(join(import.meta.dirname, '../../script/new-password'), [whose], {
      env: { PATH: process.env.PATH, DATABASE_URL: direct_url },
    })
  const { stdout } = await newPassword(email.toUpperCase())
  const token = new URL(/http\S+/.exec(stdout)?.[0] ?? '').searchParams.get('token')
  const password = 'nine courses, six horses'
  assert.equal((await house.client().send('POST', '/api/password-reset/completion', { token, password })).status, 200)
  await house.client().call(api.signIn, { email, password })
  await assert.rejects(newPassword('nobody@example.com'), /Nobody signs in with/)
  await house.close()
})
