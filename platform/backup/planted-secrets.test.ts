import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { glob, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pino from 'pino'
import { folderBlobs } from '../blobs/folder.ts'
import { openHttp } from '../http.ts'
import { whyInside } from '../outbound/inside.ts'
import { openEmptyStage } from '../rehearsal.ts'
import { secretsWith } from '../secrets.ts'
import { webhookRoutes } from '../webhooks-out.ts'
import { backUp } from './backup.ts'

/** A database of its own: what other tests have left in theirs is not what is sought through. */
const { database, url } = await openEmptyStage()
const secrets = secretsWith(randomBytes(32))
const folder = await mkdtemp(join(tmpdir(), 'baton-planted-'))
const SEGMENT_BYTES = 16_777_216
const MARKER = `marker-${randomBytes(8).toString('hex')}`
after(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const toTheOutside = async () => [{ address: '8.8.8.8', family: 4 }]

/** Through the front door, each with an idempotency key, as a script would. */
async function plant(many: number): Promise<{ planted: string[]; log: string }> {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  let workspace_id = ''
  const app = await openHttp({
    routes: webhookRoutes({ secrets, whyInside: whyInside([], toTheOutside), facts: {} }),
    inWork: database.inWork,
    whoIs: async () => ({
      workspace_id,
      person: { kind: 'person', id: randomUUID(), role: 'administrator', team_ids: [] },
      account_id: randomUUID(),
      session_id: randomUUID(),
    }),
    log,
    public_url: 'http://127.0.0.1',
    trust_proxy: false,
  })
  const planted: string[] = []
  for (let i = 0; i < many; i++) {
    if (i % 40 === 0) {
      workspace_id = randomUUID()
      await database.inWork({ workspace_id, by: { kind: 'system', name: 'test' } }, async (work) => {
        await work.db.insertInto('platform_heads').values({ workspace_id }).execute()
      })
    }
    const made = await app.inject({
      method: 'POST',
      url: '/api/webhooks',
      headers: { 'idempotency-key': randomUUID() },
      payload: { address: `https://${MARKER}.example/${i}`, fact_names: [] },
    })
    assert.equal(made.statusCode, 200, made.body)
    planted.push(made.json().secret)
  }
  await app.close()
  return { planted, log: lines.join('') }
}

async function walPosition(): Promise<number> {
  const { rows } = await database.asOperator((db) =>
    sql<{ bytes: string }>`select (pg_current_wal_insert_lsn() - '0/0')::text as bytes`.execute(db),
  )
  return Number(rows[0]?.bytes)
}

/** What was written to the write-ahead log in between, read from its files. */
async function walBetween(data: string, from: number, to: number): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let segment = Math.floor(from / SEGMENT_BYTES); segment * SEGMENT_BYTES < to; segment++) {
    const high = Math.floor(segment / 256)
      .toString(16)
      .padStart(8, '0')
    const low = (segment % 256).toString(16).padStart(8, '0')
    const file = await open(join(data, 'pg_wal', `00000001${high}${low}`.toUpperCase()))
    const start = Math.max(from - segment * SEGMENT_BYTES, 0)
    const length = Math.min(to - segment * SEGMENT_BYTES, SEGMENT_BYTES) - start
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, start)
    parts.push(buffer)
    await file.close()
  }
  return Buffer.concat(parts)
}

/** As text, and as bytes, plain and in hexadecimal. */
function formsOf(secret: string): (string | Buffer)[] {
  const text = secret.replace('whsec_', '')
  const bytes = Buffer.from(text, 'base64')
  return [text, bytes, bytes.toString('hex'), Buffer.from(text).toString('hex')]
}

const found = (secret: string, places: readonly Buffer[]) =>
  formsOf(secret).some((form) => places.some((place) => place.includes(form)))

test('A6 TRUST S9 of 200 planted secrets none is in a dump, the write-ahead log or the log', async (t) => {
  const sockets = new URL(url).searchParams.get('host')
  const data = sockets && join(sockets, '../postgres')
  const from = await walPosition()
  const { planted, log } = await plant(200)
  const to = await walPosition()
  const into = join(folder, 'backup')
  const blobs = folderBlobs(join(folder, 'blobs'))
  const quiet = { say: () => {}, now: new Date(), version: '1', key: null }
  await backUp({ ...quiet, database, blobs, folder: into, key_fingerprint: secrets.fingerprint })
  const dump = Buffer.concat(
    await Promise.all(
      (await Array.fromAsync(glob('**/*.*', { cwd: into }))).map(async (file) => {
        const bytes = await readFile(join(into, file))
        return file.endsWith('.gz') ? gunzipSync(bytes) : bytes
      }),
    ),
  )
  const wal = data ? await walBetween(data, from, to) : Buffer.alloc(0)
  if (!data) t.diagnostic('NOT CHECKED: the write-ahead log of a given database cannot be read from here')
  // That the search can find something is shown by what is there in plain.
  assert.ok(dump.includes(MARKER) && (!data || wal.includes(MARKER)))
  const places = [dump, wal, Buffer.from(log)]
  const leaked = planted.filter((secret) => found(secret, places))
  assert.deepEqual(leaked, [])
  assert.ok(found(planted[0] ?? '', [Buffer.from(`x${planted[0]}x`)]))
  t.diagnostic(`${planted.length} secrets sought in ${dump.length} bytes of dump, ${wal.length} of write-ahead log`)
})
