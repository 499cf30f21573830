/**
 * Saved queries as organisations write them, made of what real posts say: names, phrases and tags that stand in some of
 * them, with what else must or must not be there. The same every time. More of them hold than in life, where most
 * brands stand in none of the posts.
 */
import type { QueryNode } from '#areas/listening/checks/query/nodes.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import { seededBelow } from '#platform/chance.ts'

export interface Made {
  id: string
  node: QueryNode
}

const at = { start: 0, end: 0 }
type Below = (below: number) => number

interface Vocabulary {
  /** Words by how many posts hold them, the commonest first. */
  words: string[]
  tags: string[]
  /** Two words that follow each other somewhere. */
  pairs: string[]
}

/** Words that name things come behind the commonest. */
const COMMONEST = 400

function vocabularyOf(posts: readonly Tokens[]): Vocabulary {
  const counts = new Map<string, number>()
  const tags = new Set<string>()
  const pairs = new Set<string>()
  for (const { words, terms } of posts) {
    for (const { kind, fold } of words) {
      if (kind === 'hashtag') tags.add(fold)
      else if (kind === 'word' && /^[a-z]{3,}$/.test(fold)) counts.set(fold, (counts.get(fold) ?? 0) + 1)
    }
    terms.forEach((token, nth) => {
      const [one, next] = [words[token], words[terms[nth + 1] ?? -1]]
      if (one?.kind === 'word' && next?.kind === 'word') pairs.add(`${one.fold} ${next.fold}`)
    })
  }
  const words = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([fold]) => fold)
  const rare = new Set(words.slice(COMMONEST))
  return { words, tags: [...tags], pairs: [...pairs].filter((pair) => pair.split(' ').some((word) => rare.has(word))) }
}

export function makeQueries(posts: readonly Tokens[], count: number): Made[] {
  const vocabulary = vocabularyOf(posts)
  const random = seededBelow(20_261_123)
  return Array.from({ length: count }, (_, nth) => ({ id: `${nth}`, node: queryOf(vocabulary, random) }))
}

const word = (written: string): QueryNode => ({ ...at, kind: 'words', written, exact: false })
const oneOf = (of: QueryNode[]): QueryNode => (of.length === 1 ? (of[0] as QueryNode) : { ...at, kind: 'any', of })

function queryOf(vocabulary: Vocabulary, random: Below): QueryNode {
  const named = oneOf(several(1 + random(4), () => nameOf(vocabulary, random)))
  const of = [named]
  if (random(10) < 5) of.push(oneOf(several(2 + random(5), () => contextOf(vocabulary, random))))
  if (random(10) < 3)
    of.push({ ...at, kind: 'not', of: oneOf(several(1 + random(3), () => contextOf(vocabulary, random))) })
  if (random(10) < 1) of.push({ ...at, kind: 'network', written: 'bluesky' })
  return of.length === 1 ? named : { ...at, kind: 'all', of }
}

const several = (count: number, make: () => QueryNode) => Array.from({ length: count }, make)
const pick = (list: readonly string[], random: Below) => list[random(list.length)] ?? ''

function nameOf({ words, tags, pairs }: Vocabulary, random: Below): QueryNode {
  const rare = () => word(words[COMMONEST + random(words.length - COMMONEST)] ?? '')
  const kind = random(10)
  if (kind < 4) return rare()
  if (kind < 7) return word(pick(pairs, random))
  if (kind < 8) return { ...at, kind: 'hashtag', written: pick(tags, random) }
  return {
    ...at,
    kind: 'near',
    of: [rare(), word(pick(words, random))],
    within: 3 + random(8),
    ordered: random(2) === 0,
  }
}

/** What a name is asked with: ordinary words, some with any ending. */
function contextOf({ words }: Vocabulary, random: Below): QueryNode {
  const common = words[40 + random(1500)] ?? ''
  return word(random(5) === 0 && common.length > 4 ? `${common.slice(0, 5)}*` : common)
}
