/**
 * Many rows of one table in one statement, column by column. The columns unfold beside each other in the list of what is
 * selected, where PostgreSQL takes cell after cell; from a function in `from` it first stores each column by itself
 * (measured on posts: 23 instead of 27 us). A column that is the same in every row travels once.
 */
import { CompiledQuery, type Selectable } from 'kysely'
import type { AsColumn } from './columns.ts'
import type { MaybeSilent } from './kysely-over.ts'
import { invariant } from './refusal.ts'
import type { Tables, Work } from './work.ts'

type Scalar = string | number | boolean | Date | null
/** The same in every row, or how the cells become a column and the cells, one for each row. */
type Given<T> = Scalar | readonly [as: AsColumn<T>, cells: readonly (T | null)[]]

type Columns<Name extends keyof Tables> = {
  readonly [Column in keyof Selectable<Tables[Name]> & string]?: Given<NonNullable<Selectable<Tables[Name]>[Column]>>
}

/** `last` stands behind the rows: what to do on a conflict, what to return. Needs one column of cells at least. */
export async function insertRows<Name extends keyof Tables & string, Returned = never>(
  work: Pick<Work, 'db'>,
  table: Name,
  columns: Columns<Name>,
  last = '',
): Promise<Returned[]> {
  return (await work.db.executeQuery<Returned>(insertOfRows<Name, Returned>(table, columns, last))).rows
}

/** The statement alone, for what is made ready before its Work begins. */
export function insertOfRows<Name extends keyof Tables & string, Returned = never>(
  table: Name,
  columns: Columns<Name>,
  last = '',
): CompiledQuery<Returned> & MaybeSilent {
  const parameters: unknown[] = []
  let many = false
  const place = (value: unknown) => `$${parameters.push(value)}`
  const selected = Object.values(columns as Record<string, Given<unknown>>).map((given) => {
    if (!isCells(given)) return place(given)
    const [as, cells] = given
    const [first] = cells
    if (many && isScalar(first) && cells.every((cell) => cell === first)) return place(first)
    if (many && as.type === 'jsonb' && cells.every(isEmptyList)) return place('[]')
    many = true
    const unfolded = `unnest(${place(as(cells))}::${as.type}[])`
    return as.becomes ? `${unfolded}::${as.becomes}` : unfolded
  })
  invariant(many, 'at least one column says how many rows there are')
  const text = `insert into ${table} (${Object.keys(columns).join(', ')}) select ${selected.join(', ')} ${last}`
  const query = CompiledQuery.raw(text, parameters) as CompiledQuery<Returned>
  return Object.assign({ silent: last === '' }, query)
}

const isCells = (given: Given<unknown>): given is Exclude<Given<unknown>, Scalar> => Array.isArray(given)
const isEmptyList = (cell: unknown) => Array.isArray(cell) && cell.length === 0
/** Of the others two that look the same are not the same object. */
const isScalar = (cell: unknown): cell is string | number | boolean | null =>
  cell === null || typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
