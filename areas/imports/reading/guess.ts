/** What each column most likely is, by its name and by what stands in it; a person looks over it. */
import type { Field, Format, Mapping } from '../checks/fields.ts'
import { dateFormOf, readInstant } from './instants.ts'
import { fieldsNamed, hasDateWord } from './names.ts'
import { isOurs } from './our-columns.ts'
import type { Row } from './rows.ts'

export function guess({ columns }: Format, rows: readonly Row[], time_zone: string): Mapping {
  const found = fieldsNamed(columns)
  const taken = new Set(Object.values(found))
  const take = (field: Field, column: string | undefined) => {
    if (column === undefined || found[field]) return
    found[field] = column
    taken.add(column)
  }
  const cellsOf = (column: string) => rows.flatMap(({ cells }) => cells[columns.indexOf(column)] || [])
  const free = () => columns.filter((column) => !taken.has(column) && !isOurs(column))
  take(
    'posted_at',
    free().find((column) => mostly(cellsOf(column), isInstant)),
  )
  // Named as a date it is the date, also where none of it can be read: its rows are refused with the reason, where
  // otherwise they would count as said today.
  take(
    'posted_at',
    free().find((column) => hasDateWord(column) && cellsOf(column).some((cell) => cell.trim() !== '')),
  )
  take(
    'url',
    free().find((column) => mostly(cellsOf(column), (cell) => /^https?:\/\//.test(cell))),
  )
  take(
    'text',
    free()
      .toSorted((a, b) => longOf(cellsOf(b)) - longOf(cellsOf(a)))
      .find((column) => longOf(cellsOf(column)) > 20),
  )
  const date_form = found.posted_at ? dateFormOf(cellsOf(found.posted_at)) : 'auto'
  return { columns: found, date_form, time_zone, network: 'import' }
}

const mostly = (cells: readonly string[], is: (cell: string) => boolean) =>
  cells.length > 0 && cells.filter(is).length > cells.length * 0.8
const longOf = (cells: readonly string[]) =>
  cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length

/** A bare number may be anything. */
const isInstant = (cell: string) =>
  /\D/.test(cell.trim()) && 'at' in readInstant(cell, { date_form: 'day_first', time_zone: 'UTC' })
