/** One server per data folder: a second one would end the first one's PostgreSQL. The mark names a process and when it began. */
import { readFileSync } from 'node:fs'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { ConfigError } from './config.ts'

/** Takes the folder, or refuses while another living server has it. What a killed one left behind does not count. */
export async function takeFolder(data_folder: string): Promise<() => Promise<void>> {
  await makeFolder(data_folder).catch(cannotWrite(data_folder))
  const file = join(data_folder, 'server.pid')
  const mine = `${process.pid} ${beganAt(process.pid)}\n`
  for (;;) {
    const taken = await writeFile(file, mine, { flag: 'wx', mode: 0o600 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') return cannotWrite(data_folder)(error)
        return false
      },
    )
    if (taken) return () => rm(file, { force: true })
    await refuseLiving(file, data_folder)
    await rm(file, { force: true })
  }
}

/** Node's own recursion never ends where a parent is there and takes no folders, as /proc. */
async function makeFolder(folder: string): Promise<void> {
  const { code } = await stat(dirname(folder)).then(
    () => ({ code: null }),
    (error: NodeJS.ErrnoException) => error,
  )
  if (code === 'ENOENT') await makeFolder(dirname(folder))
  await mkdir(folder, { mode: 0o711 }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error
  })
}

const CANNOT: Readonly<Record<string, string>> = {
  EACCES: 'This user may not write there',
  EPERM: 'This user may not write there',
  EROFS: 'Nothing may be written there',
  ENOSPC: 'The disk is full',
  EDQUOT: 'The quota of this user is used up',
  ENOTDIR: 'It is not a folder',
  EEXIST: 'It is not a folder',
  ENOENT: 'No folder can be made there',
}

const cannotWrite =
  (data_folder: string) =>
  (error: NodeJS.ErrnoException): never => {
    const because = CANNOT[error.code ?? '']
    if (!because) throw error
    const mend = 'Mend that, or set BATON_DATA to a folder that Baton may write to.'
    throw new ConfigError(`The data folder ${data_folder} cannot be used. ${because}. ${mend}`, { cause: error })
  }

async function refuseLiving(file: string, data_folder: string): Promise<void> {
  const [pid = '', began = ''] = (await readFile(file, 'utf8').catch(() => '')).trim().split(' ')
  if (!pid || Number(pid) === process.pid || beganAt(Number(pid)) !== began) return
  throw new ConfigError(
    `Another Baton (process ${pid}) works on ${data_folder}. Stop it, or set BATON_DATA to another folder (and PORT to another port).`,
  )
}

/** Names this process among all that ever were: machine, number, and when it began. */
export const processName = (): string => `${hostname()} ${process.pid} ${beganAt(process.pid)}`

/** Certain only for this machine's own: of another machine's nothing is known. */
export function isGone(name: string): boolean {
  const [host, pid, began] = name.split(' ')
  return host === hostname() && began !== undefined && beganAt(Number(pid)) !== began
}

/** When a process began, in clock ticks since the machine did; a number that is given to another process differs. */
function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown'
  } catch {}
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch {
    return 'gone'
  }
}
