/**
 * How much each language speaks for the letter groups (n-grams) of a text, as eld scores them, to the last digit. The
 * groups of a word are the same in every text, so for words of plain letters they are looked up once and added here;
 * any other text goes through eld itself.
 */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Word } from './words.ts'

interface LetterGroup {
  readonly letters: string
  /** Places in the detector's languages, each followed by what the group says for it. */
  readonly says: readonly number[]
}

/** By word; null for one whose groups depend on what stands beside it. */
export type LetterGroups = readonly LetterGroup[] | null

interface Detector {
  detect: typeof import('eld/extrasmall').eld.detect
  languages: readonly string[]
  says: Readonly<Record<string, Readonly<Record<string, number>>>>
  groups: Map<string, LetterGroup>
}

/** Loaded with the first post that needs it: its letter groups take 50 MB and a good part of a start. */
let detector: Detector | undefined
const theDetector = (): Detector => (detector ??= load())

function load(): Detector {
  // By their files, since the package names this part for `import` only, and its groups not at all.
  const require = createRequire(import.meta.url)
  const entry = import.meta.resolve('eld/extrasmall')
  const { eld } = require(fileURLToPath(entry)) as typeof import('eld/extrasmall')
  const { ngramsData } = require(fileURLToPath(new URL('../ngrams/extrasmall.js', entry))) as {
    ngramsData: { languages: Record<number, string>; ngrams: Detector['says'] }
  }
  return {
    detect: eld.detect,
    languages: Object.values(ngramsData.languages),
    says: ngramsData.ngrams,
    groups: new Map(),
  }
}

/** The languages that are told apart, in the order of their scores. */
export const detectedLanguages = (): readonly string[] => theDetector().languages

/** Beyond this the detector stops reading somewhere. */
const LETTERS_MAX = 350

/** From 0 to 1 for each of `detectedLanguages`. `letters` are the words with a space between them. */
export function letterScores(words: readonly Word[], letters: string): readonly number[] {
  const groups = letters.length > LETTERS_MAX ? null : groupsOf(words)
  if (groups !== null) return scoresOf(groups)
  const scores = theDetector().detect(letters).getScores()
  return detectedLanguages().map((language) => scores[language] ?? 0)
}

/** The groups of all words, each once; null if any word has to be seen with its neighbours. */
function groupsOf(words: readonly Word[]): LetterGroup[] | null {
  const groups = new Map<string, LetterGroup>()
  for (const word of words) {
    if (word.letter_groups === undefined) word.letter_groups = groupsIn(word.norm)
    if (word.letter_groups === null) return null
    for (const group of word.letter_groups) groups.set(group.letters, group)
  }
  return [...groups.values()]
}

const plain = /^(?:[a-z]+(?:'[a-z]+)*|[a-z0-9]+)$/
const PIECE_MAX = 70

function groupsIn(norm: string): LetterGroups {
  const pieces = plain.test(norm) ? (norm.match(/[a-z']+/g) ?? []) : null
  if (pieces === null || norm.length > PIECE_MAX) return null
  return pieces.flatMap(cut).map(groupFor)
}

/** Four letters at a time, three further on; a space stands for the beginning and the end. */
function cut(piece: string): string[] {
  const cuts: string[] = []
  let at = 0
  for (; at + 4 < piece.length; at += 3) cuts.push(piece.slice(at, at + 4))
  cuts.push(`${piece.slice(-4)} `)
  cuts[0] = ` ${cuts[0]}`
  return cuts
}

/** What eld adds for every group, since it is left out in its tables. */
const BASE = 53

function groupFor(letters: string): LetterGroup {
  const { groups, says } = theDetector()
  const found = groups.get(letters)
  if (found !== undefined) return found
  const entries = Object.entries(says[letters] ?? {})
  const group = { letters, says: entries.flatMap(([language, value]) => [Number(language), value + BASE]) }
  if (entries.length > 0) groups.set(letters, group)
  return group
}

function scoresOf(groups: readonly LetterGroup[]): number[] {
  const sums = detectedLanguages().map(() => 0)
  for (const { says } of groups) {
    for (let at = 0; at < says.length; at += 2) {
      const language = says[at] as number
      sums[language] = (sums[language] as number) + (says[at + 1] as number)
    }
  }
  return sums.map((sum) => (sum === 0 ? 0 : scaled(sum / groups.length)))
}

/** As eld brings any sum between 0 and 1. */
const scaled = (score: number) => score / (score + 25)
