import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { administrationApi as api } from '#areas/administration/api.ts'
import { administration } from '#areas/administration/area.ts'
import { notifications } from '#areas/notifications/area.ts'
import type { Role } from '#platform/rights.ts'
import type { Client } from '../client.ts'
import { type House, openHouse, PASSWORD } from '../house.ts'

let house: House
let admin: House['administrator']
before(async () => {
  house = await openHouse({ areas: [administration, notifications] })
  admin = house.administrator
})
after(() => house.close())

const someEmail = () => `p-${randomBytes(6).toString('hex')}@example.com`
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''

async function joined(role: Role, where = house): Promise<Client & { email: string; person_id: string }> {
  const email = someEmail()
  const { link } = await where.administrator.call(api.invite, { email, role })
  const client = where.client()
  const accepted = await client.call(api.acceptInvitation, { token: tokenOf(link), name: 'Bo', password: PASSWORD })
  return Object.assign(client, { email, person_id: accepted.person.id })
}

test('A1 a password signs in, a wrong one does not, and nobody learns whether an address is known', async () => {
  const { email } = admin
  const known = await house.client('10.0.0.1').send('POST', '/api/session', { email, password: 'not the password' })
  const unknown = await house
    .client('10.0.0.1')
    .send('POST', '/api/session', { email: someEmail(), password: PASSWORD })
  assert.equal(known.status, 401)
  assert.deepEqual(known.body, unknown.body)
  const client = house.client()
  const signed = await client.call(api.signIn, { email: email.toUpperCase(), password: PASSWORD })
  assert.equal(signed.state, 'signed_in')
  assert.equal((await client.call(api.session, {})).person.email, email)
  await client.call(api.signOut, {})
  assert.equal(client.cookies.has('baton_session'), false)
  assert.equal((await client.send('GET', '/api/session')).status, 401)
})

test('A1 the cookie is for the browser alone, and an ended session does not come back', async () => {
  const client = house.client()
  const answer = await client.send('POST', '/api/session', { email: admin.email, password: PASSWORD })
  const cookie = [answer.headers['set-cookie']].flat().find((c) => String(c).startsWith('baton_session=')) as string
  assert.match(cookie, /HttpOnly/)
  assert.match(cookie, /SameSite=Lax/)
  assert.match(cookie, /Path=\//)
  const kept = client.cookies.get('baton_session') ?? ''
  await client.call(api.signOut, {})
  client.cookies.set('baton_session', kept)
  assert.equal((await client.send('GET', '/api/session')).status, 401)
})

test('A1 guessing stops after ten, says when to try again, and does not lock out the owner’s own browser', async () => {
  const owner = await joined('agent')
  const answers = []
  for (let i = 0; i < 12; i++)
    answers.push(
      await house
        .client(`10.1.0.${i}`)
        .send('POST', '/api/session', { email: owner.email, password: `guess ${i} of mine` }),
    )
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [...Array.from({ length: 10 }, () => 401), 429, 429],
  )
  const last = answers.at(-1)
  assert.equal(last?.body.code, 'too_many_guesses')
  assert.ok(Number(last?.headers['retry-after']) > 800)
  assert.equal(
    (await house.client('10.1.1.1').send('POST', '/api/session', { email: owner.email, password: PASSWORD })).status,
    429,
    'a new browser waits, even with the right password',
  )
  await owner.call(api.signOut, {})
  const again = await owner.call(api.signIn, { email: owner.email, password: PASSWORD })
  assert.equal(again.state, 'signed_in')
})

test('A1 an invitation is accepted once, also by two at the same instant', async () => {
  const email = someEmail()
  const team = (await admin.call(api.teams, {})).teams.find((each) => each.name === 'Service')
  assert.ok(team)
  const { link } = await admin.call(api.invite, { email, role: 'agent', team_ids: [team.id] })
  const token = tokenOf(link)
  const read = await house.client().call(api.readInvitation, { token })
  assert.deepEqual([read.email, read.workspace_name, read.has_account], [email, 'Tern Outdoor', false])
  const two = [house.client(), house.client()]
  const answers = await Promise.all(
    two.map((client) =>
      client.send('POST', '/api/invitation/acceptance', { token, name: 'Bo Bell', password: PASSWORD }),
    ),
  )
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409])
  assert.equal(answers.find((answer) => answer.status === 409)?.body.code, 'invitation_used')
  const { people } = await admin.call(api.people, {})
  const found = people.filter((person) => person.email === email)
  assert.equal(found.length, 1)
  assert.deepEqual(found[0]?.team_ids, [team.id])
  const late = await house
    .client()
    .send('POST', '/api/invitation/acceptance', { token, name: 'Cy', password: PASSWORD })
  assert.deepEqual([late.status, late.body.code], [409, 'invitation_used'])
})

