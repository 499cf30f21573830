/** Brings the network's software (500 MB) on first use, with install scripts off. */
import { execFile } from 'node:child_process'
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const here = join(import.meta.dirname, 'software')

export async function install(): Promise<void> {
  if (!(await isInstalled())) await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here })
  await layStandIn()
}

async function isInstalled(): Promise<boolean> {
  const wanted = await lockedAs('package-lock.json')
  return wanted !== null && wanted === (await lockedAs('node_modules/.package-lock.json'))
}

/** The version of the outermost package stands for the whole: npm writes its own lockfile last. */
async function lockedAs(path: string): Promise<string | null> {
  try {
    const lock = JSON.parse(await readFile(join(here, path), 'utf8'))
    return String(lock.packages['node_modules/@atproto/dev-env'].version)
  } catch {
    return null
  }
}

/** Ours over theirs; see better-sqlite3/index.cjs for why. */
async function layStandIn(): Promise<void> {
  const place = join(here, 'node_modules/better-sqlite3')
  await rm(place, { recursive: true, force: true })
  await cp(join(here, 'better-sqlite3'), place, { recursive: true })
}
