import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { allowDatabases, dropDatabases, inDatabase, makeDatabase } from './empty-databases.ts'
import { openLog } from './log.ts'

/** Every second, and page by page with long rests, so that it is at work whenever somebody looks. */
const TIDYING_SLOWLY = {
  autovacuum_naptime: '1s',
  autovacuum_vacuum_cost_delay: '100ms',
  autovacuum_vacuum_cost_limit: '1',
}

test('databases are dropped while somebody is connected and the server tidies them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-drop-'))
  chmodSync(folder, 0o711)
  const server = await startEmbedded(folder, openLog('error'), TIDYING_SLOWLY)
  try {
    await allowDatabases(server.url)
    const name = await makeDatabase(server.url, 'baton_test')
    const connected = new pg.Client(inDatabase(server.url, name))
    const ended = new Promise<void>((resolve) => connected.on('error', () => resolve()))
    await connected.connect()
    await connected.query(
      `create table heap with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)
       as select i, repeat('x', 400) from generate_series(1, 50000) i`,
    )
    await connected.query('delete from heap')
    const tidied = async () => {
      const { rows } = await connected.query(
        'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      return rows.length > 0
    }
    while (!(await tidied())) await sleep(100)

    await dropDatabases(server.url, 'baton_test')

    await ended
    const client = new pg.Client(server.url)
    await client.connect()
    const { rows } = await client.query(`select datname from pg_database where starts_with(datname, 'baton_test')`)
    await client.end()
    assert.deepEqual(rows, [])
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
