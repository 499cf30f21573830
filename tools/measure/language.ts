/**
 * Language: a folder for each language with `*_text.txt`, a post in each line, or files named by language code with a
 * sentence in each line. The share of posts whose language is named right; one left undecided counts as wrong.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { languageOf } from '#areas/understanding/language.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Measure } from '../measure.ts'
import { linesOf, percent } from './reading/folders.ts'

interface Posts {
  code: string
  texts: string[]
}

/** English names of languages by their code, as Intl knows them. */
const names = new Intl.DisplayNames('en', { type: 'language' })
const letters = [...'abcdefghijklmnopqrstuvwxyz']
const codes = new Map(
  letters.flatMap((a) => letters.map((b) => [names.of(a + b)?.toLowerCase() ?? '', a + b] as const)),
)

function codeOf(name: string): string {
  const code = /^[a-z]{2,3}$/.test(name) ? name : codes.get(name.toLowerCase())
  if (code === undefined) throw new Error(`${name} is neither a language nor the code of one.`)
  return code
}

function postsIn(folder: string): Posts[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (!entry.isDirectory())
      return /^[a-z]{2,3}\.txt$/.test(entry.name)
        ? [{ code: basename(entry.name, '.txt'), texts: linesOf(readFileSync(path, 'utf8')) }]
        : []
    const files = readdirSync(path).filter((file) => file.endsWith('_text.txt'))
    const texts = files.flatMap((file) => linesOf(readFileSync(join(path, file), 'utf8')))
    return texts.length > 0 ? [{ code: codeOf(entry.name), texts }] : []
  })
}

export const measure: Measure = (folder) => {
  const all = postsIn(folder)
  if (all.length === 0) throw new Error(`There is no folder or file of a language in ${folder}.`)
  const right = all.map(({ code, texts }) => {
    const read = texts.map((text) => languageOf(tokenize(text), { lang: null, network: 'x' }).language)
    const found = read.filter((language) => language === code).length
    process.stdout.write(`${code}: ${percent(found, texts.length)} % of ${texts.length}\n`)
    return found
  })
  const sum = (counts: readonly number[]) => counts.reduce((whole, count) => whole + count, 0)
  return { accuracy: percent(sum(right), sum(all.map(({ texts }) => texts.length))) }
}
