/** What is understood of the text that stands in the field, all at once: it is parsed for no other reason. */
import { problemsOf } from '../../checks/query/anchors.ts'
import { hintsOf } from '../../checks/query/hints.ts'
import type { There } from '../../checks/query/known.ts'
import type { Problem, QueryNode } from '../../checks/query/nodes.ts'
import { parse } from '../../checks/query/parse.ts'

export interface Reading {
  text: string
  /** Null where something keeps it from being read. */
  node: QueryNode | null
  /** What keeps it from being saved, in reading order. */
  problems: readonly Problem[]
  hints: readonly Problem[]
}

/** An empty field is not wrong yet. */
export function readingOf(text: string, known?: There): Reading {
  if (text.trim() === '') return { text, node: null, problems: [], hints: [] }
  const { node, problems } = parse(text)
  return { text, node, problems: node ? problemsOf(text) : problems, hints: hintsOf(text, known) }
}

export const isWhole = ({ node, problems }: Reading): boolean => node !== null && problems.length === 0

/** As people count: from 1, by lines. */
export function placeOf(text: string, at: number): { line: number; character: number; lines: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, character: (before.at(-1)?.length ?? 0) + 1, lines: text.split('\n').length }
}
