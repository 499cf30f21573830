/** The public data that tests and measurements run on. It is not part of the project; see ../shared/data/README.md. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../../shared/data/', import.meta.url)

/** The text of a file of it, or null where it is not there. Who asks says loudly what was left out. */
export function readData(path: string): string | null {
  const url = new URL(path, folder)
  return existsSync(url) ? readFileSync(url, 'utf8') : null
}

/** Where a folder of it lies, or null where it is not there. */
export function dataFolder(path: string): string | null {
  const url = new URL(path, folder)
  return existsSync(url) ? fileURLToPath(url) : null
}

/** The rows of a file with commas, quotes and a header, as records. */
export function readCsv(text: string): Record<string, string>[] {
  const [head = [], ...rows] = cellsOf(text)
  return rows
    .filter((row) => row.length > 1)
    .map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows
}
