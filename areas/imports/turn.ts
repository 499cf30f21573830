/** Whose turn it is to work on an import, held while it goes on. */
import './tables.ts'
import { sql } from 'kysely'
import type { Work } from '#platform/work.ts'

export interface Turn {
  workspace_id: string
  import_id: string
  token: number
  lease_ms: number
}

/** A person stopped it, or another process took it over: nothing more is stored by this one. */
export class Fenced extends Error {
  override readonly name = 'Fenced'
}

/** In the Work of each step: throws, and with it undoes the Work, where the turn is not ours any more. */
export async function holdTurn(work: Work, { import_id, token, lease_ms }: Turn): Promise<void> {
  const { rows } = await sql`
    update imports_turns set lease_until = clock_timestamp() + ${lease_ms} * interval '1 millisecond'
    where import_id = ${import_id} and token = ${token} returning token`.execute(work.db)
  if (rows.length === 0) throw new Fenced('somebody else works on this import by now')
}
