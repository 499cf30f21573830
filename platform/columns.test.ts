import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { booleans, instants, jsons, reals, texts, uuids } from './columns.ts'
import { rehearse } from './rehearsal.ts'
import { system } from './work.ts'

const now = new Date('2026-11-20T12:00:00.123Z')

test('what goes in as a column comes out as it was, nulls and hostile text too', () =>
  rehearse(system('test'), now, async (work) => {
    const odd = [
      '',
      'NULL',
      'null',
      '{}',
      '{a,b}',
      '"',
      '\\',
      '\\"',
      'a,b',
      ' lead',
      "it's",
      'line\nend',
      '\t',
      '\u{1f600}',
      'ع',
      '\\N',
      '$1',
      '{"a":"\\u0041"}',
      null,
    ]
    const { rows } = await sql<{
      t: string
      j: unknown
    }>`select * from unnest(${texts(odd)}::text[], ${jsons(odd.map((o) => (o === null ? null : { o })))}::jsonb[]) as c(t, j)`.execute(
      work.db,
    )
    assert.deepEqual(
      rows.map((row) => row.t),
      odd,
    )
    assert.deepEqual(
      rows.map((row) => row.j),
      odd.map((o) => (o === null ? null : { o })),
    )
    const id = '01923456-789a-7bcd-8ef0-123456789abc'
    const one =
      await sql`select * from unnest(${uuids([id, null])}::uuid[], ${reals([1.5, null])}::real[], ${booleans([true, null])}::boolean[], ${instants([now, null])}::timestamptz[]) as c(u, n, b, i)`.execute(
        work.db,
      )
    assert.deepEqual(one.rows, [
      { u: id, n: 1.5, b: true, i: now },
      { u: null, n: null, b: null, i: null },
    ])
  }))

test('every naughty string survives the trip', () =>
  rehearse(system('test'), now, async (work) => {
    const file = join(import.meta.dirname, '../../shared/data/attacks/naughty-strings.json')
    let naughty: string[]
    try {
      naughty = (JSON.parse(readFileSync(file, 'utf8')) as string[]).map((text) =>
        text.replaceAll('\0', '').toWellFormed(),
      )
    } catch {
      process.stdout.write('# ../shared/data is not here: 0 naughty strings were tried\n')
      return
    }
    const { rows } = await sql<{ t: string }>`select t from unnest(${texts(naughty)}::text[]) as t`.execute(work.db)
    assert.deepEqual(
      rows.map((row) => row.t),
      naughty,
    )
    process.stdout.write(`# ${naughty.length} naughty strings\n`)
  }))

test('what is no id goes into no column of ids', () => {
  for (const odd of [
    '',
    'x',
    '01923456-789a-7bcd-8ef0-123456789abg',
    '01923456-789a-7bcd-8ef0-123456789abc0',
    '０1923456-789a-7bcd-8ef0-123456789abc',
  ])
    assert.throws(() => uuids([odd]), /is an id/, odd)
})
