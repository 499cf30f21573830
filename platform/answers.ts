/**
 * Idempotency keys on writes (draft-ietf-httpapi-idempotency-key-header): the answer is stored in the Work that it
 * answers, so the same key gives the same answer and the deed is done once, however often and through whichever copy
 * of the server it is asked.
 */
import './tables.ts'
import { sql } from 'kysely'
import { refuse } from './refusal.ts'
import type { Work } from './work.ts'

export async function answerOnce(
  work: Work,
  ask: { key: string; request_hash: Buffer; shown_once?: readonly string[] },
  answer: () => Promise<unknown>,
): Promise<unknown> {
  if (work.by.kind !== 'person') return answer()
  if (!/^[\x21-\x7e]{8,128}$/.test(ask.key))
    refuse('invalid', 'bad_idempotency_key', 'An idempotency key is 8 to 128 visible characters.')
  const person_id = work.by.id
  // Waits here while another request with this key is under way, then finds its answer.
  const { rows } = await sql`
    insert into platform_answers (workspace_id, person_id, key, request_hash, answered_at)
    values (${work.workspace_id}, ${person_id}, ${ask.key}, ${ask.request_hash}, ${work.now})
    on conflict do nothing returning key`.execute(work.db)
  const row = () => work.db.selectFrom('platform_answers').where('person_id', '=', person_id).where('key', '=', ask.key)
  if (rows.length === 0) {
    const earlier = await row().select(['request_hash', 'answer']).executeTakeFirstOrThrow()
    if (!earlier.request_hash.equals(ask.request_hash)) {
      refuse('conflict', 'idempotency_key_reused', 'This idempotency key was used for another request. Make a new one.')
    }
    return earlier.answer
  }
  const result = await answer()
  await work.db
    .updateTable('platform_answers')
    .set({ answer: JSON.stringify(withoutSecrets(result ?? null, ask.shown_once ?? [])) })
    .where('person_id', '=', person_id)
    .where('key', '=', ask.key)
    .execute()
  return result
}

/** What is shown once must not lie in the database in plain. */
function withoutSecrets(result: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || typeof result !== 'object' || result === null) return result
  return { ...result, ...Object.fromEntries(names.map((name) => [name, null])) }
}
