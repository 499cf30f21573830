/** The columns that a file of refused rows has beside its own, by which it is known when it is brought again. */
export const WHY_REFUSED = 'why it was refused'

/**
 * What a row has behind the last column of the header. Most likely a text with the separator in it was cut there, so none
 * of it may be lost on the way to whoever mends it; and brought unmended, the rest of a text is no text.
 */
export const BEHIND = 'cells behind the last column'

/** No post says what stands in them. */
export const isOurs = (column: string): boolean => column === BEHIND || column === WHY_REFUSED

/** As they stood: a cell in which the separator stands is still one cell. */
export function joined(cells: readonly string[], delimiter: string): string {
  const quoted = (cell: string) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return cells.map(quoted).join(delimiter)
}
