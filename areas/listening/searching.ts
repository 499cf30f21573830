/** A query on what was heard, in the language of monitors: what it finds in each mention, where it finds it. */
import type { Work } from '#platform/work.ts'
import type { Asking } from './fitting.ts'
import { compile, ownTopics } from './matcher.ts'
import { refuseUnreadable } from './queries.ts'
import type { MatchSpan } from './schema.ts'
import { subjectOf } from './stored-subject.ts'

/** The places that speak for it, which may be none where it asks for what no word says; null where it is not among them. */
export type Found = (one: Pick<Asking, 'post' | 'who' | 'reading'>) => readonly MatchSpan[] | null

const ASKED = 'asked'

export async function searchFor(work: Work, query: string | undefined): Promise<Found> {
  if (!query) return () => []
  refuseUnreadable(query)
  const said = { id: ASKED, names: [], products: [], leave_out: [], query }
  const matcher = compile([said], await ownTopics(work))
  return ({ post, who, reading }) => {
    const { tokens, ...about } = subjectOf(post, who, reading)
    return matcher.match(tokens, about)[0]?.spans ?? null
  }
}
