/** Saved queries as the server takes them. */
import { refuse } from '#platform/refusal.ts'
import type { Translation } from './api.ts'
import { problemsOf } from './checks/query/anchors.ts'
import type { Elsewhere } from './checks/query/elsewhere.ts'
import { fromElsewhere } from './checks/query/from-elsewhere.ts'
import type { Problem } from './checks/query/nodes.ts'
import { parse } from './checks/query/parse.ts'

/** Says where the first thing stands that is wrong, and how it is mended. */
export const refuseWrongQuery = (query: string): void => refuseFirst(problemsOf(query))

/** What is looked for among mentions may be so wide that it would be refused as a monitor. */
export function refuseUnreadable(query: string): void {
  const { node, problems } = parse(query)
  if (!node) refuseFirst(problems)
}

function refuseFirst([first]: readonly Problem[]): void {
  if (first) refuse('invalid', first.code, `At character ${first.start + 1} of the query: ${first.says}`)
}

/** What it says may still be refused as a monitor: nothing is said of what it would find. */
export async function translateQuery({ query, from }: { query: string; from: Elsewhere }): Promise<Translation> {
  const { text, changed, left_out } = fromElsewhere(query, from)
  return { query: text, changed, left_out }
}