test('A1 an invitation that has expired, was withdrawn or was renewed does not open', async () => {
  const email = someEmail()
  const { link, invitation } = await admin.call(api.invite, { email, role: 'agent' })
  const accept = (from: string) =>
    house.client().send('POST', '/api/invitation/acceptance', { token: tokenOf(from), name: 'Bo', password: PASSWORD })
  const twice = await admin.send('POST', '/api/invitations', { email, role: 'agent' })
  assert.equal(twice.body.code, 'already_invited')

  const fresh = await admin.call(api.invitationLink, { id: invitation.id })
  assert.equal((await accept(link)).body.code, 'invitation_not_found')
  await house.database.asOperator((db) =>
    db
      .updateTable('administration_invitations')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('id', '=', invitation.id)
      .execute(),
  )
  assert.equal((await accept(fresh.link)).body.code, 'invitation_expired')
  const renewed = await admin.call(api.invitationLink, { id: invitation.id })
  await admin.call(api.withdrawInvitation, { id: invitation.id })
  assert.equal((await accept(renewed.link)).body.code, 'invitation_not_found')
  for (const token of ['', 'x', `${house.workspace_id}.${'a'.repeat(43)}`, "'; drop table platform_accounts; --"])
    assert.equal((await house.client().send('GET', '/api/invitation', { token })).status, 404)
})

test('who joins hears of a missing name and a short password at once', async () => {
  const { link } = await admin.call(api.invite, { email: someEmail(), role: 'agent' })
  const accept = (token: string) =>
    house.client().send('POST', '/api/invitation/acceptance', { token, name: ' ', password: 'short' })
  assert.deepEqual(Object.keys((await accept(tokenOf(link))).body.fields ?? {}).sort(), ['name', 'password'])
  assert.deepEqual(Object.keys((await accept('nothing')).body.fields ?? {}), ['name'])
})

test('A1 the last administrator stays, also when two demote each other at the same instant', async () => {
  const own = await openHouse({ areas: [administration] })
  try {
    const first = own.administrator
    const demote = (by: Client, id: string) => by.send('PATCH', `/api/people/${id}`, { role: 'agent' })
    const alone = await demote(first, first.person_id)
    assert.deepEqual([alone.status, alone.body.code], [409, 'last_administrator'])
    const second = await joined('administrator', own)
    const answers = await Promise.all([demote(first, second.person_id), demote(second, first.person_id)])
    assert.equal(answers.filter((answer) => answer.status === 200).length, 1)
    const { people } = await first.call(api.people, {})
    assert.equal(people.filter((person) => person.role === 'administrator').length, 1)
  } finally {
    await own.close()
  }
})

test('A1 a role takes effect with the next request, and who is let go is out at once', async () => {
  const person = await joined('contributor')
  assert.equal((await person.send('GET', '/api/invitations')).status, 403)
  await admin.call(api.changePerson, { id: person.person_id, role: 'administrator' })
  assert.equal((await person.send('GET', '/api/invitations')).status, 200)
  await admin.call(api.changePerson, { id: person.person_id, role: 'agent' })
  assert.equal((await person.send('GET', '/api/invitations')).status, 403)
  await admin.call(api.changePerson, { id: person.person_id, active: false })
  assert.equal((await person.send('GET', '/api/session')).status, 401)
  const back = await person.send('POST', '/api/session', { email: person.email, password: PASSWORD })
  assert.deepEqual([back.status, back.body.code], [403, 'no_workspace'])
  await admin.call(api.changePerson, { id: person.person_id, active: true })
  assert.equal((await person.send('GET', '/api/session')).status, 401, 'the old session stays ended')
  await person.call(api.signIn, { email: person.email, password: PASSWORD })
})

test('A1 team changes take effect with the next request', async () => {
  const person = await joined('agent')
  const team = await admin.call(api.makeTeam, {
    name: `Returns ${randomBytes(3).toString('hex')}`,
    purpose: 'Takes things back.',
  })
  const names = async () => (await person.call(api.session, {})).teams.map((each) => each.name)
  assert.deepEqual(await names(), [])
  await admin.call(api.addMember, { id: team.id, person_id: person.person_id })
  assert.deepEqual(await names(), [team.name])
  const same = await admin.send('POST', '/api/teams', { name: team.name.toUpperCase() })
  assert.equal(same.body.code, 'team_name_taken')
  await admin.call(api.deleteTeam, { id: team.id })
  assert.deepEqual(await names(), [])
})

