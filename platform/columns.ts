/**
 * Columns for `unnest`, as PostgreSQL's array literals. Written here because the driver's own way costs as much per post
 * as all of understanding it (measured on the airline tweets: 0.09 ms of 0.18 ms); null stays null.
 */
type Cell<T> = T | null

/** One loop and one growing text, without an array of pieces in between. */
function literal<T>(cells: readonly Cell<T>[], write: (cell: T) => string): string {
  let text = '{'
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] as Cell<T>
    if (at > 0) text += ','
    text += cell === null ? 'NULL' : write(cell)
  }
  return `${text}}`
}

const QUOTED = /["\\]/
const ALL_QUOTED = /["\\]/g
const quote = (text: string): string => (QUOTED.test(text) ? `"${text.replace(ALL_QUOTED, '\\$&')}"` : `"${text}"`)
const plain = (id: string): string => id

export const uuids = (cells: readonly Cell<string>[]): string => literal(cells, plain)
export const texts = (cells: readonly Cell<string>[]): string => literal(cells, quote)
export const numbers = (cells: readonly Cell<number>[]): string => literal(cells, String)
export const booleans = (cells: readonly Cell<boolean>[]): string => literal(cells, String)
export const instants = (cells: readonly Cell<Date>[]): string => literal(cells, (at) => `"${at.toISOString()}"`)
/** null is SQL's null, not JSON's. */
export const jsons = (cells: readonly unknown[]): string => literal(cells, (value) => quote(JSON.stringify(value)))
/** Each cell is itself a list of text: a text that PostgreSQL casts to `text[]` or `uuid[]`, since its own arrays must be even. */
export const lists = (cells: readonly Cell<readonly string[]>[]): string => literal(cells, (list) => quote(texts(list)))
