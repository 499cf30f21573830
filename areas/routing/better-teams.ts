/** Where a conversation may be better placed: what else the table says of it, then where people moved such lately. */
import './tables.ts'
import { sql } from 'kysely'
import { listTeams } from '#areas/administration/people.ts'
import { firstMessageId } from '#areas/inbox/messages.ts'
import type { Conversation } from '#areas/inbox/schema.ts'
import { findConversation } from '#areas/inbox/visible.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import type { Work } from '#platform/work.ts'
import type { Line } from './schema.ts'
import { listLines } from './table.ts'

const QUARTER_MS = 90 * 86_400_000

export interface About extends Pick<Conversation, 'objective' | 'topic' | 'team_id'> {
  /** All that it may be about, the likeliest first. */
  topics: readonly string[]
}
export interface Known {
  lines: readonly Pick<Line, 'objective' | 'topic' | 'team_id' | 'fallback_team_id'>[]
  /** In the order of their names. */
  team_ids: readonly string[]
  /** How often people moved such a conversation to a team. */
  moved: ReadonlyMap<string, number>
}

/** Every team but the one that has it, the likeliest first. */
export function rankTeams({ lines, team_ids, moved }: Known, { objective, topic, team_id, topics }: About): string[] {
  const ofTopic = (one: string | null) =>
    one === null
      ? []
      : lines.filter((line) => line.topic === one).toSorted((a, b) => fits(b, objective) - fits(a, objective))
  const ofObjective = lines.filter((line) => line.topic === null && line.objective === objective)
  const [best, ...others] = [...ofTopic(topic), ...ofObjective]
  const alsoAbout = topics.filter((one) => one !== topic).flatMap(ofTopic)
  const byTable = [
    best?.team_id,
    others[0]?.team_id,
    best?.fallback_team_id,
    ...alsoAbout.map((line) => line.team_id),
    ...others.flatMap((line) => [line.team_id, line.fallback_team_id]),
  ]
  const byMoves = team_ids.toSorted((a, b) => (moved.get(b) ?? 0) - (moved.get(a) ?? 0))
  const known = new Set(team_ids)
  return [...new Set([...byTable, ...byMoves])].filter(
    (id): id is string => typeof id === 'string' && known.has(id) && id !== team_id,
  )
}

const fits = (line: Pick<Line, 'objective'>, objective: string) => Number(line.objective === objective)

export async function betterTeams(work: Work, { id }: { id: string }): Promise<{ team_ids: string[] }> {
  const conversation = await findConversation(work, id)
  const { last_message_id, objective } = conversation
  const readings = await readingsByIds(work, [
    ...new Set([(await firstMessageId(work, id)) ?? last_message_id, last_message_id]),
  ])
  const topics = [...readings.values()].flatMap((reading) => reading.topics)
  const likeliest = topics.toSorted((a, b) => b.confidence - a.confidence).map(({ topic }) => topic)
  const teams = (await listTeams(work)).toSorted((a, b) => a.name.localeCompare(b.name))
  const known = {
    lines: await listLines(work),
    team_ids: teams.map((team) => team.id),
    moved: await movedSince(work, objective, new Date(work.now.getTime() - QUARTER_MS)),
  }
  return { team_ids: rankTeams(known, { ...conversation, topics: likeliest }) }
}

async function movedSince(work: Work, objective: string, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ team_id: string; moved: number }>`
    select team_id, count(*)::int as moved from routing_decisions
    where because = 'person' and team_id is not null and objective = ${objective} and decided_at >= ${since}
    group by team_id`.execute(work.db)
  return new Map(rows.map(({ team_id, moved }) => [team_id, moved]))
}