test('TRUST S3 a contributor may not administer, by any endpoint', async () => {
  const contributor = await joined('contributor')
  const id = admin.person_id
  let asked = 0
  for (const endpoint of Object.values(api)) {
    if (endpoint.who !== 'administer') continue
    asked += 1
    const path = endpoint.path.replaceAll(/\{\w+\}/g, id)
    const answer = await contributor.send(
      endpoint.method,
      path,
      endpoint.method === 'GET' ? undefined : { role: 'administrator' },
    )
    assert.deepEqual([endpoint.path, answer.status], [endpoint.path, 403])
  }
  assert.ok(asked >= 10)
})

test('TRUST S3 what belongs to another workspace is not there', async () => {
  const other = await openHouse({ areas: [administration, notifications] })
  try {
    const theirs = await joined('agent', other)
    const team = (await other.administrator.call(api.teams, {})).teams[0]
    const { invitation } = await other.administrator.call(api.invite, { email: someEmail(), role: 'agent' })
    const sessions = (await theirs.call(api.sessions, {})).sessions
    assert.ok(team && sessions[0])
    const tries: [Parameters<Client['send']>[0], string, object?][] = [
      ['PATCH', `/api/people/${theirs.person_id}`, { active: false }],
      ['PATCH', `/api/people/${theirs.person_id}`, { role: 'administrator' }],
      ['POST', `/api/people/${theirs.person_id}/password-reset-link`, {}],
      ['PATCH', `/api/teams/${team.id}`, { name: 'Ours now' }],
      ['DELETE', `/api/teams/${team.id}`],
      ['PUT', `/api/teams/${team.id}/members/${admin.person_id}`, {}],
      ['DELETE', `/api/teams/${team.id}/members/${theirs.person_id}`],
      ['DELETE', `/api/invitations/${invitation.id}`],
      ['POST', `/api/invitations/${invitation.id}/link`, {}],
      ['DELETE', `/api/sessions/${sessions[0].id}`],
      ['POST', '/api/invitations', { email: someEmail(), role: 'agent', team_ids: [team.id] }],
    ]
    for (const [method, path, input] of tries)
      assert.deepEqual([path, (await admin.send(method, path, input)).status], [path, 404])
    assert.equal((await theirs.call(api.session, {})).person.role, 'agent', 'nothing changed, nobody was signed out')
    const { people } = await admin.call(api.people, {})
    assert.equal(
      people.some((person) => person.id === theirs.person_id),
      false,
    )
  } finally {
    await other.close()
  }
})

test('A1 a request from a foreign page is refused', async () => {
  const send = (headers: Record<string, string>) => admin.send('PATCH', '/api/me', { name: 'Eve' }, headers)
  for (const origin of ['https://evil.example', 'null', 'http://baton.test.evil.example', 'https://baton.test:8443'])
    assert.deepEqual([origin, (await send({ origin })).body.code], [origin, 'foreign_origin'])
  assert.equal((await send({ 'sec-fetch-site': 'cross-site' })).status, 403)
  const login = await house
    .client()
    .send('POST', '/api/session', { email: admin.email, password: PASSWORD }, { origin: 'https://evil.example' })
  assert.equal(login.status, 403)
  assert.equal((await admin.send('PATCH', '/api/me', { name: 'Ana O' }, { origin: 'http://baton.test' })).status, 200)
})

test('A1 a session is ended from elsewhere', async () => {
  const here = await joined('agent')
  const there = house.client()
  await there.call(api.signIn, { email: here.email, password: PASSWORD })
  const { sessions } = await here.call(api.sessions, {})
  assert.equal(sessions.length, 2)
  const other = sessions.find((session) => !session.current)
  assert.ok(other)
  assert.equal((await there.send('GET', '/api/session')).status, 200)
  await here.call(api.endSession, { id: other.id })
  assert.equal((await there.send('GET', '/api/session')).status, 401)
  assert.equal((await here.send('GET', '/api/session')).status, 200)
})

test('A1 a changed password ends every other session and the old password', async () => {
  const here = await joined('agent')
  const there = house.client()
  await there.call(api.signIn, { email: here.email, password: PASSWORD })
  const wrong = await here.send('PUT', '/api/me/password', {
    current_password: 'no such thing',
    password: 'another long one',
  })
  assert.deepEqual([wrong.status, wrong.body.code], [400, 'wrong_password'])
  await here.call(api.changePassword, { current_password: PASSWORD, password: 'six horses, nine courses' })
  assert.equal((await there.send('GET', '/api/session')).status, 401)
  assert.equal((await here.send('GET', '/api/session')).status, 200)
  assert.equal((await there.send('POST', '/api/session', { email: here.email, password: PASSWORD })).status, 401)
  await there.call(api.signIn, { email: here.email, password: 'six horses, nine courses' })
})

