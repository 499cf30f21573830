/**
 * After a backup was restored: what waited to leave when it was made may have left since, so nothing of it leaves by
 * itself. A person looks and releases or withdraws each.
 */
import type pg from 'pg'

export async function holdRestored(client: Pick<pg.ClientBase, 'query'>, made_at: string): Promise<number> {
  const problem = {
    kind: 'hold',
    sentence: `Restored from a backup of ${made_at}: it may have left after that. Look on the network, then release or withdraw it.`,
  }
  await client.query('set local role baton_operator')
  const { rowCount } = await client.query(
    "update channels_deliveries set state = 'held', problem = $1, token = token + 1 where state = 'queued'",
    [JSON.stringify(problem)],
  )
  await client.query(
    "delete from channels_turns t using channels_deliveries d where t.workspace_id = d.workspace_id and t.delivery_id = d.id and d.state = 'held'",
  )
  await client.query('reset role')
  return rowCount ?? 0
}
