/** A post that a query means holds one of the terms that are searched for: by random queries and posts out of few words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { seededBelow } from '#platform/chance.ts'
import type { QueryNode } from '../checks/query/nodes.ts'
import { holds } from '../matching/reference.ts'
import { NOTHING_KNOWN, type Subject } from '../matching/subject.ts'
import type { Term } from './schema.ts'
import { soughtByNode } from './terms.ts'

const PAIRS = 60_000
const random = seededBelow(20_261_130)
const one = <T>(list: readonly T[]): T => list[random(list.length)] as T
const at = { start: 0, end: 0 }

const PIECES =
  'fern hill arc Arc kettle kettles #fernhill #arckettle @fern @hill.co fern.co/x ケトル the a don’t . ! 👍'.split(' ')
const WORDS = [
  ...'fern hill arc kettle the a ケトル don’t kett* fe*n ar* 👍'.split(' '),
  'fern hill',
  'arc kettle',
  'arc kett*',
  'the fern',
]

function leaf(): QueryNode {
  switch (random(9)) {
    case 0:
      return { ...at, kind: 'hashtag', written: one(['fernhill', 'arckettle', 'fern*']) }
    case 1:
      return { ...at, kind: 'mention', written: one(['fern', 'hill.co']) }
    case 2:
      return { ...at, kind: 'together', written: one(['fern hill', 'kettle arc fern']), within: 1 + random(5) }
    case 3:
      return one<QueryNode>([
        { ...at, kind: 'link', written: 'fern.co' },
        { ...at, kind: 'author', written: 'hill.co' },
        { ...at, kind: 'lang', written: 'en' },
        { ...at, kind: 'has', what: 'media' },
      ])
    default:
      return { ...at, kind: 'words', written: one(WORDS), exact: random(6) === 0 }
  }
}

function node(depth: number): QueryNode {
  if (depth === 0) return leaf()
  const of = Array.from({ length: 2 + random(2) }, () => node(depth - 1))
  switch (random(7)) {
    case 0:
      return { ...at, kind: 'not', of: node(depth - 1) }
    case 1:
      return { ...at, kind: 'near', of: [words(), words()], within: 1 + random(4), ordered: random(2) === 0 }
    case 2:
      return { ...at, kind: 'title', of: node(depth - 1) }
    case 3:
    case 4:
      return { ...at, kind: 'any', of }
    default:
      return { ...at, kind: 'all', of }
  }
}

const words = (): QueryNode => ({ ...at, kind: 'words', written: one(WORDS), exact: false })

function post(): Subject {
  const said = (most: number) => Array.from({ length: random(most) }, () => one(PIECES)).join(' ')
  return {
    ...NOTHING_KNOWN,
    tokens: tokenize(said(12), random(3) === 0 ? said(5) : null),
    author: { handle: one(['hill.co', 'fern', '']), name: '' },
    has_media: random(2) === 0,
  }
}

/** What the term itself asks of a post. */
function nodeOf({ kind, written }: Term): QueryNode {
  switch (kind) {
    case 'phrase':
      return { ...at, kind: 'words', written, exact: false }
    case 'beginning':
      return {
        ...at,
        kind: 'any',
        of: [
          { ...at, kind: 'words', written: `${written}*`, exact: false },
          { ...at, kind: 'hashtag', written: `${written}*` },
        ],
      }
    case 'together':
      return { ...at, kind: 'together', written, within: 1_000 }
    default:
      return { ...at, kind, written }
  }
}

test(`what a query means holds one of its terms, ${PAIRS.toLocaleString('en')} random queries and posts`, (t) => {
  let [held, searched] = [0, 0]
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const [query, subject] = [node(random(4)), post()]
    if (!holds(query, subject)) continue
    held += 1
    const terms = soughtByNode(query)
    if (terms === null) continue
    searched += 1
    const found = terms.some((term) => holds(nodeOf(term), subject))
    assert.ok(
      found,
      `${JSON.stringify(query)} holds for “${subject.tokens.text}”, and none of ${JSON.stringify(terms)} does`,
    )
  }
  t.diagnostic(`${held} held, ${searched} of them can be searched for`)
  assert.ok(searched > 3_000, `${searched} were looked at`)
})
