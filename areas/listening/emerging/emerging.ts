/**
 * What is said now and was not said before. A pure rule over counts: of each term how many people say it in a day, beside how
 * many usually do on such a day. Terms that stand in the same posts are one topic, called by its most telling phrase.
 */
import type { Term } from './terms.ts'

export interface Said {
  post_id: string
  author_id: string
  said_at: Date
  terms: readonly Term[]
}

/** How days were: of those before, each with the posts that were read of it. */
export interface Usual {
  days: number
  posts: number
  /** On days of the week such as this one. */
  weekday_posts: number
  weekday_days: number
  /** By term: people, added up over the days, and over those of this weekday. */
  people: ReadonlyMap<number, { all: number; weekday: number }>
  /** Where rare terms were cut off, how many people a day one of them may have had. */
  unseen: number
}

export interface Topic {
  name: string
  /** The term it is called by, then the others. */
  terms: number[]
  people: number
  /** How many people say it on such a day. */
  usual: number
  score: number
  /** Oldest first. */
  posts: Said[]
}

/** One person is no topic, nor are three. */
export const PEOPLE_MIN = 4
/** So much more than the most that chance makes of what is usual. */
const TIMES = 3
const SCORE_MIN = 8
/** Days differ by more than chance: their scatter, as a share of what is usual. */
const SCATTER = 0.1
const TOPICS_MAX = 30

interface Candidate {
  term: Term
  said: Said[]
  people: number
  usual: number
  score: number
}

export function emergingIn(posts: readonly Said[], usual: Usual): Topic[] {
  const candidates = candidatesIn(posts)
    .map((one) => ({ ...one, usual: expected(one.term.id, posts.length, usual) }))
    .filter((one) => one.people >= PEOPLE_MIN && one.people >= TIMES * upper(one.usual))
    .map((one) => ({ ...one, score: scoreOf(one.people, one.usual, usual.people.get(one.term.id)?.all ?? 0) }))
    .filter(({ score }) => score >= SCORE_MIN)
    .sort((a, b) => b.score - a.score || a.term.id - b.term.id)
  return grouped(candidates)
    .map(topicOf)
    .sort((a, b) => b.score - a.score)
    .slice(0, TOPICS_MAX)
}

/** Terms that enough people say, with the posts that they say it in. */
export function candidatesIn(posts: readonly Said[]): Omit<Candidate, 'usual' | 'score'>[] {
  const byTerm = new Map<number, { term: Term; said: Said[] }>()
  for (const said of posts)
    for (const term of said.terms) {
      const known = byTerm.get(term.id)
      if (known) known.said.push(said)
      else byTerm.set(term.id, { term, said: [said] })
    }
  return [...byTerm.values()]
    .filter(({ said }) => said.length >= PEOPLE_MIN)
    .map((one) => ({ ...one, people: peopleOf(one.said) }))
    .filter(({ people }) => people >= PEOPLE_MIN)
}

export const peopleOf = (said: readonly Said[]): number => new Set(said.map(({ author_id }) => author_id)).size

/** The prior: half a person, on one more day. What was never said is expected a little. */
const PRIOR = 0.5

/**
 * The largest of three: what such a day brings, what this weekday brought, and the share that it always has of what is said, so
 * that a loud day alone makes no topic of every word.
 */
function expected(id: number, posts_now: number, usual: Usual): number {
  const { days, posts, weekday_posts, weekday_days, unseen } = usual
  const known = usual.people.get(id)
  const all = known?.all ?? unseen * days
  const daily = (all + PRIOR) / (days + 1)
  const quiet = posts / days
  const onWeekday = weekday_days > 0 && quiet > 0 ? weekday_posts / weekday_days / quiet : 1
  const ofWeekday = weekday_days > 1 ? ((known?.weekday ?? 0) + PRIOR) / (weekday_days + 1) : 0
  const share = posts > 0 ? ((all + PRIOR) / (posts + quiet)) * posts_now : 0
  return Math.max(daily * Math.max(1, onWeekday), ofWeekday, share)
}

/** What chance makes of it one day in forty. */
const upper = (mean: number) => mean + 2 * Math.sqrt(mean + SCATTER * mean * mean)

/**
 * How much likelier it is that something goes on than that this is chance: a log-likelihood ratio of the negative binomial. Its
 * shape is what was counted so far: of what was hardly ever said, nobody knows well how usual it is, least of all in the first week.
 */
function scoreOf(people: number, mean: number, counted: number): number {
  const shape = Math.min(counted + PRIOR, 1 / SCATTER)
  return people * Math.log(people / mean) - (people + shape) * Math.log((people + shape) / (mean + shape))
}

const SAME_FROM = 0.5

/** The strongest first; a term of which half stands in the posts of a topic is part of it. */
function grouped(candidates: readonly Candidate[]): Candidate[][] {
  const groups: { terms: Candidate[]; posts: Set<Said> }[] = []
  for (const one of candidates) {
    const own = groups.find(({ posts }) => sharedOf(one.said, posts) >= SAME_FROM)
    if (!own) groups.push({ terms: [one], posts: new Set(one.said) })
    else {
      own.terms.push(one)
      for (const said of one.said) own.posts.add(said)
    }
  }
  return groups.map(({ terms }) => terms)
}

const sharedOf = (said: readonly Said[], posts: ReadonlySet<Said>): number =>
  said.filter((one) => posts.has(one)).length / Math.min(said.length, posts.size)

function topicOf(terms: readonly Candidate[]): Topic {
  const strongest = terms[0] as Candidate
  const lead = mostTelling(terms)
  const said = saying(terms, lead).sort((a, b) => a.said_at.getTime() - b.said_at.getTime())
  return {
    name: nameOf(lead),
    terms: [lead, ...terms.filter((one) => one !== lead)].map(({ term }) => term.id),
    people: peopleOf(said),
    usual: strongest.usual,
    score: strongest.score,
    posts: said,
  }
}

/** A post that holds one of its other terms alone may speak of anything: of those that do not name it two have to stand in it. */
const OTHERS_MIN = 2

function saying(terms: readonly Candidate[], lead: Candidate): Said[] {
  const others = new Map<Said, number>()
  for (const one of terms) for (const said of one.said) others.set(said, (others.get(said) ?? 0) + 1)
  const named = new Set(lead.said)
  return [...others].filter(([said, many]) => named.has(said) || many >= OTHERS_MIN).map(([said]) => said)
}

/** Two words tell more than one, where most who say the one say both; a hashtag is what people call it themselves. */
const TELLS = { pair: 1.6, hashtag: 1.3, word: 1 }

function mostTelling(terms: readonly Candidate[]): Candidate {
  const worth = ({ people, term }: Candidate) => people * TELLS[term.kind]
  return terms.reduce((best, one) => (worth(one) > worth(best) ? one : best))
}

/** As most write it. */
function nameOf({ term, said }: Candidate): string {
  const spellings = new Map<string, number>()
  for (const one of said) {
    const written = one.terms.find(({ id }) => id === term.id)?.written ?? term.written
    const plain = written.replaceAll(/\s+/g, ' ').toLowerCase()
    spellings.set(plain, (spellings.get(plain) ?? 0) + 1)
  }
  const [[most = term.written] = []] = [...spellings].sort((a, b) => b[1] - a[1])
  return most.slice(0, 80)
}
