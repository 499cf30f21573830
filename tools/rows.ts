/** Each row of ../shared/design/ACCEPTANCE.md with the tests whose titles begin with its number. */
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const list = await readFile(join(ROOT, '../shared/design/ACCEPTANCE.md'), 'utf8').catch(() => null)
const titles: { row: string; title: string; file: string }[] = []
for await (const file of glob('{platform,areas,connectors,web,tests,tools}/**/*.test.ts', {
  cwd: ROOT,
  exclude: ['**/node_modules/**'],
})) {
  const text = await readFile(join(ROOT, file), 'utf8')
  for (const [, title = ''] of text.matchAll(/\btest\(\s*['"`]([^'"`]+)/g)) {
    for (const row of (title.match(/^((?:[A-Z]\d+[ ,]+)+)/)?.[1] ?? '').match(/[A-Z]\d+/g) ?? [])
      titles.push({ row, title, file })
  }
}
const rows =
  list === null
    ? [...new Set(titles.map((t) => t.row))]
    : [...list.matchAll(/\b([A-Z]\d{1,2}) (?=[◆A-Z`])/g)].map(([, row = '']) => row)
if (list === null) process.stdout.write('The acceptance list is not here; these are the rows that tests name.\n')
for (const row of [...new Set(rows)]) {
  const tests = titles.filter((t) => t.row === row)
  process.stdout.write(`${row}  ${tests.length === 0 ? '-' : ''}\n`)
  for (const { title, file } of tests) process.stdout.write(`    ${title}  (${file})\n`)
}
process.stdout.write(`${new Set(titles.map((t) => t.row)).size} of ${new Set(rows).size} rows have a test\n`)
