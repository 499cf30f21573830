/** Which team: rules first, then the table by topic and objective, else triage. Plain data in, a reason in words out. */
import type { Post } from '#areas/channels/post-schema.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import type { Reading } from '#areas/understanding/schema.ts'
import { type Placing, placedBy } from '#areas/understanding/taught/asked.ts'
import { type Points, pointsOf, TRIAGE } from '#areas/understanding/taught/kinds.ts'
import { SURE_ENOUGH } from '#areas/understanding/taught/thresholds.ts'
import type { Conditions, Decision, Line, Rule } from './schema.ts'

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
  'team_id' | 'because' | 'rule_id' | 'objective' | 'topic' | 'confidence' | 'shares' | 'terms'
> & {
  why: string
  audience: string[] | null
}

/** What is told of a decision beside what was read. */
type Told = Pick<Decided, 'because' | 'rule_id' | 'confidence' | 'shares' | 'why'> & Partial<Pick<Decided, 'terms'>>

/** `placing`: what was learned of the teams for this post. */
export function decideTeam(table: Table, question: Question, placing: Placing | null = null): Decided {
  const { reading } = question
  const said = { objective: reading.objective, topic: reading.topics[0]?.topic ?? null, terms: reading.terms }
  const send = (team_id: string, told: Told): Decided => ({
    ...said,
    ...told,
    team_id,
    audience: table.teams.get(team_id)?.sealed ? [team_id] : null,
  })
  const rule = table.rules.find(
    (each) => each.switched_on && table.teams.has(each.team_id) && matches(each.conditions, question),
  )
  if (rule) return send(rule.team_id, byRule(table, rule))
  const guess = guessOf(table, reading)
  const placed = placing && placedBy(placing, pointsBefore(table, guess))
  const shares = placed ? likeliest(placed.shares) : null
  const { team_id, confidence } = placed ? { team_id: teamIn(table, placed.label), confidence: placed.share } : guess
  const isSure = placed ? placed.sure : confidence >= SURE_ENOUGH
  if (team_id && isSure && !reading.is_spam) {
    if (placing && team_id !== guess.team_id)
      return send(team_id, { ...byLessons(table, team_id, placing), confidence, shares })
    return send(team_id, { ...byTable(table, guess.line, { team_id, reading }), confidence, shares })
  }
  const why = unsure(question, guess.line, placed && team_id ? nameOf(table, team_id) : null)
  const perhaps = shares ?? (team_id ? { [team_id]: rounded(confidence) } : null)
  return {
    ...{ ...said, team_id: null, because: 'triage', rule_id: null, audience: null },
    ...{ confidence, shares: perhaps, why },
  }
}

const nameOf = ({ teams }: Table, id: string) => teams.get(id)?.name ?? 'a team'
const teamIn = ({ teams }: Table, label: string) => (teams.has(label) ? label : null)

const byRule = (table: Table, { id, team_id, name }: Rule): Told => ({
  because: 'rule',
  rule_id: id,
  confidence: 1,
  shares: null,
  why: `${nameOf(table, team_id)}, because rule “${name}” matched.`,
})

function byTable(
  table: Table,
  line: Line | undefined,
  { team_id, reading }: { team_id: string; reading: Reading },
): Pick<Told, 'because' | 'rule_id' | 'why'> {
  const about = line?.topic ? topicName(line.topic) : reading.objective.replaceAll('_', ' ')
  const why = `${nameOf(table, team_id)}, because it looks like “${about}”${quoted(reading.terms)}.`
  return { because: 'table', rule_id: null, why }
}

function byLessons(
  table: Table,
  team_id: string,
  { corrected, words }: Placing,
): Pick<Told, 'because' | 'rule_id' | 'why' | 'terms'> {
  const many = corrected[team_id] ?? 0
  const like = many === 1 ? 'one that a person moved there' : `the ${many} that people moved there`
  const terms = [...(words[team_id] ?? [])]
  const why = `${nameOf(table, team_id)}, because it looks like ${many > 0 ? like : 'what it answered'}${quoted(terms)}.`
  return { because: 'learned', rule_id: null, terms, why }
}

type Guessable = Pick<Reading, 'objective' | 'objective_confidence' | 'topics'>

/** What the table alone says, and how sure that is. */
interface Guess {
  line: Line | undefined
  team_id: string | null
  confidence: number
}

function guessOf(table: Table, reading: Guessable): Guess {
  const line = lineFor(table, reading)
  const [topic] = reading.topics
  const confidence = topic && line?.topic ? topic.confidence : reading.objective_confidence
  return { line, team_id: line?.team_id ?? null, confidence }
}

/** Where the table is not sure enough, a person is likelier than the team that it names. */
export function pointsBefore({ teams }: Table, { team_id, confidence }: Pick<Guess, 'team_id' | 'confidence'>): Points {
  const isSure = team_id !== null && confidence >= SURE_ENOUGH
  const shares: Record<string, number> = { [TRIAGE]: isSure ? 0 : 0.6 }
  for (const id of teams.keys()) shares[id] = 0
  if (team_id) shares[team_id] = isSure ? confidence : Math.min(confidence, 0.4)
  return pointsOf(shares)
}

/** The table's word on a post, as a lesson of it needs. */
export const pointsByTable = (table: Table, reading: Guessable): Points => pointsBefore(table, guessOf(table, reading))

const SHARES_KEPT = 5
const likeliest = (shares: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(shares)
      .sort((a, b) => b[1] - a[1])
      .slice(0, SHARES_KEPT)
      .map(([label, share]) => [label, rounded(share)]),
  )
const rounded = (share: number) => Math.round(share * 1000) / 1000

function lineFor(table: Table, { objective, topics }: Guessable): Line | undefined {
  for (const { topic, confidence } of topics) {
    if (confidence < SURE_ENOUGH) continue
    const line = lineOf(table, topic, objective) ?? lineOf(table, topic)
    if (line) return line
  }
  return lineOf(table, null, objective)
}

/** The first with a team; of any objective where none is named. */
function lineOf({ lines, teams }: Table, topic: string | null, objective?: string): Line | undefined {
  for (const line of lines)
    if (line.topic === topic && (objective === undefined || line.objective === objective) && teams.has(line.team_id))
      return line
  return undefined
}

function unsure({ reading }: Question, line: Line | undefined, perhaps: string | null): string {
  if (reading.is_spam) return 'It looks like advertising. A person decides.'
  if (perhaps) return `Perhaps for ${perhaps}, but too often wrong there. A person decides.`
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
