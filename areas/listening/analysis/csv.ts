/** Figures as text for a spreadsheet: with commas (RFC 4180), and a mark at the beginning by which Excel knows that it is UTF-8. */

type Cell = string | number | null | Date

const MARK = '\uFEFF'

export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  MARK +
  [head, ...rows]
    .map((row) => row.map(cellOf).join(','))
    .join('\r\n')
    .concat('\r\n')

function cellOf(cell: Cell): string {
  if (cell === null) return ''
  // Nobody reads more than four decimals, and sums of fractions bring fifteen.
  if (typeof cell === 'number') return String(Math.round(cell * 10_000) / 10_000)
  const text = cell instanceof Date ? cell.toISOString() : harmless(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet takes what begins so for a formula, and formulas can send away what stands beside them. */
const harmless = (text: string): string =>
  /^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