test('A1 an administrator’s link sets a new password once', async () => {
  const person = await joined('agent')
  const { link } = await admin.call(api.passwordResetLink, { id: person.person_id })
  const complete = (password: string) =>
    house.client().send('POST', '/api/password-reset/completion', { token: tokenOf(link), password })
  const look = () => house.client().send('GET', '/api/password-reset/completion', { token: tokenOf(link) })
  assert.equal((await complete('1234567890')).body.code, 'weak_password')
  assert.deepEqual((await look()).body, { email: person.email })
  assert.equal((await complete('nine courses, six horses')).status, 200)
  assert.equal((await complete('nine courses, six horses')).status, 404)
  assert.deepEqual([(await look()).status, (await look()).body.code], [404, 'link_not_valid'])
  assert.equal((await person.send('GET', '/api/session')).status, 401)
  await person.call(api.signIn, { email: person.email, password: 'nine courses, six horses' })
})

test('A1 one account works in two organisations, and neither administrator gets into the other with it', async () => {
  const other = await openHouse({ areas: [administration, notifications] })
  try {
    const person = await joined('agent')
    const { link } = await other.administrator.call(api.invite, { email: person.email, role: 'executive' })
    const token = tokenOf(link)
    const accept = (password: string) =>
      other.client().send('POST', '/api/invitation/acceptance', { token, name: 'Bo', password })
    assert.equal((await accept('a password of my own')).status, 401, 'the link alone proves nothing')
    const there = other.client()
    await there.call(api.acceptInvitation, { token, name: 'Bo', password: PASSWORD })

    const choice = await person.call(api.signIn, { email: person.email, password: PASSWORD })
    assert.ok(choice.state === 'choose_workspace')
    assert.equal(choice.workspaces.length, 2)
    const chosen = { email: person.email, password: PASSWORD, workspace_id: other.workspace_id }
    const signed = await person.call(api.signIn, chosen)
    assert.ok(signed.state === 'signed_in')
    assert.equal(signed.person.role, 'executive')
    const { people } = await other.administrator.call(api.people, {})
    const id = people.find((each) => each.email === person.email)?.id ?? ''
    const reset = await other.administrator.send('POST', `/api/people/${id}/password-reset-link`, {})
    assert.deepEqual([reset.status, reset.body.code], [403, 'account_elsewhere'])
  } finally {
    await other.close()
  }
})

test('A6 TRUST S9 tokens, links and passwords are nowhere in the database as they are', async () => {
  const person = await joined('agent')
  const { link } = await admin.call(api.invite, { email: someEmail(), role: 'agent' })
  const reset = await admin.call(api.passwordResetLink, { id: person.person_id })
  const secrets = [
    person.cookies.get('baton_session'),
    tokenOf(link).split('.')[1],
    tokenOf(reset.link),
    PASSWORD,
  ] as string[]
  const { pool } = house.database
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`,
  )
  let looked = 0
  await house.database.asOperator(async (_db, client) => {
    for (const { name } of tables.filter(({ name }) => /platform_|administration_|notifications_/.test(name))) {
      if (name.endsWith('platform_migrations')) continue
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`)
      looked += rows.length
      for (const secret of secrets) {
        const hex = Buffer.from(secret).toString('hex')
        assert.ok(secret.length > 10)
        assert.equal(
          rows.some(({ text }) => text.includes(secret) || text.includes(hex)),
          false,
          name,
        )
      }
    }
  })
  assert.ok(looked > 20)
})

test('A1 forgotten passwords: the same answer for everybody, and a mail that opens the way', async () => {
  const sent: { to: string; text: string }[] = []
  const mail = { can_send: true, send: async (each: { to: string; text: string }) => void sent.push(each) }
  const own = await openHouse({ areas: [administration, notifications], tools: { mail } })
  try {
    const person = await joined('agent', own)
    const ask = (email: string) => own.client('10.9.0.1').send('POST', '/api/password-reset', { email })
    assert.deepEqual(await own.client().call(api.passwordResets, {}), { can_send: true })
    assert.deepEqual(await house.client().call(api.passwordResets, {}), { can_send: false })
    const [known, unknown] = [await ask(person.email), await ask(someEmail())]
    assert.deepEqual(known.body, unknown.body)
    await own.runJobs()
    const mails = sent.filter((each) => each.to === person.email && /password-reset/.test(each.text))
    assert.equal(mails.length, 1)
    const token = tokenOf(/http\S+/.exec(mails[0]?.text ?? '')?.[0] ?? '')
    await own.client().call(api.completePasswordReset, { token, password: 'nine courses, six horses' })
    await person.call(api.signIn, { email: person.email, password: 'nine courses, six horses' })
    assert.ok(
      sent.some((each) => /invit/.test(each.text)),
      'invitations are mailed too',
    )
    for (let i = 0; i < 5; i++) await ask(person.email)
    sent.length = 0
    await own.runJobs()
    assert.equal(sent.length, 2, 'three an hour and no more')
  } finally {
    await own.close()
  }
})
