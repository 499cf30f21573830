/**
 * What stands in the way of a start is said in one sentence that tells how to mend it, without a stack, and nothing is
 * left half done. As root and as an ordinary user (nobody), where the test itself runs as root.
 */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { readConfig } from '#platform/config.ts'
import { inDatabase } from '#platform/empty-databases.ts'
import { openEmptyStage, type Stage } from '#platform/rehearsal.ts'
import { openPostgres } from './postgres-stand-in.ts'
import {
  newFolder,
  orphansOf,
  processesOf,
  runServer,
  type ServerOptions,
  startServer,
  until,
} from './server-process.ts'

const PORT = 22_780
const KEY = randomBytes(32).toString('hex')
const NOBODY = { uid: 65_534, gid: 65_534 }
const IS_ROOT = process.getuid?.() === 0

let stage: Stage
const servers: Server[] = []
before(async () => {
  stage = await openEmptyStage()
})
after(async () => {
  for (const server of servers) server.close()
  await stage.database.close()
})

/** Refused with this sentence, and with nothing else. */
async function refused(sentence: RegExp, environment: Record<string, string>, more: Partial<ServerOptions> = {}) {
  const data = environment['BATON_DATA'] ?? newFolder()
  const { code, said } = await runServer({
    environment: { PORT: String(PORT), BATON_DATA: data, ...environment },
    ...more,
  })
  assert.match(said, sentence)
  assert.equal(code, 2, said)
  assert.doesNotMatch(said, /^\s+at .*:\d+|node:internal|Baton is at/m)
  assert.equal(said.trim().split('\n').length, 1, `one line: ${said}`)
  if (!said.startsWith('Another Baton')) assert.deepEqual(await orphansOf(data), [], 'nothing of it runs on')
}

const given = () => ({ DATABASE_URL: stage.url, BATON_KEY: KEY })

describe('a start is refused in a sentence', () => {
  test('for each wrong value in the environment', async () => {
    const wrong: [string, string, RegExp][] = [
      ['PORT', 'http', /^PORT must be a number from 0 to 65535/],
      ['PORT', '70000', /^PORT must be a number from 0 to 65535/],
      ['DATABASE_URL', 'mysql://localhost/x', /^DATABASE_URL must be an address that begins with postgres:/],
      ['DATABASE_DIRECT_URL', 'postgres://localhost/x', /DATABASE_DIRECT_URL is set without DATABASE_URL/],
      ['PUBLIC_URL', 'baton.example', /^PUBLIC_URL must be an address that begins with http:/],
      ['SMTP_URL', 'http://mail.example', /^SMTP_URL must be an address that begins with smtp:/],
      ['BLOBS_URL', 'http://minio.example', /^BLOBS_URL must be an address that begins with s3:/],
      ['ALLOW_HOSTS', 'http://inside/', /^ALLOW_HOSTS must be hosts, each as/],
      ['TRUST_PROXY', 'yes', /^TRUST_PROXY must be 0 or 1/],
      ['BATON_KEY', 'abc', /^BATON_KEY must be 64 hexadecimal digits/],
      ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of fatal, error/],
    ]
    for (const [name, value, message] of wrong)
      assert.throws(() => readConfig({ [name]: value }), { name: 'ConfigError', message }, `${name}=${value}`)
    await refused(/^PORT must be a number from 0 to 65535/, { ...given(), PORT: 'http' })
    await refused(/BLOBS_URL/, { ...given(), BLOBS_URL: 's3://minio.example' })
  })

  test('for a port in use, a port of root’s, a host that is not there', async (t) => {
    const taken = createServer().listen(PORT + 1, '127.0.0.1')
    await once(taken, 'listening')
    servers.push(taken)
    await refused(/^Port 22781 is in use on 127\.0\.0\.1\. End what stands there, or set PORT/, {
      ...given(),
      PORT: String(PORT + 1),
    })
    await refused(/^This machine has no address 203\.0\.113\.7\. Set HOST/, { ...given(), HOST: '203.0.113.7' })
    await refused(/^HOST \(no-such-host\.invalid\) names no address/, { ...given(), HOST: 'no-such-host.invalid' })
    const first = Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'))
    if (!IS_ROOT || first <= 80) return t.diagnostic('NOT TRIED: a privileged port as an ordinary user')
    const data = ofNobody(newFolder())
    await refused(
      /^Port 80 may not be opened by this user\. Set PORT to one above 1023/,
      { ...given(), PORT: '80', BATON_DATA: data, DATABASE_URL: await openToAll() },
      { user: NOBODY },
    )
  })

  test('for a server that is too old, absent, or does not let us in', async () => {
    servers.push(await openPostgres(PORT + 2, { version: 130_012, password: 'accepted' }))
    servers.push(await openPostgres(PORT + 3, { version: 180_004, password: 'refused' }))
    const at = (port: number, rest = 'baton') => ({
      BATON_KEY: KEY,
      DATABASE_URL: `postgres://baton:s3cret@127.0.0.1:${port}/${rest}`,
    })
    await refused(/^PostgreSQL 15 or newer is needed; DATABASE_URL leads to 13/, at(PORT + 2))
    await refused(
      /^PostgreSQL at 127\.0\.0\.1:22783 does not let the user "baton" in\. Mend user and password/,
      at(PORT + 3),
    )
    await refused(/^No PostgreSQL answers at 127\.0\.0\.1:22784\. Start it, or set DATABASE_URL/, at(PORT + 4))
    await refused(/^The name in DATABASE_URL leads nowhere/, {
      BATON_KEY: KEY,
      DATABASE_URL: 'postgres://baton@no-such-host.invalid/baton',
    })
    await refused(/has no database "nothing"\. Let an administrator run/, {
      ...given(),
      DATABASE_URL: inDatabase(stage.url, 'nothing'),
    })
  })

  test('for a database newer than the program, or with a changed history', async () => {
    const client = new pg.Client(stage.direct_url)
    await client.connect()
    try {
      await client.query("insert into platform_migrations (name, checksum) values ('2099-01-01-flying.sql', 'x')")
      await refused(/^This database was written by a newer Baton \(it knows 2099-01-01-flying\.sql\)/, given())
      await client.query("delete from platform_migrations where name = '2099-01-01-flying.sql'")
      const name = '2026-11-01-platform.sql'
      const { rows } = await client.query(
        'update platform_migrations n set checksum = $2 from platform_migrations o where o.name = n.name and n.name = $1 returning o.checksum',
        [name, 'y'],
      )
      await refused(/^The migration 2026-11-01-platform\.sql was changed after it had been applied/, given())
      await client.query('update platform_migrations set checksum = $2 where name = $1', [name, rows[0].checksum])
    } finally {
      await client.end()
    }
  })

  test('for a key that is none, or another than the data was sealed with', async () => {
    const environment = { ...given(), PORT: String(PORT + 5), BATON_DATA: newFolder() }
    const server = await startServer({ environment })
    assert.ok(server, 'the right key starts')
    await refused(/^Another Baton \(process \d+\) works on .*\. Stop it, or set BATON_DATA/, environment)
    await server.end('SIGTERM')
    await refused(/^What is sealed in this database opens with another key .*secret\.key.*BATON_KEY/, {
      ...given(),
      BATON_KEY: randomBytes(32).toString('hex'),
    })
    const data = newFolder()
    writeFileSync(join(data, 'secret.key'), 'open sesame\n')
    await refused(/secret\.key does not hold a key \(64 hexadecimal digits\)/, {
      DATABASE_URL: stage.url,
      BATON_DATA: data,
    })
    const again = await startServer({ environment })
    assert.ok(again, 'and again after all that')
    await again.end('SIGTERM')
  })
})

