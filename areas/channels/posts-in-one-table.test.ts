/** Posts that were kept in months, beside a table of keys, are all there when they stand in one table. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { migrate, readMigrations } from '#platform/migrate.ts'
import { openBareDatabase } from '#platform/rehearsal.ts'

const ROOT = join(import.meta.dirname, '../..')
const MOVE = '2026-11-22-posts-in-one-table.sql'
const POST = `(select gen_random_uuid() as workspace_id, id, gen_random_uuid() as channel_id, 'bluesky' as network,
  'at://' || id as native_id, '' as revision, 'at://' || id as thread_id, '' as url, gen_random_uuid() as author_id, 'words' as text, '[]'::jsonb as spans,
  '[]'::jsonb as media, 'public' as audience, 'mention' as addressed, now() as posted_at, now() as received_at
  from (values (platform_id_at('2026-11-02')), (platform_id_at('2026-12-02')), (platform_id_at('2019-01-01'))) as t(id))`

const url = await openBareDatabase()
const owner = new pg.Client(url)
await owner.connect()
after(() => owner.end())

test('a database with posts in months is brought over whole, under the same guard', async () => {
  const all = await readMigrations(ROOT)
  await migrate(
    url,
    all.filter(({ name }) => name < MOVE),
  )
  await owner.query(
    "select platform_partition_month('channels_posts', '2026-11-15'), platform_partition_month('channels_posts', '2026-12-15')",
  )
  await owner.query(`set role baton_operator; insert into channels_posts (workspace_id, id, channel_id, network, native_id, revision, thread_id, url,
    author_id, text, spans, media, audience, addressed, posted_at, received_at) select * from ${POST} p; reset role`)
  assert.ok((await migrate(url, all)).includes(MOVE))
  await owner.query('set role baton_operator')
  const { rows } = await owner.query(
    'select count(*)::int as many, count(distinct native_id)::int as different from channels_posts',
  )
  assert.deepEqual(rows, [{ many: 3, different: 3 }])
  const again = owner.query('insert into channels_posts select (p).* from (select p from channels_posts p limit 1) one')
  await assert.rejects(again, /unique/)
  await owner.query('reset role')
  const { rows: left } = await owner.query(
    "select relname from pg_class where relname ~ '^channels_post' and relkind in ('r', 'p') order by 1",
  )
  assert.deepEqual(
    left.map(({ relname }) => relname),
    ['channels_post_edits', 'channels_posts'],
  )
})
