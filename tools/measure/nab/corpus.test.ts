import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readCorpus, seriesOf } from './corpus.ts'

const csv = 'timestamp,value\n2015-02-26 21:42:53,104\n2015-02-26 21:47:53,100\n2015-02-26 21:52:53,99\n'
const window = ['2015-02-26 21:47:53.000000', '2015-02-26 21:52:53.000000'] as const

test('a series has its points in UTC and its windows by their places', () => {
  const series = seriesOf('one', csv, [window])
  assert.deepEqual(series.points[0], { at: new Date('2015-02-26T21:42:53Z'), value: 104 })
  assert.deepEqual(series.windows, [[1, 2]])
})

test('a window that begins where no point is, is said', () => {
  assert.throws(
    () => seriesOf('one', csv, [['2015-02-26 21:40:00', window[1]]]),
    /one has no point at 2015-02-26 21:40:00/,
  )
})

test('a folder is read with windows by file name, and files without any are told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nab-'))
  try {
    writeFileSync(join(folder, 'one.csv'), csv)
    writeFileSync(join(folder, 'two.csv'), csv)
    writeFileSync(join(folder, 'combined_windows.json'), JSON.stringify({ 'realTweets/one.csv': [window] }))
    const weights = { tpWeight: 1, fnWeight: 2, fpWeight: 0.22, tnWeight: 1 }
    writeFileSync(join(folder, 'profiles.json'), JSON.stringify({ standard: { CostMatrix: weights } }))
    const { series, unlabelled, profiles } = readCorpus(folder)
    assert.deepEqual(
      series.map(({ name }) => name),
      ['one'],
    )
    assert.deepEqual(unlabelled, ['two.csv'])
    assert.deepEqual(profiles, { standard: { found: 1, missed: 2, false_alarm: 0.22 } })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
