/** Whose it is what many say: the team to which rules and the table send most of it. What nobody is sure of has no voice. */
import type { Post } from '#areas/channels/post-schema.ts'
import type { ReadingRecord } from '#areas/understanding/records.ts'
import type { Work } from '#platform/work.ts'
import { decideTeam } from './decide.ts'
import { loadTable } from './table.ts'

/** The newest tell enough of what thousands say. */
const ASKED_MOST = 100

export async function teamFor(
  work: Work,
  said: readonly { post: Post; reading: ReadingRecord }[],
): Promise<string | null> {
  const table = await loadTable(work)
  const votes = new Map<string, number>()
  for (const { post, reading } of said.slice(-ASKED_MOST)) {
    const { team_id } = decideTeam(table, { post, reading: { ...reading, terms: [] }, followers: null })
    if (team_id) votes.set(team_id, (votes.get(team_id) ?? 0) + 1)
  }
  const [[most = null] = []] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return most
}
