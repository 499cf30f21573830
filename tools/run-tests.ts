/** One PostgreSQL for all test files, then node's runner over them; a process per file, two at a time, none asks the outside. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { theStage } from '#platform/rehearsal.ts'

const { url, direct_url, database } = await theStage()
const folder = mkdtempSync(join(tmpdir(), 'baton-outside-'))
const notes = join(folder, 'notes')
writeFileSync(notes, '')
const guard = pathToFileURL(join(import.meta.dirname, '../tests/no-outside.ts')).href
const run = spawn(
  process.execPath,
  ['--test', '--test-concurrency=2', '--test-timeout=120000', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      TEST_DATABASE_URL: url,
      TEST_DATABASE_DIRECT_URL: direct_url,
      // So that processes which tests start have it too.
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${guard}`,
      OUTSIDE_NOTES: notes,
    },
  },
)
const [code] = await once(run, 'exit')
await database.close()
const asked = readFileSync(notes, 'utf8')
rmSync(folder, { recursive: true, force: true })
if (asked) process.stderr.write(`Tests may not ask the outside, and these did:\n${asked}`)
process.exit(code || (asked ? 1 : 0))
