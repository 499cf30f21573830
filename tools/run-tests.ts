/**
 * One PostgreSQL for all test files, then node's runner over them: a process per file, one more at a time than there are
 * cores, since tests also wait. None asks the outside.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { run } from 'node:test'
import { spec as Spec } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { dropDatabases } from '#platform/empty-databases.ts'
import { makeTemplate, theStage } from '#platform/rehearsal.ts'

/** They begin first, so that no process still has a long one to do when the other is done. */
const LONGEST = [
  'tools/seed.test.ts',
  'areas/listening/checks/query/hostile.test.ts',
  'tests/stories/river.test.ts',
  'platform/log-seal/log-seal.test.ts',
  'areas/media/media.test.ts',
  'tests/stories/websub.test.ts',
  'areas/understanding/hostile.test.ts',
  'areas/listening/checks/query/write.test.ts',
  'areas/listening/watch/surges.test.ts',
  'areas/listening/matching/matcher.property.test.ts',
  'areas/understanding/learned/learner.test.ts',
  'connectors/bluesky/connector.test.ts',
  'connectors/hackernews/connector.test.ts',
  'connectors/conformance.test.ts',
  'tests/stories/hackernews.test.ts',
  'tests/stories/sign-in.test.ts',
  'tests/stories/told.test.ts',
]

/** Each holds some thirty connections at most, and the server takes 120. */
const MOST_AT_ONCE = 4
/** These start browsers and servers, which are busy themselves. */
const BUSY = /^tests\/(browser|crash|attacks)\//
/** A busy machine does in minutes what a calm one does in seconds; only what stands still is ended. */
const TEST_MS = 300_000
/** A file that has done its tests and does not end is silent for ever: longer than two tests can be, and the run ends. */
const SILENT_MS = 660_000

const files = process.argv.slice(2)
const { url, direct_url, database } = await theStage()
const template = await makeTemplate()
const folder = mkdtempSync(join(tmpdir(), 'baton-outside-'))
const notes = join(folder, 'notes')
const openNotes = join(folder, 'open')
for (const file of [notes, openNotes]) writeFileSync(file, '')
const loaded = ['no-outside.ts', 'what-is-open.ts'].map(
  (file) => `--import=${pathToFileURL(join(import.meta.dirname, '../tests', file)).href}`,
)
const silence = new AbortController()
const endSilent = setTimeout(() => silence.abort(), SILENT_MS)

const tests = run({
  files: [...LONGEST.filter((file) => files.includes(file)), ...files.filter((file) => !LONGEST.includes(file))].map(
    (file) => resolve(file),
  ),
  concurrency: files.some((file) => BUSY.test(file)) ? 2 : Math.min(availableParallelism() + 1, MOST_AT_ONCE),
  timeout: TEST_MS,
  signal: silence.signal,
  env: {
    ...process.env,
    TEST_DATABASE_URL: url,
    TEST_DATABASE_DIRECT_URL: direct_url,
    TEST_DATABASE_MIGRATED: '1',
    TEST_DATABASE_TEMPLATE: template ?? '',
    // So that processes which tests start have it too.
    NODE_OPTIONS: [process.env['NODE_OPTIONS'] ?? '', ...loaded].join(' '),
    OUTSIDE_NOTES: notes,
    OPEN_NOTES: openNotes,
  },
})
let well = false
tests.on('test:summary', ({ file, success }) => {
  if (file === undefined) well = success
})
tests.on('data', () => endSilent.refresh())
await pipeline(tests, new Spec(), process.stdout, { end: false })
clearTimeout(endSilent)

if (template) await dropDatabases(direct_url, template)
await database.close()
const asked = readFileSync(notes, 'utf8')
const open = readFileSync(openNotes, 'utf8')
rmSync(folder, { recursive: true, force: true })
if (asked) process.stderr.write(`Tests may not ask the outside, and these did:\n${asked}`)
if (silence.signal.aborted)
  process.stderr.write(`Nothing was heard for ${SILENT_MS / 1000} s, so the run was ended.\n${open}`)
process.exit(well && !asked && !silence.signal.aborted ? 0 : 1)
