/** The word lists of every language, read once. English comes from english.tsv; see NOTICE. */
import { readFileSync } from 'node:fs'
import { foldOf, normOf } from '../fold.ts'
import { type WordList, wordList } from '../word-list.ts'
import { NEGATIONS, OTHER_LANGUAGES } from './other-languages.ts'

export interface FeelingWords {
  readonly words: WordList
  readonly negations: ReadonlySet<string>
}

/** In support talk these name a thing or a service more often than a feeling. */
const notFeelings = new Set([
  'please',
  'care',
  'support',
  'help',
  'number',
  'solution',
  'share',
  'shares',
  'charge',
  'charges',
  'mother',
  'straight',
  'true',
  'matter',
  'hand',
  'hands',
])

function english(): [string, number][] {
  const lines = readFileSync(new URL('./english.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.flatMap((line) => {
    const [word = '', value = '0'] = line.split('\t')
    return notFeelings.has(word) ? [] : [[word, Number(value)] satisfies [string, number]]
  })
}

function feelingWords(language: string, entries: readonly (readonly [string, number])[]): FeelingWords {
  const negations = (NEGATIONS[language] ?? '').split(' ').filter(Boolean)
  return { words: wordList(entries), negations: new Set(negations.map((word) => foldOf(normOf(word)))) }
}

export const ENGLISH: FeelingWords = feelingWords('en', english())

export const FEELING_WORDS: ReadonlyMap<string, FeelingWords> = new Map([
  ['en', ENGLISH],
  ...Object.entries(OTHER_LANGUAGES).map(([language, groups]) => {
    const entries = groups.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const))
    return [language, feelingWords(language, entries)] as const
  }),
])
