import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImportState } from '../schema.ts'
import { leadOf } from './lead.ts'
import { importsWords } from './words.ts'

const { en } = importsWords
const said = (...states: ImportState[]) => {
  const { lead, line } = leadOf(
    states.map((state) => ({ state })),
    en,
  )
  return `${lead}. ${line}`
}

test('N10 files that only wait are not counted among those that were brought', () => {
  assert.equal(
    said('ready', 'done', 'trying', 'stopped', 'undone', 'uploading', 'running', 'ready'),
    '3 files were brought. Each can be taken back. 3 are ready: nothing of them is kept before you bring them in. 1 was taken back.',
  )
  assert.equal(said('failed'), '1 file was brought. It can be taken back.')
  assert.equal(said('ready'), 'Nothing is brought in. 1 is ready: nothing of it is kept before you bring it in.')
  assert.equal(said('undone', 'undone'), 'Nothing is brought in. 2 were taken back.')
})
