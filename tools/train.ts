/**
 * Trains the heads that ship, from the sets of ../shared/data that allow it and from texts of our own, always to the same bytes:
 *
 *     script/node tools/train.ts [sentiment | meaning]
 */
import { writeFileSync } from 'node:fs'
import { readHead } from '#areas/understanding/learned/head-file.ts'
import { meaningHead } from './train/meaning-head.ts'
import { sentimentHead } from './train/sentiment-head.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const heads = [
  ['sentiment', sentimentHead],
  ['meaning', meaningHead],
] as const
for (const [name, made] of heads.filter(([name]) => name === (process.argv[2] ?? name))) {
  const file = made(say)
  readHead(file)
  writeFileSync(new URL(`../areas/understanding/models/${name}.head`, import.meta.url), file)
  say(`${name}: ${file.length} bytes`)
}
