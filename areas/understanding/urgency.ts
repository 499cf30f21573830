/** How little it can wait, 0 to 1: what it is about, what it says of time, and how upset the writer is. */
import type { Hit } from './evidence.ts'
import type { TopicReading } from './schema.ts'
import type { Tokens } from './tokens.ts'
import { CAPITALS } from './words.ts'

const BY_TOPIC: ReadonlyMap<string, number> = new Map([
  ['danger', 0.9],
  ['privacy_legal', 0.6],
  ['press', 0.55],
  ['poor_service', 0.45],
  ['late_or_lost', 0.45],
  ['broken', 0.4],
  ['account_access', 0.4],
  ['wrong_item', 0.35],
  ['refund', 0.35],
  ['order_change', 0.35],
  ['invoice_payment', 0.3],
  ['how_to', 0.2],
  ['price_availability', 0.2],
])
const OTHER_TOPIC = 0.1

export function urgencyOf(
  tokens: Tokens,
  hits: readonly Hit[],
  heard: { topics: readonly TopicReading[]; score: number },
): number {
  let calm = 1
  for (const { topic, confidence } of heard.topics) calm *= 1 - (BY_TOPIC.get(topic) ?? OTHER_TOPIC) * confidence
  const said = hits.filter(({ term }) => term.speaks_for === 'urgency').length
  calm *= 0.72 ** Math.min(3, said)
  if (heard.score < 0) calm *= 1 + 0.3 * heard.score
  if (shouts(tokens)) calm *= 0.92
  return 1 - calm
}

export function shouts(tokens: Tokens): boolean {
  let capitals = 0
  for (const { flags } of tokens.words) if ((flags & CAPITALS) !== 0) capitals += 1
  return capitals >= 4 && capitals > tokens.terms.length * 0.5
}
