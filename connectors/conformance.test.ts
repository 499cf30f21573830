/** The suite can fail: each promise goes red for a connector that breaks it, and stays green for the one it was broken from. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { before, test } from 'node:test'
import { sabotages } from './conformance/sabotages.ts'

const SUITE = new URL('conformance/sabotaged.ts', import.meta.url).pathname
const promises = Object.entries(sabotages).map(([named, { promise }]) => ({ named, promise }))
/** Spoiling payloads takes seconds and is green in bluesky/connector.test.ts. */
const quick = promises.filter(({ promise }) => promise !== 'spoilt answer')

let report = ''
before(async () => {
  report = await runSuite([...promises, ...quick.map(({ promise }) => ({ named: 'as it is', promise }))])
})

test('N9 as it is, a connector keeps every promise', () => {
  assert.match(report, /^ok \d+ - as it is$/m, report)
})

for (const { named, promise } of promises) {
  test(`${named} breaks "${promise}"`, () => {
    assert.match(report, new RegExp(`^not ok \\d+ - ${named}$`, 'm'), 'the suite stayed green')
  })
}

/** Only the tests that should fail run, since a sabotage may break others as well. */
function runSuite(chosen: { named: string; promise: string }[]): Promise<string> {
  const env = { ...process.env, NODE_TEST_CONTEXT: '' }
  const patterns = chosen.map(({ named, promise }) => `--test-name-pattern=/^${named} .*${promise}/`)
  return new Promise((resolve) => {
    const options = { env, timeout: 120_000, maxBuffer: 64 << 20 }
    execFile(process.execPath, ['--test-reporter=tap', ...patterns, SUITE], options, (_error, stdout) =>
      resolve(stdout),
    )
  })
}
