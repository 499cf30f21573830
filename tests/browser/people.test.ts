/** People, teams, duties, sign-in and one's own account, against the whole program. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Program } from '../../program.ts'
import { FACES, openAtHome, sideways_px, visit } from './at-home.ts'
import { graveIn, openBrowser } from './browser.ts'

const PASSWORD = 'a horse for every course'
const LONG = 'Wilhelmina van der Straaten-Koopmans-Oldenburg'

let program: Program
let browser: Browser
let ilse: Page
let workspace_id: string

before(async () => {
  program = await openAtHome()
  browser = await openBrowser()
  ilse = await visit(browser, `${program.address}/sign-in`)
  const made = await ask(ilse, 'POST', '/api/workspaces', {
    ...{ workspace_name: 'Fernhill', name: 'Ilse Vossberg-Njoroge', email: 'ilse@fernhill.example' },
    ...{ password: PASSWORD, locale: 'en-GB', time_zone: 'Europe/London' },
  })
  workspace_id = made.workspace.id
  await join(LONG, 'wilhelmina@fernhill.example', 'agent')
  await join('نورا الحداد 🔥', 'noor@fernhill.example', 'contributor')
  await join('Greta Solheim', 'greta@fernhill.example', 'executive')
  await addAccount()
})
after(async () => {
  await browser?.close()
  await program?.stop()
})

/** Of the answers that these tests ask for, what they read. */
interface Answered {
  workspace: { id: string }
  link: string
  channels: { signs_person_id: string | null; gaps: string[] }[]
  teams: { name: string }[]
  person: { time_zone: string }
}

async function ask(page: Page, method: string, path: string, data?: object): Promise<Answered> {
  const answer = await page.context().request.fetch(program.address + path, { method, ...(data && { data }) })
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as Answered
}

async function join(name: string, email: string, role: string): Promise<void> {
  const { link } = await ask(ilse, 'POST', '/api/invitations', { email, role, team_ids: [] })
  const context = await browser.newContext()
  const data = { token: new URL(link).searchParams.get('token'), name, password: PASSWORD }
  const answer = await context.request.post(`${program.address}/api/invitation/acceptance`, { data })
  assert.ok(answer.ok(), await answer.text())
  await context.close()
}

/** An account that was connected and paused: nothing outside is asked, and who does what can be named. */
async function addAccount(): Promise<void> {
  await program.tools.database.inWork({ workspace_id, by: { kind: 'system', name: 'test' } as never }, (work) =>
    work.db
      .insertInto('channels_channels')
      .values({
        ...{ workspace_id, id: randomUUID(), network: 'bluesky', native_id: 'did:plc:fernhill' },
        ...{ handle: 'fernhill.co', display_name: 'Fernhill', url: 'https://bsky.app/profile/fernhill.co' },
        ...{ purpose: 'account', state: 'paused', problem: null, retry_at: null, failures: 0, settings: {} },
        ...{
          abilities: null,
          probed_at: null,
          heard_at: null,
          polled_at: null,
          next_read_at: null,
          behind_ms: null,
          cursor: null,
        },
        ...{ answers_person_id: null, answers_team_id: null, fixes_person_id: null, fixes_team_id: null },
        ...{ signs_person_id: null, signs_team_id: null, created_at: work.now, created_by: null },
        ...{ retired_at: null, retired_by: null },
      } as never)
      .execute(),
  )
}

