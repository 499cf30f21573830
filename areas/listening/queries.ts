/** Saved queries as the server takes them. */
import { refuse } from '#platform/refusal.ts'
import { problemsOf } from './checks/query/anchors.ts'

/** Says where the first thing stands that is wrong, and how it is mended. */
export function refuseWrongQuery(query: string): void {
  const [first] = problemsOf(query)
  if (first) refuse('invalid', first.code, `At character ${first.start + 1} of the query: ${first.says}`)
}
