/**
 * How often words stand in posts: writes areas/listening/matching/common-words.ts anew, from the sets in ../shared/data
 * whose licence allows it.
 *
 *     script/node tools/common-words.ts
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { readCsv } from './read-data.ts'

const DATA = new URL('../../shared/data/', import.meta.url).pathname
const KEPT = 1500

const comments = globSync(`${DATA}sentiment/goemotions/*.tsv`).flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? ''),
)
const tweets = globSync(`${DATA}crisislex/*.csv`).flatMap((file) =>
  readCsv(readFileSync(file, 'utf8')).map((row) => row[' Tweet Text'] ?? row['Tweet Text'] ?? ''),
)

/** Posts in a million of this set that hold each word. */
function sharesIn(posts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const post of posts) {
    const { words } = tokenize(post)
    const folds = new Set(words.flatMap(({ kind, fold }) => (kind === 'word' || kind === 'number' ? [fold] : [])))
    for (const fold of folds) counts.set(fold, (counts.get(fold) ?? 0) + 1)
  }
  return new Map([...counts].map(([fold, count]) => [fold, (count * 1_000_000) / posts.length]))
}

/** The geometric mean of both: what is common among crises only is not common. */
const [said, cried] = [sharesIn(comments), sharesIn(tweets)]
const both = (fold: string) => Math.sqrt(((said.get(fold) ?? 0) + 20) * ((cried.get(fold) ?? 0) + 20))
const common = [...new Set([...said.keys(), ...cried.keys()])]
  .map((fold): [string, number] => [fold, both(fold)])
  .filter(([fold]) => /^[\p{L}\p{N}']+$/u.test(fold))
  .sort((a, b) => b[1] - a[1])
  .slice(0, KEPT)

const byPower = Map.groupBy(common, ([, share]) => 2 ** Math.round(Math.log2(share)))
const lines = [...byPower].map(
  ([share, words]) => `  ${share}: ${JSON.stringify(words.map(([fold]) => fold).join(' '))},`,
)
const file = `/**
 * How common words are in posts: posts in a million that hold them, to the next power of two. Counted by
 * tools/common-words.ts over GoEmotions (CC BY 4.0) and CrisisLex (MIT); see NOTICE.
 */
const lists: Readonly<Record<number, string>> = {
${lines.join('\n')}
}

export const COMMON_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries(lists).flatMap(([share, words]) => words.split(' ').map((word) => [word, Number(share)])),
)
`
writeFileSync(new URL('../areas/listening/matching/common-words.ts', import.meta.url), file)
process.stdout.write(`${comments.length} comments, ${tweets.length} tweets, ${common.length} words kept\n`)
