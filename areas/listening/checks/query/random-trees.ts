/** Random queries for the tests, the same with each run of a seed. */
import { seededBelow } from '#platform/chance.ts'
import type { Place, QueryNode } from './nodes.ts'

export type Random = (below: number) => number

export const randomFrom: (seed: number) => Random = seededBelow

export const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T

const nowhere: Place = { start: 0, end: 0 }
const WORDS =
  'kettle|arc|fernhill|OR|AND|NOT|NEAR|NEAR/5|or|12:30|https://fernhill.co/arc|don’t|ke*le|organi?ation|lid*|AT&T|:)|a(b)|-cheap|lang:de|x:y|#1|~5|a~5|C++|Straße|فرنهيل|می\u200cخواهم|水壶|👩\u200d🚀|❤️|&|naïve|(|)|a|b|c|d'
    .split('|')
    .filter((word) => /[\p{L}\p{N}]|\p{Extended_Pictographic}|:\)/u.test(word))
const PHRASES = [
  'arc kettle',
  'to be OR not',
  'lid* broke',
  'a (b) c',
  'x -y',
  'one two three four',
  '- dash',
  '水壶 坏了',
]
const TEXTS = ['fernhill.co', 'Ines Roth', 'OR', 'AND', 'a:b', 'late (again)', 'NEAR/5', '水壶', 'x|y', ':)', 'O’Neill']

/** As the parser makes them: no alternatives directly in alternatives, values in their one spelling. */
export function randomTree(random: Random, depth: number): QueryNode {
  if (depth === 0 || random(4) === 0) return randomLeaf(random)
  switch (random(6)) {
    case 0:
    case 1:
      return { kind: 'any', of: several(random, { depth, not: 'any' }), ...nowhere }
    case 2:
    case 3:
      return { kind: 'all', of: several(random, { depth, not: 'all' }), ...nowhere }
    case 4:
      return { kind: 'not', of: randomTree(random, depth - 1), ...nowhere }
    default:
      return random(3) > 0
        ? randomNear(random, depth)
        : { kind: 'title', of: randomTitle(random, depth - 1), ...nowhere }
  }
}

function several(random: Random, { depth, not }: { depth: number; not: QueryNode['kind'] }): QueryNode[] {
  return Array.from({ length: 2 + random(3) }, () => {
    for (;;) {
      const node = randomTree(random, depth - 1)
      if (node.kind !== not) return node
    }
  })
}

function randomNear(random: Random, depth: number): QueryNode {
  const of: [QueryNode, QueryNode] = [randomOperand(random, depth - 1), randomOperand(random, depth - 1)]
  return { kind: 'near', of, within: 1 + random(100), ordered: random(2) === 0, ...nowhere }
}

function randomOperand(random: Random, depth: number): QueryNode {
  const kind = depth <= 0 ? 9 : random(10)
  if (kind < 2) return randomNear(random, depth)
  if (kind > 4) return randomThing(random)
  const of = Array.from({ length: 2 + random(2) }, () =>
    random(3) === 0 ? randomNear(random, depth - 1) : randomThing(random),
  )
  return { kind: 'any', of, ...nowhere }
}

function randomTitle(random: Random, depth: number): QueryNode {
  const kind = depth <= 0 ? 9 : random(10)
  if (kind > 4) return randomThing(random)
  if (kind < 2) return randomNear(random, depth)
  if (kind === 2) return { kind: 'not', of: randomTitle(random, depth - 1), ...nowhere }
  return {
    kind: kind === 3 ? 'any' : 'all',
    of: [randomThing(random), randomNear(random, depth), randomThing(random)],
    ...nowhere,
  }
}

/** What may stand beside NEAR. */
function randomThing(random: Random): QueryNode {
  switch (random(8)) {
    case 0:
      return { kind: 'words', written: pick(random, PHRASES), exact: random(3) === 0, ...nowhere }
    case 1:
      return { kind: 'together', written: pick(random, PHRASES), within: 1 + random(100), ...nowhere }
    case 2:
      return { kind: 'hashtag', written: pick(random, ['arc', 'Arc_2', 'ケトル']), ...nowhere }
    case 3:
      return { kind: 'mention', written: pick(random, ['ines', 'ines@mastodon.example', 'fernhill.co']), ...nowhere }
    case 4:
      return { kind: 'words', written: pick(random, [...WORDS, 'Google+', 'ke*', '?x']), exact: true, ...nowhere }
    default:
      return { kind: 'words', written: pick(random, WORDS), exact: false, ...nowhere }
  }
}

function randomLeaf(random: Random): QueryNode {
  switch (random(16)) {
    case 0:
      return { kind: pick(random, ['author', 'topic'] as const), written: pick(random, TEXTS), ...nowhere }
    case 1:
      return { kind: 'network', written: pick(random, ['bluesky', 'rss feeds']), ...nowhere }
    case 2:
    case 3:
      return { kind: 'lang', written: pick(random, ['de', 'fr', 'gsw']), ...nowhere }
    case 4:
      return {
        kind: 'link',
        written: pick(random, ['fernhill.co/arc', 'x.example/a?b=c&d', 'x.example/(a)']),
        ...nowhere,
      }
    case 5:
      return { kind: 'site', written: pick(random, ['fernhill.co', 'news.x.example']), ...nowhere }
    case 6:
      return { kind: 'is', what: pick(random, ['question', 'reply'] as const), ...nowhere }
    case 7:
      return { kind: 'has', what: 'media', ...nowhere }
    case 8:
      return { kind: 'sentiment', label: pick(random, ['negative', 'neutral', 'positive'] as const), ...nowhere }
    case 9: {
      const number = pick(random, [0, 7, 999, 1000, 10_000, 1_500_000, 2_000_000, 1_234_567])
      return { kind: 'at_least', of: pick(random, ['followers', 'reach'] as const), number, ...nowhere }
    }
    default:
      return randomThing(random)
  }
}
