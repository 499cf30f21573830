/**
 * Makes areas/understanding/lexicon/english.tsv out of the word lists of VADER and AFINN: a word and its value from
 * -4 to 4. VADER was rated by ten people and goes first; AFINN adds what it lacks, on the same scale, a little weaker.
 *
 *     script/node tools/make-lexicon.ts ../shared/data/lexicons
 */
import { readFileSync, writeFileSync } from 'node:fs'

const from = process.argv[2] ?? '../shared/data/lexicons'
const values = new Map<string, number>()

for (const [word, value] of Object.entries(
  JSON.parse(readFileSync(`${from}/afinn165.json`, 'utf8')) as Record<string, number>,
)) {
  if (/^[\p{L}'-]+$/u.test(word)) values.set(word, value * 0.7)
}
for (const line of readFileSync(`${from}/vader_lexicon.txt`, 'utf8').split('\n')) {
  const [word, value] = line.split('\t')
  if (word && value && !/\s/.test(word)) values.set(word.toLowerCase(), Number(value))
}

const lines = [...values].filter(([, value]) => Math.abs(value) >= 0.3).sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(
  'areas/understanding/lexicon/english.tsv',
  lines.map(([word, value]) => `${word}\t${Number(value.toFixed(1))}\n`).join(''),
)
process.stdout.write(`${lines.length} words\n`)
