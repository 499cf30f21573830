import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Format } from '../checks/fields.ts'
import { guess } from './guess.ts'

/** What is guessed of a file with this header and these rows. */
function guessed(columns: readonly string[], ...rows: readonly (readonly string[])[]) {
  const format: Format = { kind: 'csv', encoding: 'utf-8', delimiter: ',', columns: [...columns] }
  const read = rows.map((cells, at) => ({ nth: at + 1, line: at + 2, cells, wrong: null }))
  return guess(format, read, 'UTC').columns
}

const SAID = 'It leaks again and again'

test('N10 a column that is named as a date is the date, also where none of it can be read', () => {
  for (const name of [
    ...['Datum', 'date', 'Fecha', 'Erstellt am', 'Zeitstempel'],
    ...['Datum der Bewertung', 'reviewDate', 'date_of_review', 'Datum/Uhrzeit'],
  ])
    assert.equal(guessed(['text', name], [SAID, '99/99/2026'], [SAID, 'soon']).posted_at, name)
})

test('a column that can be read as instants comes before one that is only named a little like them', () => {
  assert.equal(guessed(['text', 'Update date', 'Wann'], [SAID, 'soon', '2026-01-01']).posted_at, 'Wann')
})

test('a column without a date in its name or in its cells is none', () => {
  for (const name of ['Updated', 'Candidate', 'Mandat', 'Kunde'])
    assert.equal(guessed(['text', name], [SAID, '99/99/2026']).posted_at, undefined, name)
  assert.equal(guessed(['text', 'Reply date'], [SAID, ''], [SAID, ' ']).posted_at, undefined, 'nothing stands in it')
})
