/** The gallery of parts in a real browser: what every page inherits, so it is looked at harder than any page. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { complaintsOf, graveIn, MIDDLE, PHONE, WIDE } from './browser.ts'
import { newWindow, parts, served, useGallery, visit } from './gallery-page.ts'
import { buildPage, NORA, serveScreens, weightOf } from './served.ts'

useGallery()

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, options] of [
    ['1440', WIDE],
    ['1024', MIDDLE],
    ['390', PHONE],
  ] as const) {
    test(`nothing in the gallery keeps anybody out, ${colorScheme} at ${width}`, async () => {
      const page = await parts({ ...options, colorScheme })
      assert.deepEqual(await graveIn(page), [])
    })
  }
}

test('the page never scrolls sideways, whatever the width', async () => {
  for (const options of [WIDE, MIDDLE, PHONE]) {
    const page = await parts(options)
    const [over, wide] = await page.evaluate(() => {
      const scroll = document.querySelector('.specs') as HTMLElement
      const offenders = [...scroll.querySelectorAll('*')].filter(
        (one) =>
          one.getBoundingClientRect().right > scroll.getBoundingClientRect().right + 1 &&
          !one.closest('.t-scroll, .tabs, .seg, .sr'),
      )
      return [scroll.scrollWidth - scroll.clientWidth, offenders.slice(0, 3).map((one) => one.outerHTML.slice(0, 120))]
    })
    assert.equal(over, 0, `${options.viewport?.width}: ${wide}`)
  }
})

test('the strict content security policy refuses nothing that the screens do', async () => {
  const context = await newWindow()
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(`${served.url}/parts`)
  await page.getByRole('button', { name: 'What to do' }).click()
  await page.getByRole('menuitem', { name: 'Take it' }).click()
  await page.getByRole('combobox', { name: /^Team/ }).click()
  await page.getByRole('option', { name: 'Product', exact: true }).click()
  await page.getByRole('button', { name: 'Toast with undo' }).click()
  await page.getByText('Handed to Product with its clock').waitFor()
  // The stand-in that serves these pages has no areas behind it.
  assert.deepEqual(
    complaints.filter((each) => !/responded with a status of 404/.test(each)),
    [],
  )
})

test('the palette opens by keyboard, finds a page and goes there', async () => {
  const page = await parts()
  await page.keyboard.press('Control+k')
  const ask = page.getByRole('combobox', { name: 'Find or do anything' })
  await ask.waitFor()
  await page.keyboard.type('home')
  await assert.doesNotReject(page.getByRole('option', { name: 'Home', selected: true }).waitFor())
  await page.keyboard.press('Enter')
  await page.waitForURL(`${served.url}/`)
  assert.equal(await ask.count(), 0)
})

test('? lists all keys, those of the page too, and a typed ? does not', async () => {
  const page = await parts()
  await page.getByRole('textbox', { name: 'Name of the monitor' }).fill('')
  await page.keyboard.type('?jk')
  assert.equal(await page.getByRole('textbox', { name: 'Name of the monitor' }).inputValue(), '?jk')
  assert.equal(await page.getByRole('dialog').count(), 0)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'All keys' })
  await help.waitFor()
  await assert.doesNotReject(help.getByText('Next in the list').waitFor())
  await assert.doesNotReject(help.getByText('Go to Inbox').waitFor())
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
})

test('a dialog holds the focus and gives it back', async () => {
  const page = await parts()
  await page.getByRole('button', { name: 'Send in public…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Send this in public?' })
  await dialog.waitFor()
  for (let at = 0; at < 5; at++) {
    await page.keyboard.press('Tab')
    // A guard behind the last part may have it for a moment, which leads back to the first.
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'), null, { timeout: 5_000 })
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  assert.match(await focused(page), /Send in public…/)
})

test('a menu opens by keyboard from the first press and gives the focus back', async () => {
  const page = await parts()
  await page.getByRole('button', { name: 'What to do' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Take it' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  assert.match(await focused(page), /What to do/)
})

test('what floats opens at the first press, and a definition when pointed at', async () => {
  const page = await parts()
  await page.getByRole('button', { name: 'Why red' }).click()
  const popover = page.getByRole('dialog', { name: 'Why red' })
  await popover.waitFor()
  await page.keyboard.press('Escape')
  await popover.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'First answer 34 min' }).hover()
  await page.mouse.move(0, 300)
  await page.getByRole('button', { name: 'First answer 34 min' }).hover()
  await assert.doesNotReject(page.getByText('in the team’s working hours').waitFor())
})

test('a button that is off can be reached, says why and does nothing', async () => {
  const page = await parts()
  const off = page
    .getByRole('button', { name: 'Send in public', exact: true })
    .and(page.locator('[aria-disabled=true]:not([aria-busy])'))
  await off.focus()
  await assert.doesNotReject(page.locator('.tip', { hasText: 'Mend the one finding first' }).waitFor())
  assert.equal(
    await off.evaluate((one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent),
    'Mend the one finding first',
  )
})

test('a refused form says it above, at the fields, and takes the focus there', async () => {
  const page = await parts()
  await page.getByRole('button', { name: 'Create the team' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Two things need mending.' })
  await summary.waitFor()
  await page.waitForFunction(() => document.activeElement?.classList.contains('summary'))
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  assert.equal(await name.getAttribute('aria-invalid'), 'true')
  await summary.getByRole('button', { name: /A team named Service/ }).click()
  assert.ok(await name.evaluate((one) => one === document.activeElement))
})

test('a list of 100,000 draws few rows, keeps their place when more arrive, and moves by j', async () => {
  const page = await parts()
  const list = page.getByRole('region', { name: 'Conversations' })
  await list.scrollIntoViewIfNeeded()
  assert.ok((await list.locator('li').count()) < 40)
  const first = () => list.locator('li').first().textContent()
  const place = await first()
  await page.getByRole('button', { name: 'Let three arrive' }).click()
  const line = page.getByRole('button', { name: '3 new' })
  await line.waitFor()
  assert.equal(await first(), place)
  await line.click()
  await page.waitForFunction((was) => document.querySelector('.virtual li')?.textContent !== was, place)
  await page.keyboard.press('j')
  assert.equal(await list.locator('[aria-current=true]').count(), 1)
})

test('the theme is right at the first paint and switches from the menu', async () => {
  const page = await parts({ ...WIDE, colorScheme: 'light' })
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await ground()
  await page.getByRole('button', { name: /Nora Lindqvist/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  const dark = await ground()
  assert.notEqual(dark, light)
  await page.addInitScript(() => {
    new PerformanceObserver((seen) => {
      if (seen.getEntries().length > 0)
        Object.assign(window, { first_paint: getComputedStyle(document.documentElement).colorScheme })
    }).observe({ type: 'paint', buffered: true })
    // The module that draws the page runs long after; the theme must be there when the head is read.
    document.addEventListener(
      'readystatechange',
      () => Object.assign(window, { at_parse: document.documentElement.dataset['theme'] }),
      { once: true },
    )
  })
  await page.reload()
  await page.getByRole('heading', { name: 'Parts', exact: true }).waitFor()
  assert.equal(await page.evaluate(() => (window as { at_parse?: string }).at_parse), 'dark')
  assert.equal(await ground(), dark)
})

test('the phone has five tabs at the bottom, and More has the rest', async () => {
  const page = await parts(PHONE)
  const bar = page.locator('.tabbar')
  assert.deepEqual(await bar.locator('> * > span').allTextContents(), ['Home', 'Inbox', 'Listening', 'People', 'More'])
  await bar.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Routing' }).waitFor()
  await page.getByRole('menuitem', { name: 'System status' }).waitFor()
  await page.getByRole('menuitem', { name: 'Heard somewhere' }).waitFor()
})

test('More of who is only asked now and then begins with the one page that they find there', async () => {
  served.session = { ...NORA, person: { ...NORA.person, role: 'contributor' } }
  try {
    const page = await parts(PHONE)
    await page.locator('.tabbar').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Heard somewhere' }).waitFor()
    const [first] = await page.locator('.menu > *').all()
    assert.deepEqual([await first?.getAttribute('role'), await first?.textContent()], ['menuitem', 'Heard somewhere'])
    await first?.click()
    await page.waitForURL(/\/heard$/)
  } finally {
    served.session = NORA
  }
})

test('on a phone panes are pages with a way back, on a middle screen the third comes when called', async () => {
  const phone = await parts(PHONE)
  const pane = (name: string) => phone.locator(`.pane[data-pane=${name}]`)
  await pane('list').getByRole('button').first().click()
  await pane('work').waitFor()
  assert.deepEqual([await pane('list').isVisible(), await phone.locator('.tabbar').isVisible()], [false, false])
  await pane('work').getByRole('button', { name: 'Who and why' }).click()
  assert.deepEqual([await pane('side').isVisible(), await pane('work').isVisible()], [true, false])
  await pane('side').getByRole('button', { name: 'Back' }).click()
  await pane('work').getByRole('button', { name: 'Back' }).click()
  assert.deepEqual([await pane('list').isVisible(), await phone.locator('.tabbar').isVisible()], [true, true])

  const middle = await parts(MIDDLE)
  const side = middle.locator('.pane[data-pane=side]')
  assert.equal(await side.isVisible(), false)
  await middle.getByRole('button', { name: 'Who and why' }).click()
  assert.equal(await side.isVisible(), true)
})

test('an address that leads nowhere keeps the places at hand', async () => {
  const page = await visit('/nowhere/at/all')
  await page.getByRole('heading', { name: 'There is no page here' }).waitFor()
  await page.getByRole('link', { name: 'Go to Home' }).click()
  await page.getByRole('heading', { name: 'Home', exact: true }).waitFor()
  assert.equal(await page.title(), 'Home · Baton')
})

test('signing out leads to the door and leaves nothing behind', async () => {
  const page = await visit('/parts')
  await page.getByRole('heading', { name: 'Parts', exact: true }).waitFor()
  await page.getByRole('button', { name: /Nora Lindqvist/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in/)
  assert.equal(served.session, null)
  served.session = NORA
})

test('a contributor sees Home and the inbox, and no parts', async () => {
  served.session = { ...NORA, person: { ...NORA.person, role: 'contributor' } }
  const page = await visit('/parts')
  await page.getByRole('heading', { name: 'This is not open to you' }).waitFor()
  assert.deepEqual(await page.locator('.nav li').allTextContents(), ['Home', 'Inbox'])
  served.session = NORA
})

test('who is not signed in comes to the door, is told a wrong password at its field, and then comes back', async () => {
  served.session = null
  const page = await visit('/parts')
  await page.waitForURL(/sign-in\?back=%2Fparts/)
  await page.getByLabel('E-mail').fill('nora@fernhill.example')
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await page.keyboard.press('Enter')
  await assert.doesNotReject(page.getByText('This is not the password of that address.').waitFor())
  await page.getByLabel('Password', { exact: true }).fill('right')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Parts', exact: true }).waitFor()
  assert.equal(page.url(), `${served.url}/parts`)
})

test('one stream serves all tabs, and the next takes over where the last heard', async () => {
  // A server of its own: the streams of other tests end when their browser gets to it, and are none of this one's.
  await using served = await serveScreens()
  const context = await newWindow()
  const first = await context.newPage()
  await first.goto(`${served.url}/parts`)
  await waitUntil(() => served.streams() === 1)
  const second = await context.newPage()
  await second.goto(`${served.url}/parts`)
  await second.getByRole('heading', { name: 'Parts', exact: true }).waitFor()
  assert.equal(served.streams(), 1)
  const heard = second.evaluate(
    (name) =>
      new Promise((done) =>
        new BroadcastChannel(name).addEventListener('message', ({ data }) => data.event && done(data.event.position)),
      ),
    'baton-live',
  )
  // Asked and answered once more, so that the page listens before anything is told.
  await second.evaluate(() => 0)
  served.tell({ kind: 'inbox.conversation_opened', id: 'c1', position: '41' })
  assert.equal(await heard, '41')
  await first.close()
  await waitUntil(() => served.resumed.length === 2)
  assert.equal(served.resumed.at(-1), '41')
  served.dropStreams()
  await waitUntil(() => served.resumed.length === 3)
  assert.equal(served.resumed.at(-1), '41')
})

test('a build while pages are open takes no part away from them', async () => {
  const index = await (await fetch(served.url)).text()
  const parts = [...index.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path)
  assert.ok(parts.length > 1)
  const missed = new Set<string>()
  const looking = { goes_on: true }
  const look = async () => {
    while (looking.goes_on)
      for (const path of ['/', ...parts]) if (!(await fetch(served.url + path)).ok) missed.add(String(path))
  }
  const looks = look()
  await Promise.all([buildPage('anew'), buildPage('anew')])
  looking.goes_on = false
  await looks
  assert.deepEqual([...missed], [])
})

// The inbox with all its parts may weigh 180 KB: script/bench start measures that one.
test('the door weighs less than 120 KB of JavaScript, Home with what areas fill in less than 165', async () => {
  const limits = { '/sign-in': 120, '/': 165 }
  for (const [path, limit] of Object.entries(limits)) {
    const context = await newWindow()
    const page = await context.newPage()
    const scripts: string[] = []
    page.on('response', (response) => response.url().endsWith('.js') && scripts.push(new URL(response.url()).pathname))
    await page.goto(served.url + path, { waitUntil: 'networkidle' }).catch(() => undefined)
    await page.waitForTimeout(300)
    const weight = await weightOf(scripts)
    console.log(`${path}: ${weight.toFixed(1)} KB in ${new Set(scripts).size} files`)
    assert.ok(weight < limit, `${path} weighs ${weight.toFixed(1)} KB, more than ${limit}`)
  }
})

async function waitUntil(met: () => boolean) {
  const until = Date.now() + 60_000
  while (!met()) {
    if (Date.now() > until) throw new Error(`not met within a minute: ${met}`)
    await new Promise((done) => setTimeout(done, 30))
  }
}
