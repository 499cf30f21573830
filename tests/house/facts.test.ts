/** The list that webhooks are chosen from and checked by is what the code declares, read from its source. */
import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { FACTS } from '#areas/facts.ts'

const ROOT = join(import.meta.dirname, '../..')

async function declared(): Promise<string[]> {
  const names: string[] = []
  for await (const file of glob('{areas,platform,river}/**/*.ts', { cwd: ROOT, exclude: ['**/*.test.ts'] })) {
    const text = await readFile(join(ROOT, file), 'utf8')
    for (const [block] of text.matchAll(/^ {2}interface Facts \{\n[^]*?^ {2}\}/gm))
      for (const [, name = ''] of block.matchAll(/^ {4}'([a-z_]+\.[a-z_]+)':/gm)) names.push(name)
  }
  return names
}

test('A2 the facts that a webhook can be told of are those that are declared, each with a sentence', async () => {
  const names = await declared()
  assert.ok(names.length > 50, `${names.length} facts were read`)
  assert.deepEqual(Object.keys(FACTS).sort(), names.sort())
  for (const [name, tells] of Object.entries(FACTS)) assert.match(tells, /^[A-Z].{8,}\.$/, name)
})
