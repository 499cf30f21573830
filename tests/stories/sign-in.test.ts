import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administrationApi as api } from '#areas/administration/api.ts'
import { administration } from '#areas/administration/area.ts'
import { type House, openHouse, PASSWORD } from '../house.ts'

let house: House
before(async () => {
  house = await openHouse({ areas: [administration] })
})
after(() => house.close())

test('A1 a password signs in, a wrong one does not, and nobody learns whether an address is known', async () => {
  const { email } = house.administrator
  const known = await house.client('10.0.0.1').send('POST', '/api/session', { email, password: 'not the password' })
  const unknown = await house
    .client('10.0.0.1')
    .send('POST', '/api/session', { email: 'nobody@example.com', password: PASSWORD })
  assert.equal(known.status, 401)
  assert.deepEqual(known.body, unknown.body)
  const client = house.client()
  const signed = await client.call(api.signIn, { email: email.toUpperCase(), password: PASSWORD })
  assert.equal(signed.state, 'signed_in')
  assert.equal((await client.call(api.session, {})).person.email, email)
})
