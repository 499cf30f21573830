/**
 * Columns for `unnest`, as PostgreSQL's array literals. Written here because the driver's own way costs as much per post
 * as all of understanding it (measured on the airline tweets: 0.09 ms of 0.18 ms); null stays null.
 */
type Cell<T> = T | null

const literal = (cells: readonly string[]): string => `{${cells.join(',')}}`
const orNull = <T>(cells: readonly Cell<T>[], write: (cell: T) => string): string =>
  literal(cells.map((cell) => (cell === null ? 'NULL' : write(cell))))

const QUOTED = /["\\]/
const quote = (text: string): string =>
  QUOTED.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${text}"`

export const uuids = (cells: readonly Cell<string>[]): string => orNull(cells, (id) => id)
export const texts = (cells: readonly Cell<string>[]): string => orNull(cells, quote)
export const numbers = (cells: readonly Cell<number>[]): string => orNull(cells, String)
export const booleans = (cells: readonly Cell<boolean>[]): string => orNull(cells, String)
export const instants = (cells: readonly Cell<Date>[]): string => orNull(cells, (at) => `"${at.toISOString()}"`)
/** null is SQL's null, not JSON's. */
export const jsons = (cells: readonly unknown[]): string => orNull(cells, (value) => quote(JSON.stringify(value)))
