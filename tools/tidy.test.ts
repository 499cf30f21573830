/** The house rules that a machine can check. Each message says what to do instead. */
import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { ORDER } from '../areas/order.ts'
import { wrong, wrongImports } from './check-imports.ts'

const ROOT = join(import.meta.dirname, '..')
const BANNED: [RegExp, string][] = [
  [/\bas any\b|: any\b|<any>/, 'say what it is, or parse it with zod'],
  [/@ts-(ignore|expect-error|nocheck)/, 'mend the type'],
  [/^export \* from/m, 'import the file that defines it'],
  [/dangerouslySetInnerHTML|\.innerHTML\b/, 'show text as text'],
  [/^export default/m, 'export by name'],
  [/\b(TODO|FIXME|XXX)\b/, 'do it, or say in the README what is missing'],
]
const LINES_MAX = 400
const VAGUE = /(^|\/)(utils?|helpers?|common|misc|index|manager|service)(\.|\/)/i

test('the house is tidy', async () => {
  const problems: string[] = []
  for await (const file of glob('{river,platform,areas,connectors,web,tools,tests,bench}/**/*.{ts,tsx}', {
    cwd: ROOT,
    exclude: ['**/dist/**', '**/node_modules/**'],
  })) {
    problems.push(...untidyIn(file, await readFile(join(ROOT, file), 'utf8')))
  }
  assert.deepEqual(problems, [])
})

function untidyIn(file: string, text: string): string[] {
  const problems: string[] = []
  const lines = text.split('\n').length
  if (lines > LINES_MAX) problems.push(`${file}: ${lines} lines; split it by what it is about (${LINES_MAX})`)
  if (VAGUE.test(file)) problems.push(`${file}: name it after what is in it`)
  if (file.startsWith('tools/tidy')) return problems
  const ours =
    /^(river|platform|areas|connectors|web)\//.test(file) && !/\.test\.tsx?$|\.config\.ts$|contrast/.test(file)
  for (const [pattern, instead] of ours ? BANNED : BANNED.slice(0, 2))
    if (pattern.test(text)) problems.push(`${file}: ${pattern}: ${instead}`)
  if (!ours) return problems
  if (!/^(web|connectors\/conformance)\//.test(file) && /\bconsole\.\w+\(/.test(text))
    problems.push(`${file}: log with a reason, through platform/log.ts`)
  for (const owner of ORDER) {
    const names = new RegExp(`(['\`]|\\b(from|into|update|join|delete from)\\s+)${owner}_\\w+`)
    if (
      !file.startsWith(`areas/${owner}/`) &&
      !file.startsWith('web/') &&
      names.test(withoutComments(text)) &&
      !allowedToRead(file, owner)
    ) {
      problems.push(`${file}: touches a table of ${owner}; call its function or react to its fact`)
    }
  }
  return problems
}

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/** The inbox's lists are read in place by what measures and dry-runs routing; a copy of them would cost more than it keeps apart. */
const allowedToRead = (file: string, owner: string) => file === 'areas/routing/dry-run.ts' && owner === 'inbox'

test('what pages keep under one key is asked for in one place, since another shape would break whoever reads it', async () => {
  const asked = new Map<string, string[]>()
  for await (const file of glob('{areas,web}/**/*.{ts,tsx}', { cwd: ROOT, exclude: ['**/dist/**', '**/*.test.*'] })) {
    const text = await readFile(join(ROOT, file), 'utf8')
    for (const [, key = ''] of text.matchAll(/queryKey: (\['[^\]]*\]),\s*(?:\/\/.*\s*)?queryFn/g))
      asked.set(key, [...(asked.get(key) ?? []), file])
  }
  assert.ok(asked.size > 20, `only ${asked.size} keys were found`)
  assert.deepEqual(
    [...asked].filter(([, files]) => files.length > 1),
    [],
  )
})

test('imports point the right way', async () => assert.deepEqual(await wrongImports(ROOT), []))

test('an import that points the wrong way is found', () => {
  assert.match(wrong('areas/inbox/x.ts', 'areas/routing/y.ts') ?? '', /stands above/)
  assert.match(wrong('platform/x.ts', 'areas/inbox/y.ts') ?? '', /knows no business/)
  assert.match(wrong('areas/inbox/x.ts', 'connectors/connector.ts') ?? '', /only channels/)
  assert.match(wrong('areas/inbox/x.ts', 'areas/inbox/screens/InboxPage.tsx') ?? '', /never imports a screen/)
  assert.match(wrong('areas/inbox/screens/InboxPage.tsx', 'areas/inbox/file.ts') ?? '', /only screens/)
  assert.equal(wrong('areas/routing/x.ts', 'areas/inbox/y.ts'), null)
})
