import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFolder } from '../../read-data.ts'
import { measure } from '../anomalies.ts'

const FLOOR = 50
const folder = dataFolder('nab')
const skip = folder === null && 'LEFT OUT: ../shared/data/nab is not there, 0 real series were watched'

test('the watch is worth having on real series of mentions', { skip }, async () => {
  const figures = await measure(folder ?? '')
  console.log(`watched ${figures.series} real series, ${figures.points} points: ${JSON.stringify(figures)}`)
  assert.ok((figures.series ?? 0) > 0)
  assert.ok((figures.score ?? 0) >= FLOOR, `${figures.score} is below ${FLOOR}`)
  assert.ok((figures.state_bytes_max ?? Number.POSITIVE_INFINITY) <= 8192)
})
