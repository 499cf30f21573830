/**
 * Where the server of a data folder listened last, kept beside its data: a command that makes a link is often run without
 * the server's PORT. What a server that has ended left there is still the best guess of where the next one will be.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileIn = (data_folder: string) => join(data_folder, 'server.url')

/** A hint: where it cannot be written, the server works all the same. */
export async function keepAddress(data_folder: string, address: string): Promise<void> {
  await writeFile(fileIn(data_folder), `${address}\n`, { mode: 0o600 }).catch(() => {})
}

/** null where none ever listened, or what is kept is no address. */
export async function lastAddress(data_folder: string): Promise<string | null> {
  const text = (await readFile(fileIn(data_folder), 'utf8').catch(() => '')).trim()
  return /^https?:\/\//.test(text) && URL.canParse(text) ? text : null
}
