/**
 * Brings queries from the field's other tools, where they agree with ours, and tells what was changed and what could not
 * be taken. Their text is cut by our lexer, translated sign by sign, and read by our parser, so that every place told is
 * one in the text that was brought.
 */
import { type Elsewhere, type Import, type Told, tell } from './elsewhere.ts'
import { fieldsOf } from './elsewhere-fields.ts'
import { alternativesFirst, distancesOf, groupDistancesOf, operatorsOf, prepared, wordsOf } from './elsewhere-signs.ts'
import { lex } from './lex.ts'
import { parseTokens } from './parse.ts'
import { TEXT_MAX } from './problems.ts'
import { write } from './write.ts'

export interface Imported {
  /** In our language; empty where nothing of it could be taken. */
  text: string
  changed: Told[]
  left_out: Told[]
}

export function fromElsewhere(source: string, from: Elsewhere): Imported {
  const work: Import = { from, source, changed: [], left_out: [] }
  if (source.length > TEXT_MAX) {
    tell(
      work.left_out,
      { start: 0, end: source.length },
      'A query has 100,000 characters at most. Bring it in several parts.',
    )
    return { text: '', changed: [], left_out: work.left_out }
  }
  const text = prepared(work)
  const tokens = [operatorsOf, distancesOf, groupDistancesOf, fieldsOf, wordsOf, alternativesFirst].reduce(
    (read, step) => step(work, read),
    lex(text),
  )
  const { node, problems } = parseTokens(text, tokens)
  for (const problem of problems) tell(work.left_out, problem, problem.says)
  return { text: node ? write(node) : '', changed: inOrder(work.changed), left_out: inOrder(work.left_out) }
}

const inOrder = (told: readonly Told[]): Told[] => told.toSorted((a, b) => a.start - b.start || a.end - b.end)
