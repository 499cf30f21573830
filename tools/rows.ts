/**
 * Each row of the lists of promises with the tests whose titles begin with it: `C3 the second of two senders is asked` for
 * ../shared/design/ACCEPTANCE.md, `TRUST S3 a table ...` for TRUST.md. Both lists number from R1 and S1, hence the word.
 * `script/rows C2 "TRUST S3"` shows these alone.
 */
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const ASKED = process.argv.slice(2)
const LISTS = [
  { name: 'ACCEPTANCE', rowsIn: acceptanceRows },
  { name: 'TRUST', rowsIn: trustRows },
] as const

interface Title {
  row: string
  title: string
  file: string
}

/** `A6 TRUST S9 R7 of 200 ...` names A6, TRUST S9 and TRUST R7: the word holds for what follows it. */
function rowsOf(title: string): string[] {
  const [named = ''] = /^(?:(?:TRUST|[A-Z]\d{1,2})[ ,]+)+/.exec(title) ?? []
  const [ours = '', ...trusts] = named.split('TRUST')
  const numbers = (text: string) => text.match(/[A-Z]\d+/g) ?? []
  return [...numbers(ours), ...numbers(trusts.join(' ')).map((row) => `TRUST ${row}`)]
}

async function titles(): Promise<Title[]> {
  const found: Title[] = []
  const files = glob('{river,platform,areas,connectors,web,tests,tools}/**/*.test.ts', {
    cwd: ROOT,
    exclude: ['**/node_modules/**'],
  })
  for await (const file of files) {
    const text = await readFile(join(ROOT, file), 'utf8')
    for (const [, title = ''] of text.matchAll(/\b(?:test|describe)\(\s*['"`]([^'"`]+)/g))
      for (const row of rowsOf(title)) found.push({ row, title, file })
  }
  return found
}

function acceptanceRows(list: string): string[] {
  return [...list.matchAll(/\b([A-Z]\d{1,2}) (?=[◆A-Z`])/g)].map(([, row = '']) => row)
}

/** The first cells of its table: `R1`, `R3 R4`, `S11 to S13`. */
function trustRows(list: string): string[] {
  const cells = [...list.matchAll(/^\| ([RS]\d[^|]*) \|/gm)].map(([, cell = '']) => cell.trim())
  return cells.flatMap((cell) => {
    const [, letter = '', from, to] = /^([RS])(\d+) to [RS](\d+)$/.exec(cell) ?? []
    if (!letter) return cell.split(' ').map((row) => `TRUST ${row}`)
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `TRUST ${letter}${Number(from) + i}`)
  })
}

function show(name: string, rows: readonly string[], all: readonly Title[]): void {
  process.stdout.write(`\n${name}\n`)
  for (const row of rows) {
    if (ASKED.length > 0 && !ASKED.includes(row)) continue
    const tests = all.filter((t) => t.row === row)
    process.stdout.write(`${row}  ${tests.length === 0 ? '-' : ''}\n`)
    for (const { title, file } of tests) process.stdout.write(`    ${title}  (${file})\n`)
  }
  const kept = rows.filter((row) => all.some((t) => t.row === row)).length
  process.stdout.write(`${name}: ${kept} of ${rows.length} rows have a test\n`)
}

// Whoever reads along may have seen enough: script/rows | head
process.stdout.on('error', () => process.exit())
const all = await titles()
const known = new Set<string>()
for (const { name, rowsIn } of LISTS) {
  const list = await readFile(join(ROOT, `../shared/design/${name}.md`), 'utf8').catch(() => null)
  const named = all.map((t) => t.row).filter((row) => row.startsWith('TRUST') === (name === 'TRUST'))
  if (list === null) process.stdout.write(`${name}.md is not here; these are its rows that tests name.\n`)
  const rows = [...new Set(list === null ? named.toSorted() : rowsIn(list))]
  for (const row of list === null ? named : rows) known.add(row)
  show(name, rows, all)
}
for (const { row, title, file } of all)
  if (!known.has(row)) process.stdout.write(`no such row: ${row}, named by "${title}" (${file})\n`)
