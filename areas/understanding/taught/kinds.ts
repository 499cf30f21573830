/** What people can put right: how a post was read, and which team it went to. */
export const KINDS = ['sentiment', 'objective', 'topic', 'team'] as const
export type Kind = (typeof KINDS)[number]

/** The topic of what is about none of those that we know. */
export const NO_TOPIC = 'none'
/** The team of what a person has to look at first. */
export const TRIAGE = 'triage'

/** How likely each label was before anybody taught us, as logarithms of shares. */
export type Points = Readonly<Record<string, number>>

/** A label that nothing spoke for is still possible, and none is so sure that a person could not know better. */
const LEAST_SHARE = 0.03
const MOST_SHARE = 0.7

export function pointsOf(shares: Readonly<Record<string, number>>): Points {
  const some = Object.entries(shares).map(
    ([label, share]) => [label, Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share))] as const,
  )
  const all = some.reduce((sum, [, share]) => sum + share, 0)
  return Object.fromEntries(some.map(([label, share]) => [label, Math.round(1000 * Math.log(share / all)) / 1000]))
}

/** As the points of a learner's labels; one that nobody thought of then has the least of all. */
export function headOf(labels: readonly string[], points: Points): number[] {
  return labels.map((label) => points[label] ?? Math.log(LEAST_SHARE))
}

/** What is known of a post beside its words, as a learner sees it. */
export const notesOf = (known: {
  topics: readonly string[]
  author_id: string
  last: string | undefined
}): string[] => [
  ...known.topics.map((topic) => `topic ${topic}`),
  `author ${known.author_id}`,
  `last ${known.last ?? 'nobody'}`,
]
