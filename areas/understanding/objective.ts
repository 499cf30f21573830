/**
 * What answering is for. Each topic leans to an objective; whether it asks and how the writer feels moves it: "where
 * is my invoice" informs, "my invoice is wrong for the third time" repairs. Low confidence is meant to be seen: routing sends it to triage.
 */
import type { BuiltInTopic, Objective, TopicReading } from './schema.ts'

type Leaning = Readonly<Partial<Record<Objective, number>>>

const LEANINGS: Readonly<Record<BuiltInTopic, Leaning>> = {
  broken: { repair: 1 },
  danger: { repair: 1.1, protect_reputation: 0.2 },
  wrong_item: { repair: 1 },
  late_or_lost: { repair: 1 },
  refund: { repair: 0.9, inform: 0.1 },
  poor_service: { repair: 0.9 },
  account_access: { inform: 0.6, repair: 0.3 },
  order_change: { inform: 0.6, repair: 0.3 },
  how_to: { inform: 0.9 },
  invoice_payment: { inform: 0.7, repair: 0.2 },
  price_availability: { sell: 0.9, inform: 0.2 },
  idea: { learn: 1 },
  shops_bulk: { sell: 1.1 },
  partnership: { sell: 0.4, amplify: 0.6 },
  press: { protect_reputation: 1 },
  privacy_legal: { protect_reputation: 1 },
  jobs: { hire: 1.1 },
  shares_results: { inform_investors: 1.1 },
  thanks: { amplify: 0.8 },
  spam: {},
}

/** A map, since a workspace may call its own topic anything, even 'constructor'. */
const leaningsOf: ReadonlyMap<string, readonly Weight[]> = new Map(
  Object.entries(LEANINGS).map(([topic, leaning]) => [
    topic,
    Object.entries(leaning).map(([objective, weight]) => ({ objective: objective as Objective, weight })),
  ]),
)

/** What a post about nothing else than this is mostly answered for; partnerships are made to be heard of. */
export function leadingObjective(topic: BuiltInTopic | undefined): Objective {
  const leaning = topic === undefined ? {} : LEANINGS[topic]
  const [leading] = Object.entries(leaning).sort(([, a], [, b]) => b - a)
  return (leading?.[0] as Objective | undefined) ?? 'none'
}

interface Weight {
  objective: Objective
  weight: number
}

export interface ObjectiveReading {
  objective: Objective
  confidence: number
}

export interface Heard {
  topics: readonly TopicReading[]
  score: number
  is_question: boolean
}

export function objectiveOf({ topics, score, is_question }: Heard): ObjectiveReading {
  const weights: Weight[] = [{ objective: 'none', weight: 0.12 }]
  for (const { topic, confidence } of topics) {
    for (const { objective, weight } of leaningsOf.get(topic) ?? []) add(weights, objective, weight * confidence)
  }
  if (is_question) add(weights, 'inform', 0.22)
  if (score < -0.1) add(weights, 'repair', 0.4 * -score)
  if (score > 0.4 && !is_question) add(weights, 'amplify', 0.15 * score)
  if (score < 0) for (const each of weights) if (each.objective === 'amplify') each.weight *= 0.3
  return best(weights)
}

function add(weights: Weight[], objective: Objective, weight: number): void {
  for (const each of weights) {
    if (each.objective !== objective) continue
    each.weight += weight
    return
  }
  weights.push({ objective, weight })
}

/** The share of the best among all, held down where there was little to go by. */
function best(weights: readonly Weight[]): ObjectiveReading {
  let objective: Objective = 'none'
  let most = 0
  let sum = 0
  for (const { objective: candidate, weight } of weights) {
    sum += weight
    if (weight > most) {
      most = weight
      objective = candidate
    }
  }
  const little = most / (most + 0.15)
  return { objective, confidence: Math.min(0.97, (most / sum) * little) }
}
