/** One server per data folder: a second one would end the first one's PostgreSQL. The mark names a process and when it began. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from './config.ts'

/** Takes the folder, or refuses while another living server has it. What a killed one left behind does not count. */
export async function takeFolder(data_folder: string): Promise<() => Promise<void>> {
  await mkdir(data_folder, { recursive: true, mode: 0o711 })
  const file = join(data_folder, 'server.pid')
  const mine = `${process.pid} ${await beganAt(process.pid)}\n`
  for (;;) {
    const taken = await writeFile(file, mine, { flag: 'wx', mode: 0o600 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
        return false
      },
    )
    if (taken) return () => rm(file, { force: true })
    await refuseLiving(file, data_folder)
    await rm(file, { force: true })
  }
}

async function refuseLiving(file: string, data_folder: string): Promise<void> {
  const [pid = '', began = ''] = (await readFile(file, 'utf8').catch(() => '')).trim().split(' ')
  if (!pid || Number(pid) === process.pid || (await beganAt(Number(pid))) !== began) return
  throw new ConfigError(
    `Another Baton (process ${pid}) works on ${data_folder}. Stop it, or set BATON_DATA to another folder (and PORT to another port).`,
  )
}

/** When a process began, in clock ticks since the machine did; a number that is given to another process differs. */
async function beganAt(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown'
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch {
    return 'gone'
  }
}
