/**
 * What ships, measured on a folder laid out like the one of its kind in ../shared/data:
 *
 *     node tools/measure.ts KIND FOLDER
 *
 * The last line it prints is one line of JSON; shares are in percent.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What a kind's file exports. It may print what it likes; what it gives is the last line. */
export type Measure = (folder: string) => Promise<Record<string, number>> | Record<string, number>

const kinds = readdirSync(join(import.meta.dirname, 'measure'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))

if (import.meta.main) {
  const [kind = '', folder] = process.argv.slice(2)
  if (!kinds.includes(kind) || folder === undefined) {
    process.stderr.write(`Say what and where: node tools/measure.ts ${kinds.join('|')} FOLDER\n`)
    process.exit(2)
  }
  const { measure } = (await import(`./measure/${kind}.ts`)) as { measure: Measure }
  process.stdout.write(`${JSON.stringify(await measure(folder))}\n`)
}
