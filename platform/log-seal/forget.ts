/** Erases what facts said while the log still proves that they were said: the detail goes, its commitment stays. */
import '../tables.ts'
import { sql } from 'kysely'
import { happened } from '../facts.ts'
import type { Work } from '../work.ts'

declare module '../facts.ts' {
  interface Facts {
    /** An erasure without this fact is found by verification. */
    'platform.facts_forgotten': { positions: number[] }
  }
}

/** Forgetting again, or what is not there, does nothing. Irreversible. */
export async function forgetFacts(work: Work, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ position: number }>`
    update platform_facts set detail = null, salt = sha256(salt || convert_to(coalesce(detail::text, ''), 'UTF8'))
    where id = any(${ids}) and length(salt) = 16 returning position`.execute(work.db)
  if (rows.length > 0) happened(work, 'platform.facts_forgotten', { positions: rows.map((row) => row.position) })
}

export const forgetFact = (work: Work, id: string): Promise<void> => forgetFacts(work, [id])
