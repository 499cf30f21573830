/** One PostgreSQL for all test files, then node's runner over them; a process per file, two at a time. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { theStage } from '#platform/rehearsal.ts'

const { url, direct_url, database } = await theStage()
const run = spawn(
  process.execPath,
  ['--test', '--test-concurrency=2', '--test-timeout=120000', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: url, TEST_DATABASE_DIRECT_URL: direct_url },
  },
)
const [code] = await once(run, 'exit')
await database.close()
process.exit(code ?? 1)
