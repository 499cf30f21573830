/**
 * Makes the pictures of README.md from the real screens: `script/node tools/shoot.ts --password PASSWORD` on a folder that
 * script/demo has filled (BATON_DATA), while no server runs on it. `--only inbox` makes some of them.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { APIRequestContext, Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { isFirstRun } from '#areas/administration/workspaces.ts'
import { type Config, ConfigError } from '#platform/config.ts'
import { openLog } from '#platform/log.ts'
import { runCommand } from '#platform/operator.ts'
import { openBrowser, PHONE, WIDE } from '#tests/browser/browser.ts'
import { openProgram } from '../program.ts'
import { FOUNDER } from './seed/people.ts'

const FOLDER = join(import.meta.dirname, '../docs/pictures')
const MOST_BYTES = 150_000
const SOON_MS = 15_000
const EMAIL = `${FOUNDER.mailbox}@fernhill.example`

const { values } = parseArgs({
  options: { password: { type: 'string' }, only: { type: 'string', default: '' }, port: { type: 'string' } },
})

interface Shot {
  name: string
  path: string
  /** A phone too. */
  small?: true
}

await runCommand(async (config) => {
  const port = Number(values.port ?? 4601)
  const at = { ...config, port, host: '127.0.0.1', public_url: `http://127.0.0.1:${port}` }
  await mkdir(FOLDER, { recursive: true })
  await using browser = await openBrowser()
  await withProgram(at, async () => shootLife(browser, at))
  if (!'first-run'.includes(values.only)) return
  const empty = await mkdtemp(join(tmpdir(), 'baton-shoot-'))
  await withProgram({ ...at, data_folder: empty, database_url: null, database_direct_url: null }, async () => {
    for (const theme of ['light', 'dark'] as const)
      await shoot(browser, { theme, how: WIDE, url: at.public_url, name: 'first-run' })
  })
  await rm(empty, { recursive: true, force: true })
})

async function withProgram(config: Config, body: () => Promise<void>): Promise<void> {
  const parts = { serve: true, work: false }
  const program = await openProgram({ config, log: openLog('error'), parts, rate_per_minute: 100_000 })
  try {
    if (config.data_folder.includes('baton-shoot-') !== (await isFirstRun(program.tools.database)))
      throw new ConfigError(`There is no life in ${config.data_folder}. Fill it first: script/demo`)
    await body()
  } finally {
    await program.stop()
  }
}

/** The first that listens by a query. */
async function monitorOf(request: APIRequestContext, url: string): Promise<string> {
  const monitors = (await (await request.get(`${url}/api/monitors`)).json()) as { id: string; query: string | null }[]
  return monitors.find(({ query }) => query)?.id ?? ''
}

async function shootLife(browser: Browser, { public_url }: Config): Promise<void> {
  const { password } = values
  if (!password) throw new ConfigError('Name the password that the seed printed: --password PASSWORD')
  await using context = await browser.newContext(WIDE)
  const signedIn = await context.request.post(`${public_url}/api/session`, {
    data: { email: EMAIL, password },
    headers: { origin: public_url },
  })
  if (!signedIn.ok()) throw new ConfigError(`Signing in as ${EMAIL} failed: ${await signedIn.text()}`)
  const state = await context.storageState()
  const found = await (await context.request.get(`${public_url}/api/conversations?view=mine&limit=100`)).json()
  const { conversations } = found as { conversations: { id: string; who: { name: string } | null }[] }
  const id = conversations.find(({ who }) => who?.name.startsWith('Winifred'))?.id ?? conversations[0]?.id
  const shots: Shot[] = [
    { name: 'inbox', path: `/inbox/${id}?view=all`, small: true },
    { name: 'home', path: '/' },
    { name: 'listening', path: `/listening/${await monitorOf(context.request, public_url)}` },
    { name: 'channels', path: '/channels' },
    { name: 'routing', path: '/routing' },
    { name: 'people', path: '/people' },
  ]
  for (const { name, path, small } of shots.filter((shot) => shot.name.includes(values.only))) {
    for (const theme of ['light', 'dark'] as const)
      await shoot(browser, { theme, how: { ...WIDE, storageState: state }, url: public_url + path, name })
    if (small)
      await shoot(browser, {
        theme: 'light',
        how: { ...PHONE, storageState: state },
        url: public_url + path,
        name: `${name}-390`,
      })
  }
}

interface Taking {
  name: string
  theme: 'light' | 'dark'
  how: BrowserContextOptions
  url: string
}

async function shoot(browser: Browser, { name, theme, how, url }: Taking): Promise<void> {
  await using context = await browser.newContext({ ...how, colorScheme: theme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(url)
  await settled(page)
  const file = join(FOLDER, `${name}${theme === 'dark' ? '-dark' : ''}.png`)
  const picture = await compressed(await page.screenshot())
  await writeFile(file, picture)
  process.stdout.write(`${file.split('/').at(-1)}: ${Math.round(picture.length / 1000)} kB\n`)
}

/** The live stream stays open, so the page is quiet when nothing else has moved for a while. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.locator('main, [role="main"]').first().waitFor({ timeout: SOON_MS })
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), null, { timeout: SOON_MS })
  await page.evaluate(() => document.fonts.ready.then(() => {}))
  await page.waitForTimeout(1_200)
}

/** A palette is enough for screens; fewer colours where that is not small enough. */
async function compressed(png: Buffer): Promise<Buffer> {
  for (const colours of [256, 128, 64]) {
    const small = await sharp(png).png({ palette: true, colours, effort: 10, compressionLevel: 9 }).toBuffer()
    if (small.length <= MOST_BYTES) return small
  }
  throw new Error(`A picture stays above ${MOST_BYTES} bytes even with 64 colours; shoot less of the page.`)
}
