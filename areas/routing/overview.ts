/** The page of routing: the table, and beside each line how often a person had to move what it decided. */
import './tables.ts'
import { sql } from 'kysely'
import { openOfNobody } from '#areas/inbox/counts.ts'
import type { Work } from '#platform/work.ts'
import { listLines, listRules } from './table.ts'

const MONTH_MS = 30 * 86_400_000

interface Fared {
  objective: string
  topic: string | null
  decided: number
  moved: number
}

export async function overview(work: Work) {
  const [lines, rules, fared, waiting_in_triage] = [
    await listLines(work),
    await listRules(work),
    await faredSince(work, new Date(work.now.getTime() - MONTH_MS)),
    await openOfNobody(work),
  ]
  const sum = (list: readonly Fared[], of: 'decided' | 'moved') => list.reduce((total, each) => total + each[of], 0)
  const own = new Set(lines.flatMap((line) => (line.topic ? [line.topic] : [])))
  const linesFared = lines.map((line) => {
    const mine = fared.filter((f) =>
      line.topic ? f.topic === line.topic : f.objective === line.objective && !(f.topic && own.has(f.topic)),
    )
    return { ...line, decided: sum(mine, 'decided'), moved: sum(mine, 'moved') }
  })
  return { lines: linesFared, rules, decided: sum(fared, 'decided'), moved: sum(fared, 'moved'), waiting_in_triage }
}

async function faredSince(work: Work, since: Date): Promise<Fared[]> {
  const { rows } = await sql<Fared>`
    select objective, topic, count(*)::int as decided,
      count(*) filter (where exists (
        select 1 from routing_decisions p where p.conversation_id = d.conversation_id and p.because = 'person'))::int as moved
    from routing_decisions d where d.because in ('rule', 'table', 'learned') and d.decided_at >= ${since} group by objective, topic`.execute(
    work.db,
  )
  return rows
}
