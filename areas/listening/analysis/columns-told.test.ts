import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Analysis } from './api.ts'
import { FIGURES } from './api.ts'
import { csvOfFigure, csvOfOutspoken } from './tables-of-figures.ts'

const NOTHING = Object.fromEntries(['points', ...FIGURES].map((name) => [name, []])) as unknown as Analysis
const headOf = (csv: string) => csv.replace('\uFEFF', '').trim().split(',')

test('each column of each file is told in docs/figures.md', async () => {
  const told = await readFile(join(import.meta.dirname, '../../../docs/figures.md'), 'utf8')
  const columns = [...FIGURES.map((figure) => csvOfFigure(NOTHING, figure)), csvOfOutspoken([])].flatMap(headOf)
  assert.ok(columns.length > 60)
  assert.deepEqual([...new Set(columns.filter((column) => !told.includes(`\`${column}\``)))], [])
})