describe('a data folder', () => {
  test('of another PostgreSQL is refused and left as it is', async () => {
    const data = newFolder()
    mkdirSync(join(data, 'postgres'), { mode: 0o700 })
    writeFileSync(join(data, 'postgres', 'PG_VERSION'), '17\n')
    await refused(/was written by PostgreSQL 17; this Baton brings 18\. Back it up with the Baton that wrote it/, {
      BATON_DATA: data,
    })
    assert.deepEqual(readdirSync(join(data, 'postgres')), ['PG_VERSION'])
  })

  test('that is a file, or may not be written to, is refused', async (t) => {
    const file = join(newFolder(), 'a-file')
    writeFileSync(file, '')
    await refused(/^The data folder .* cannot be used\. It is not a folder\./, { ...given(), BATON_DATA: file })
    const none = { ...given(), BATON_DATA: '/proc/baton/data' }
    await refused(/^The data folder .* cannot be used\. No folder can be made there\./, none)
    if (!IS_ROOT) return t.diagnostic('NOT TRIED: another user’s folder')
    const data = newFolder()
    chmodSync(data, 0o755)
    await refused(
      /^The data folder .* cannot be used\. This user may not write there\./,
      { ...given(), BATON_DATA: data },
      { user: NOBODY },
    )
    assert.deepEqual(readdirSync(data), [])
  })

  test('S1 below a home that only root may enter works, with PostgreSQL’s files elsewhere', async (t) => {
    if (!IS_ROOT) return t.skip('NOT TRIED: needs root')
    const home = newFolder()
    chmodSync(home, 0o700)
    const environment = { PORT: String(PORT + 6), BATON_DATA: join(home, 'data') }
    const server = await startServer({ environment })
    assert.ok(server)
    assert.equal((await fetch(`http://127.0.0.1:${PORT + 6}/health`)).status, 200)
    await server.end('SIGKILL')
    assert.deepEqual(await orphansOf(home), [])
    const elsewhere = join(
      '/var/lib/baton',
      createHash('sha256').update(environment.BATON_DATA).digest('hex').slice(0, 10),
    )
    assert.ok(existsSync(join(elsewhere, 'postgres', 'PG_VERSION')))
    await until('its PostgreSQL to end', 20_000, () => processesOf(elsewhere).length === 0)
    rmSync(elsewhere, { recursive: true })
  })

  test('S1 of an ordinary user works without any right', async (t) => {
    if (!IS_ROOT) return t.skip('the other tests of this file run as an ordinary user already')
    const data = ofNobody(newFolder())
    const server = await startServer({ environment: { PORT: String(PORT + 7), BATON_DATA: data }, user: NOBODY })
    assert.ok(server)
    assert.equal((await fetch(`http://127.0.0.1:${PORT + 7}/health`)).status, 200)
    assert.ok(existsSync(join(data, 'postgres', 'PG_VERSION')))
    await server.end('SIGTERM')
    assert.deepEqual(await orphansOf(data), [])
  })
})

function ofNobody(folder: string): string {
  chownSync(folder, NOBODY.uid, NOBODY.gid)
  return folder
}

/** The database's socket, for another user of this machine. */
async function openToAll(): Promise<string> {
  const sockets = new URL(stage.url).searchParams.get('host') ?? ''
  for (const folder of [sockets, dirname(sockets)]) chmodSync(folder, 0o755)
  for (const name of readdirSync(sockets)) chmodSync(join(sockets, name), 0o777)
  return stage.url
}
