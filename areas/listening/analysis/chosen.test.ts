import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Monitor } from '../schema.ts'
import { chosen } from './analyse.ts'

const from_at = new Date('2026-11-16T00:00:00Z')
const monitor = (id: string, kind: Monitor['kind'], made: string) =>
  ({ id, kind, created_at: new Date(made) }) as Monitor
const [OLD, NEW] = ['2026-08-01T00:00:00Z', '2026-11-20T00:00:00Z']
const ids = (all: readonly Monitor[], named?: string[]) => chosen(all, named, { from_at }).map(({ id }) => id)

test('L4 a monitor that was made in the period takes the comparison from nobody who did not name it', () => {
  const all = [monitor('a', 'brand', OLD), monitor('b', 'brand', NEW), monitor('c', 'competitor', OLD)]
  assert.deepEqual(ids(all), ['a'])
  assert.deepEqual(ids(all, ['a', 'b']), ['a', 'b'])
  assert.deepEqual(ids([monitor('a', 'brand', NEW), monitor('b', 'brand', NEW)]), ['a', 'b'], 'all are new')
  assert.deepEqual(ids([monitor('a', 'brand', NEW), monitor('p', 'product', OLD)]), ['a'], 'brands come first')
})
