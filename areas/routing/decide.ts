/** Which team: rules first, then the table by topic and objective, else triage. Plain data in, a reason in words out. */
import type { Post } from '#areas/channels/post-schema.ts'
import type { Reading } from '#areas/understanding/schema.ts'
import { type Conditions, type Decision, type Line, type Rule, SURE_ENOUGH } from './schema.ts'
import { topicName } from './words.ts'

export interface Table {
  rules: readonly Rule[]
  lines: readonly Line[]
  /** By id. */
  teams: ReadonlyMap<string, { name: string; sealed: boolean }>
}

/** What a decision is made of. */
export interface Question {
  post: Pick<Post, 'network' | 'audience' | 'addressed' | 'text' | 'title'>
  reading: Reading
  followers: number | null
}

/** What a rule's conditions look at: a question without the words that spoke for its reading. */
export type Matchable = Omit<Question, 'reading'> & { reading: Omit<Reading, 'terms'> }

export type Decided = Pick<
  Decision,
  'team_id' | 'because' | 'rule_id' | 'objective' | 'topic' | 'confidence' | 'terms'
> & {
  why: string
  audience: string[] | null
}

export function decideTeam(table: Table, question: Question): Decided {
  const { reading } = question
  const topic = reading.topics[0]
  const said = { objective: reading.objective, topic: topic?.topic ?? null, terms: reading.terms }
  const send = (team_id: string, rest: Pick<Decided, 'because' | 'rule_id' | 'confidence' | 'why'>): Decided => ({
    ...said,
    ...rest,
    team_id,
    audience: table.teams.get(team_id)?.sealed ? [team_id] : null,
  })
  const team = (id: string) => table.teams.get(id)?.name ?? 'a team'

  const rule = table.rules.find(
    (each) => each.switched_on && table.teams.has(each.team_id) && matches(each.conditions, question),
  )
  if (rule)
    return send(rule.team_id, {
      because: 'rule',
      rule_id: rule.id,
      confidence: 1,
      why: `${team(rule.team_id)}, because rule “${rule.name}” matched.`,
    })

  const line = lineFor(table, reading)
  const confidence = topic && line?.topic ? topic.confidence : reading.objective_confidence
  if (line && confidence >= SURE_ENOUGH && !reading.is_spam) {
    const about = line.topic ? topicName(line.topic) : reading.objective.replaceAll('_', ' ')
    return send(line.team_id, {
      because: 'table',
      rule_id: null,
      confidence,
      why: `${team(line.team_id)}, because it looks like “${about}”${quoted(said.terms)}.`,
    })
  }
  return {
    ...said,
    team_id: null,
    because: 'triage',
    rule_id: null,
    confidence,
    audience: null,
    why: unsure(question, line),
  }
}

function lineFor({ lines, teams }: Table, { objective, topics }: Reading): Line | undefined {
  const open = lines.filter((line) => teams.has(line.team_id))
  for (const { topic, confidence } of topics) {
    const line =
      confidence >= SURE_ENOUGH
        ? (open.find((each) => each.topic === topic && each.objective === objective) ??
          open.find((each) => each.topic === topic))
        : undefined
    if (line) return line
  }
  return open.find((line) => line.topic === null && line.objective === objective)
}

function unsure({ reading }: Question, line: Line | undefined): string {
  if (reading.is_spam) return 'It looks like advertising. A person decides.'
  if (reading.objective === 'none') return 'Nothing in it says what an answer would be for. A person decides.'
  if (!line) return `No line of the routing table is for “${reading.objective.replaceAll('_', ' ')}”. A person decides.`
  return `Not sure enough that it is “${reading.objective.replaceAll('_', ' ')}”. A person decides.`
}

const quoted = (terms: readonly string[]) =>
  terms.length > 0 ? `: ${terms.map((term) => `“${term}”`).join(', ')}` : ''

/** Exported for the dry run. */
export function matches(conditions: Conditions, { post, reading, followers }: Matchable): boolean {
  const among = (wanted: readonly string[] | undefined, has: readonly string[]) =>
    !wanted?.length || wanted.some((each) => has.includes(each))
  return (
    among(conditions.networks, [post.network]) &&
    among(conditions.languages, [reading.language]) &&
    among(conditions.objectives, [reading.objective]) &&
    among(
      conditions.topics,
      reading.topics.map((each) => each.topic),
    ) &&
    (conditions.sentiment === undefined || conditions.sentiment === reading.sentiment_label) &&
    (conditions.min_followers === undefined || (followers ?? 0) >= conditions.min_followers) &&
    (conditions.addressed === undefined ||
      (conditions.addressed === 'overheard') === (post.addressed === 'overheard')) &&
    (conditions.private === undefined || conditions.private === (post.audience === 'private')) &&
    (!conditions.words?.length || says(`${post.title ?? ''}\n${post.text}`, conditions.words))
  )
}

/** Whole words, whatever their case. */
function says(text: string, words: readonly string[]): boolean {
  const folded = ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  return words.some((word) =>
    folded.includes(
      ` ${word
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
    ),
  )
}
