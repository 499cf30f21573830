/**
 * Texts of our own with all that is understood of them, written and labelled for this project. A line is what we think of it, a
 * bar, and the text; own-texts/labelled/README.md says how they are labelled.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { leadingObjective } from '#areas/understanding/objective.ts'
import { BuiltInTopic, Objective, SENTIMENTS } from '#areas/understanding/schema.ts'
import { linesOf } from './examples.ts'

export interface Labelled {
  text: string
  language: string
  topics: BuiltInTopic[]
  objective: Objective
  /** 0 can wait for ever, 1 for an answer like any, 2 is pressing, 3 cannot wait at all. */
  urgency: number
  is_question: boolean
  is_spam: boolean
  /** As a place in SENTIMENTS. */
  sentiment: number
}

const OURS = join(import.meta.dirname, 'own-texts/labelled')
const signs = ['-', '=', '+']

/** Always in the same order. */
export function labelledTexts(folder = OURS): Labelled[] {
  return globSync('*/*.txt', { cwd: folder })
    .sort()
    .flatMap((file) =>
      linesOf(readFileSync(join(folder, file), 'utf8'))
        .filter((line) => !line.startsWith('# '))
        .map((line) => labelledIn(line, dirname(file))),
    )
}

const LINE = /^([-=+])([0-3])(\?)? ([a-z_ ]+?)(?: >([a-z_]+))?((?: [a-z_]+)*) \| (\S.*)$/

/** `-2? late_or_lost poor_service >inform | Where is it?`: the mood, how pressing, whether it asks, topics, and the objective where it is not the first topic's. */
export function labelledIn(line: string, language: string): Labelled {
  const parts = LINE.exec(line)
  if (parts === null)
    throw new Error(`A labelled text is written as the README beside it says, and this is not: ${line}`)
  const [, sign = '', urgency, asks, before = '', objective, after = '', text = ''] = parts
  const named = `${before}${after}`.split(' ').filter((name) => name !== 'none')
  const topics = named.map((name) => BuiltInTopic.parse(name))
  return {
    text,
    language,
    topics,
    objective: objective === undefined ? leadingObjective(topics[0]) : Objective.parse(objective),
    urgency: Number(urgency),
    is_question: asks !== undefined,
    is_spam: topics.includes('spam'),
    sentiment: signs.indexOf(sign) % SENTIMENTS.length,
  }
}
