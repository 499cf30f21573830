/** What the meaning head answers, a column each, in an order that its file is checked by. */
import { BUILT_IN_TOPICS, OBJECTIVES } from '../schema.ts'

/** Spam is an answer of its own: it takes the place of any topic. */
export const HEARD_TOPICS = BUILT_IN_TOPICS.filter((topic) => topic !== 'spam')
/** How pressing at least: for an answer like any, today, at once. */
const PRESSING = ['urgency 1', 'urgency 2', 'urgency 3'] as const

export const COLUMN_NAMES: readonly string[] = [...HEARD_TOPICS, ...OBJECTIVES, ...PRESSING, 'question', 'spam']

type Columns = readonly [from: number, end: number]
export const TOPIC_COLUMNS: Columns = [0, HEARD_TOPICS.length]
export const OBJECTIVE_COLUMNS: Columns = [TOPIC_COLUMNS[1], TOPIC_COLUMNS[1] + OBJECTIVES.length]
export const URGENCY_COLUMNS: Columns = [OBJECTIVE_COLUMNS[1], OBJECTIVE_COLUMNS[1] + PRESSING.length]
export const QUESTION_COLUMN = COLUMN_NAMES.indexOf('question')
export const SPAM_COLUMN = COLUMN_NAMES.indexOf('spam')

/** Where a built-in topic is answered; spam among them. */
export const columnOfTopic = (topic: string): number => COLUMN_NAMES.indexOf(topic)
