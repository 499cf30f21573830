/** The Redis that the AppView asks for; in memory only. */
import { type ChildProcess, execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { startOn } from './children.ts'
import type { Place } from './postgres.ts'

const run = promisify(execFile)

export async function startRedis({ folder, port }: Place): Promise<ChildProcess> {
  if (!(await hasRedis())) await bringRedis()
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
  return startOn(port, { command: 'redis-server', args })
}

function hasRedis(): Promise<boolean> {
  return run('redis-server', ['--version']).then(
    () => true,
    () => false,
  )
}

/** RUNLEVEL=1 keeps the package from starting a server of its own. */
async function bringRedis(): Promise<void> {
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server'], { env }).catch((error) => {
    throw new Error('redis-server is missing and could not be installed. Install it, then try again.', { cause: error })
  })
}
