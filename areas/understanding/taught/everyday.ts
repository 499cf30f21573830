/** Which words of a post stand in many that were heard lately: a house is spoken of by its name, whatever is said. */
import { postsByIds, publicPosts } from '#areas/channels/posts.ts'
import type { Work } from '#platform/work.ts'
import { isSmall } from '../learned/sight.ts'
import { tokenize } from '../tokenize.ts'
import type { Tokens } from '../tokens.ts'
import type { Word } from '../words.ts'

const LOOKED_AT = 200
/** Of fewer posts nothing can be said. */
const ENOUGH = 8
const EVERYDAY_FROM = 0.4

/** By post, its everyday words, folded. */
export async function everydayWords(work: Work, post_ids: readonly string[]): Promise<Map<string, string[]>> {
  const [posts, latest] = [
    await postsByIds(work, post_ids),
    await publicPosts(work, { before: null, limit: LOOKED_AT }),
  ]
  const counts = new Map<string, number>()
  for (const { text, title } of latest)
    for (const word of wordsIn(tokenize(text, title))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const many = latest.length < ENOUGH ? Number.POSITIVE_INFINITY : Math.max(3, latest.length * EVERYDAY_FROM)
  return new Map(
    [...posts].map(([id, { text, title }]) => [
      id,
      [...wordsIn(tokenize(text, title))].filter((word) => (counts.get(word) ?? 0) >= many),
    ]),
  )
}

const wordsIn = ({ words }: Tokens): Set<string> =>
  new Set(words.filter((word: Word) => word.kind === 'word' && !isSmall(word)).map(({ fold }) => fold))
