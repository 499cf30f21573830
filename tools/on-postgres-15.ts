/**
 * Runs a command on PostgreSQL 15 behind pgbouncer in transaction mode, both Debian's, both only for this run:
 * script/node tools/on-postgres-15.ts COMMAND...; TEST_DATABASE_URL goes through the pooler, TEST_DATABASE_DIRECT_URL past it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BIN = '/usr/lib/postgresql/15/bin'
const [POOLER_PORT, SERVER_PORT] = [22_632, 22_532]

if (!existsSync(join(BIN, 'postgres')) || !existsSync('/usr/sbin/pgbouncer')) {
  process.stderr.write('PostgreSQL 15 and pgbouncer are needed: apt-get install postgresql-15 pgbouncer\n')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'baton-pg15-'))
chmodSync(folder, 0o711)
const running: ChildProcess[] = []
const user = process.getuid?.() === 0 ? postgresUser() : undefined

function postgresUser() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith('postgres:'))
  const [, , uid, gid] = (line ?? '').split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

function ownFolder(name: string): string {
  const path = join(folder, name)
  mkdirSync(path, { mode: 0o700 })
  if (user) chownSync(path, user.uid, user.gid)
  return path
}

function start(program: string, args: string[]): void {
  const child = spawn(program, args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  running.push(child)
}

async function answering(port: number): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const socket = connect(port, '127.0.0.1')
    const open = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
      sleep(500, false),
    ])
    socket.destroy()
    if (open) return
    await sleep(100)
  }
  throw new Error(`nothing answers on port ${port}`)
}

async function startPostgres(): Promise<void> {
  const data = ownFolder('data')
  execFileSync(join(BIN, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
    ...user,
    cwd: data,
    stdio: 'ignore',
  })
  const settings = {
    listen_addresses: '127.0.0.1',
    port: SERVER_PORT,
    unix_socket_directories: data,
    max_connections: 300,
    fsync: 'off',
    log_min_messages: 'fatal',
  }
  start(join(BIN, 'postgres'), [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  await answering(SERVER_PORT)
  const sql = (text: string) =>
    execFileSync('psql', ['-h', '127.0.0.1', '-p', String(SERVER_PORT), '-U', 'postgres', '-qc', text], {
      ...user,
      cwd: folder,
    })
  // Tests that need a database of their own make it.
  sql('create role baton login createrole createdb')
  sql('create database baton owner baton')
}

async function startPooler(): Promise<void> {
  const place = ownFolder('pooler')
  const settings = `[databases]
* = host=127.0.0.1 port=${SERVER_PORT} user=baton
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${POOLER_PORT}
unix_socket_dir =
auth_type = any
auth_file =
pool_mode = transaction
max_client_conn = 500
default_pool_size = 40
server_idle_timeout = 5
ignore_startup_parameters = extra_float_digits
`
  writeFileSync(join(place, 'pgbouncer.ini'), settings)
  if (user) chownSync(join(place, 'pgbouncer.ini'), user.uid, user.gid)
  start('/usr/sbin/pgbouncer', ['-q', join(place, 'pgbouncer.ini')])
  await answering(POOLER_PORT)
}

let code = 1
try {
  await startPostgres()
  await startPooler()
  const [command = 'script/test', ...args] = process.argv.slice(2)
  const env = {
    ...process.env,
    TEST_DATABASE_URL: `postgresql://baton@127.0.0.1:${POOLER_PORT}/baton`,
    TEST_DATABASE_DIRECT_URL: `postgresql://baton@127.0.0.1:${SERVER_PORT}/baton`,
  }
  const child = spawn(command, args, { stdio: 'inherit', env })
  code = ((await once(child, 'exit')) as [number | null])[0] ?? 1
} finally {
  for (const child of running.reverse()) {
    child.kill('SIGINT')
    await Promise.race([once(child, 'exit'), sleep(5_000)])
  }
  rmSync(folder, { recursive: true, force: true })
}
process.exit(code)