async function signIn(email: string, path = '/'): Promise<Page> {
  const page = await visit(browser, `${program.address}/sign-in`)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${program.address}/`)
  await page.goto(program.address + path)
  return page
}

const memberActs = async (page: Page, name: string, entry: string) => {
  await page.getByRole('button', { name: `What to do about ${name}` }).click()
  await page
    .getByRole('menuitem', { name: entry })
    .or(page.getByRole('menuitemradio', { name: entry }))
    .click()
}

test('R9 a channel names who answers, fixes and signs; nobody is red, beside the button that fills it', async () => {
  await ilse.goto(`${program.address}/people`)
  await ilse.getByText('Fernhill has nobody who answers. 2 more gaps.').waitFor()
  assert.equal(await ilse.locator('.duties .nobody-name').count(), 3)
  await ilse.getByRole('button', { name: 'Answers on Fernhill: take it yourself' }).click()
  await ilse.getByText('Fernhill has nobody who fixes. One more gap.').waitFor()
  await ilse.getByRole('button', { name: /^Undo/ }).click()
  await ilse.getByText('Fernhill has nobody who answers. 2 more gaps.').waitFor()
})

test('R9 somebody is named by keyboard alone', async () => {
  const name = ilse.getByRole('button', { name: 'Signs on Fernhill: name somebody' })
  await name.focus()
  await ilse.keyboard.press('Enter')
  const dialog = ilse.getByRole('dialog', { name: 'Who signs on Fernhill?' })
  await dialog.waitFor()
  await dialog.getByRole('combobox', { name: 'A person or a team' }).focus()
  await ilse.keyboard.type('Greta')
  await ilse.getByRole('option', { name: /Greta Solheim/ }).waitFor()
  await ilse.keyboard.press('ArrowDown')
  await ilse.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Save' }).focus()
  await ilse.keyboard.press('Enter')
  await ilse.getByRole('button', { name: /^Signs on Fernhill: Greta Solheim/ }).waitFor()
  const { channels } = await ask(ilse, 'GET', '/api/channels')
  assert.ok(channels[0]?.signs_person_id)
  assert.deepEqual(channels[0]?.gaps, ['answers', 'fixes'])
})

test('a role is changed where the person stands, and the last administrator stays one', async () => {
  await ilse.goto(`${program.address}/people?tab=members`)
  await memberActs(ilse, LONG, 'Executive')
  await ilse.getByText(`${LONG} is executive now.`).waitFor()
  await ilse.getByRole('button', { name: /^Undo/ }).click()
  await ilse.getByText(`${LONG} is agent now.`).waitFor()
  await ilse.keyboard.press('Escape')
  await memberActs(ilse, 'Ilse Vossberg-Njoroge', 'Agent')
  await ilse.getByText('is the last administrator. Make somebody else administrator first.').first().waitFor()
})

test('who is let go is signed out at once, and comes back by undo', async () => {
  const greta = await signIn('greta@fernhill.example', '/people?tab=members')
  await greta.getByText('greta@fernhill.example').waitFor()
  await ilse.goto(`${program.address}/people?tab=members`)
  await memberActs(ilse, 'Greta Solheim', 'Let go')
  await ilse.getByText('Greta Solheim is signed out and gets in no more.').waitFor()
  await ilse.getByRole('heading', { name: 'Worked here before' }).waitFor()
  await greta.reload()
  await greta.waitForURL(/\/sign-in/)
  await ilse.getByRole('button', { name: /^Undo/ }).click()
  await ilse.getByText('Greta Solheim is back.').waitFor()
  await greta.context().close()
})

test('an invitation made under People is accepted in another browser, and seen without a reload', async () => {
  await ilse.goto(`${program.address}/people?tab=members`)
  await ilse.getByRole('button', { name: 'Invite', exact: true }).click()
  const dialog = ilse.getByRole('dialog', { name: 'Invite people' })
  await dialog.getByRole('textbox', { name: 'E-mail addresses' }).fill('tom@fernhill.example')
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await dialog.getByRole('textbox', { name: 'tom@fernhill.example' }).inputValue()
  await ilse.keyboard.press('Escape')
  await ilse.getByRole('heading', { name: 'Invited, not here yet' }).waitFor()
  const tom = await visit(browser, link)
  await tom.getByRole('textbox', { name: 'Your name' }).fill('Tom Achterberg')
  await tom.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await tom.keyboard.press('Enter')
  await tom.waitForURL(`${program.address}/`)
  await ilse.getByRole('button', { name: 'What to do about Tom Achterberg' }).waitFor()
  await tom.context().close()
})

test('a withdrawn invitation opens no more and says whom to ask', async () => {
  const { link } = await ask(ilse, 'POST', '/api/invitations', { email: 'bob@fernhill.example', role: 'agent' })
  await ilse.goto(`${program.address}/people?tab=members`)
  await ilse.getByRole('button', { name: 'Withdraw the invitation of bob@fernhill.example' }).click()
  await ilse.getByText('The invitation of bob@fernhill.example is withdrawn').waitFor()
  const bob = await visit(browser, link)
  await bob.getByRole('heading', { name: 'This invitation does not open.' }).waitFor()
  await bob.getByText('Whoever invited you can send a fresh link.').waitFor()
  await bob.context().close()
})

test('a team is made, renamed, sealed, filled and deleted', async () => {
  await ilse.goto(`${program.address}/people?tab=teams`)
  await ilse.getByRole('button', { name: 'New team' }).click()
  const dialog = ilse.getByRole('dialog', { name: 'A new team' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Service')
  await dialog.getByRole('button', { name: 'Make the team' }).click()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Accounts')
  await dialog.getByRole('button', { name: 'Make the team' }).click()
  await ilse.getByRole('heading', { name: 'Accounts', exact: true }).waitFor()
  assert.match(ilse.url(), /team=/)
  await ilse.getByRole('checkbox', { name: /Sealed/ }).click()
  await ilse.getByRole('button', { name: 'Save' }).click()
  await ilse.getByText('Accounts is kept as it stands.').waitFor()
  await ilse.getByRole('combobox', { name: 'Add somebody' }).fill('Wil')
  await ilse.getByRole('option', { name: new RegExp(LONG) }).click()
  await ilse.getByRole('button', { name: `Take ${LONG} out of Accounts` }).waitFor()
  await ilse.getByRole('button', { name: 'Delete the team…' }).click()
  await ilse.getByRole('dialog').getByRole('button', { name: 'Delete the team' }).click()
  await ilse.getByText('Accounts is deleted.').waitFor()
  const { teams } = await ask(ilse, 'GET', '/api/teams')
  assert.ok(!teams.some(({ name }) => name === 'Accounts'))
})

test('the team that is open is marked in the list, and on a phone none is', async () => {
  await ilse.goto(`${program.address}/people?tab=teams`)
  const rows = ilse.locator('.team-row')
  await rows.nth(1).waitFor()
  const marks = () =>
    rows.evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').content !== 'none').slice(0, 3))
  assert.deepEqual(await marks(), [true, false, false], 'the first is open until another is chosen')
  await rows.nth(1).click()
  await ilse.waitForURL(/team=/)
  assert.deepEqual(await marks(), [false, true, false])
  const storageState = await ilse.context().storageState()
  const phone = await visit(browser, `${program.address}/people?tab=teams`, { ...FACES[2]?.[1], storageState })
  await phone.locator('.team-row').nth(1).waitFor()
  assert.equal(
    await phone
      .locator('.team-row')
      .first()
      .evaluate((one) => getComputedStyle(one, '::before').content),
    'none',
  )
  await phone.context().close()
})

test('who may not, sees who can', async () => {
  const greta = await signIn('greta@fernhill.example', '/people')
  const why = 'An administrator does this: Ilse Vossberg-Njoroge.'
  const invite = greta.getByRole('button', { name: 'Invite', exact: true }).and(greta.locator('[aria-disabled=true]'))
  await invite.focus()
  await greta.locator('.tip', { hasText: why }).waitFor()
  await greta
    .getByRole('button', { name: 'Answers on Fernhill: take it yourself' })
    .and(greta.locator('[aria-disabled=true]'))
    .waitFor()
  await greta.goto(`${program.address}/people?tab=teams`)
  assert.equal(await greta.getByRole('button', { name: 'Save' }).count(), 0)
  await greta.context().close()
})

test('one’s own time zone is followed on every page, and a session elsewhere is ended', async () => {
  const phone = await signIn('wilhelmina@fernhill.example')
  const tablet = await signIn('wilhelmina@fernhill.example')
  const desk = await signIn('wilhelmina@fernhill.example', '/account')
  const zone = desk.getByRole('combobox', { name: 'Time zone' })
  await zone.fill('Pacific/Kiritimati')
  await desk.getByRole('option', { name: 'Pacific/Kiritimati' }).click()
  await desk.getByRole('button', { name: 'Save' }).click()
  await desk.getByText('Saved. Every time on screen follows.').waitFor()
  const { person } = await ask(desk, 'GET', '/api/session')
  assert.equal(person.time_zone, 'Pacific/Kiritimati')
  const day = (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date())
  await desk.getByRole('link', { name: 'Home' }).first().click()
  await desk.getByText(day('Pacific/Kiritimati')).first().waitFor()
  await desk.goto(`${program.address}/account`)
  await desk.getByText('in use now').waitFor()
  await desk.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await desk.getByText('Every other browser is signed out.').first().waitFor()
  await desk.getByText('Nowhere else.').waitFor()
  for (const elsewhere of [tablet, phone]) {
    await elsewhere.reload()
    await elsewhere.waitForURL(/\/sign-in/)
    await elsewhere.getByRole('textbox', { name: 'E-mail' }).waitFor()
  }
  await Promise.all([tablet.context().close(), desk.context().close(), phone.context().close()])
})

test('an administrator mends the name of the workspace; nobody else is offered it', async () => {
  await ilse.goto(`${program.address}/account`)
  const name = ilse.getByRole('textbox', { name: 'Its name' })
  const save = ilse.getByRole('button', { name: 'Save' }).last()
  await name.fill('')
  await save.click()
  await ilse.getByText('Give the organisation a name.').waitFor()
  await name.fill('Fernhill & Daughters')
  await save.click()
  await ilse.getByText('The workspace is called Fernhill & Daughters.').waitFor()
  await ilse.getByRole('navigation').first().getByText('Fernhill & Daughters').waitFor()
  await name.fill('Fernhill')
  await save.click()
  await ilse.getByText('The workspace is called Fernhill.').waitFor()
  const greta = await signIn('greta@fernhill.example', '/account')
  await greta.getByText('Where you are signed in').waitFor()
  assert.equal(await greta.getByRole('textbox', { name: 'Its name' }).count(), 0)
  await greta.context().close()
})

test('Enter in a list that is open takes the best that fits, and sends nothing', async () => {
  const page = await signIn('wilhelmina@fernhill.example', '/account')
  const zone = page.getByRole('combobox', { name: 'Time zone' })
  const sent: string[] = []
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
  await zone.fill('Berlin')
  await page.getByRole('option', { name: 'Europe/Berlin' }).waitFor()
  await zone.press('Enter')
  await page.getByRole('option').first().waitFor({ state: 'detached' })
  assert.equal(await zone.inputValue(), 'Europe/Berlin')
  await zone.fill('Nowhere at all')
  await page.getByText('Nothing fits').waitFor()
  await zone.press('Enter')
  await page.getByText('Nothing fits').waitFor({ state: 'detached' })
  assert.deepEqual(sent, [])
  await page.context().close()
})

test('the password is changed, the wrong one is said, and the old one opens nothing', async () => {
  const page = await signIn('noor@fernhill.example', '/account')
  const fill = async (current: string, next: string) => {
    await page.getByRole('textbox', { name: 'The one you have' }).fill(current)
    await page.getByRole('textbox', { name: 'The new one' }).fill(next)
    await page.getByRole('button', { name: 'Change the password' }).click()
  }
  await fill('not the password', 'another horse entirely')
  await page.locator('[data-field=current_password] .wrong').waitFor()
  assert.equal(await page.locator('.summary').count(), 0, 'said once, under its field')
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'current_password')
  await fill(PASSWORD, 'another horse entirely')
  await page.getByText('The password is changed.').waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'The new one' }).inputValue(), '')
  await page.context().close()
})

for (const [view, path] of [
  ['Duty', '/people'],
  ['Members', '/people?tab=members'],
  ['Teams', '/people?tab=teams'],
  ['My account', '/account'],
] as const) {
  test(`nothing on ${view} keeps anybody out`, async () => {
    const storageState = await ilse.context().storageState()
    for (const [face, options] of FACES) {
      const page = await visit(browser, program.address + path, { ...options, storageState })
      await page.locator('h1').first().waitFor()
      await page.waitForFunction(() => document.querySelectorAll('.bones').length === 0)
      assert.deepEqual(await graveIn(page), [], face)
      assert.equal(await sideways_px(page), 0, face)
      await page.context().close()
    }
  })
}

test('nothing at the door keeps anybody out, and a server without mail says so', async () => {
  for (const [face, options] of FACES) {
    const page = await visit(browser, `${program.address}/forgotten-password`, options)
    await page.getByRole('heading', { name: 'This server cannot send mail.' }).waitFor()
    for (const path of ['/sign-in', '/password-reset?token=abc', '/invitation?token=abc']) {
      await page.goto(program.address + path)
      await page.getByRole('heading').first().waitFor()
      await page.waitForFunction(() => document.querySelectorAll('.bones').length === 0)
      assert.deepEqual(await graveIn(page), [], `${path}, ${face}`)
    }
    await page.goto(`${program.address}/password-reset?token=abc`)
    await page.getByText('This link does not work any more. Ask for a new one.').waitFor()
    assert.equal(await page.getByRole('textbox').count(), 0)
    await page.context().close()
  }
})

test('too many guesses rest the button and say when it wakes', async () => {
  const page = await visit(browser, `${program.address}/sign-in`)
  await page.getByRole('textbox', { name: 'E-mail' }).fill('stranger@fernhill.example')
  const send = page.getByRole('button', { name: 'Sign in', exact: true })
  for (let at = 0; at < 11; at++) {
    await page.getByRole('textbox', { name: 'Password' }).fill(`guess number ${at}`)
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true]') && document.querySelector('.summary'))
  }
  await page.getByText('That was tried too often.').waitFor()
  await page
    .getByText(/Signing in is possible again at \d\d:\d\d\./)
    .first()
    .waitFor()
  assert.equal(await send.getAttribute('aria-disabled'), 'true')
  await page.context().close()
})
