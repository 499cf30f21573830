/**
 * What is sealed in the database opens with one key, which is not in it. A backup names it by fingerprint, and holds
 * it only when asked to; restoring beside another key would leave every channel's credentials unreadable.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, ConfigError } from '../config.ts'
import { openSecrets, secretsWith } from '../secrets.ts'
import type { Manifest } from './manifest.ts'

/** null when this installation has none yet. */
export async function keyOf({ key, data_folder }: Pick<Config, 'key' | 'data_folder'>): Promise<string | null> {
  return key ?? (await readKey(join(data_folder, 'secret.key')))
}

async function readKey(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text?.trim() ?? null
}

export interface SettleKey {
  config: Pick<Config, 'key' | 'data_folder'>
  folder: string
  manifest: Manifest
  /** `give_up`: the operator said that the sealed credentials may be lost. */
  without_key: 'refuse' | 'give_up'
}

/** Makes sure, before the restore, that what it brings can be opened afterwards. */
export async function settleKey({ config, folder, manifest, without_key }: SettleKey): Promise<string> {
  const { fingerprint, included } = manifest.key
  if (await keyOf(config)) {
    const ours = await openSecrets(config.data_folder, config.key)
    if (ours.fingerprint === fingerprint) return 'The key of this installation is the right one.'
    if (without_key === 'give_up') return 'Another key stands here: channels have to be connected again.'
    throw new ConfigError(
      `The key of this installation is not the one that the backup was sealed with (${fingerprint}). Put the right secret.key into ${config.data_folder} or set BATON_KEY to it; or go on with --without-key and connect all channels again.`,
    )
  }
  const kept = included ? await readKey(join(folder, 'secret.key')) : null
  if (kept && /^[0-9a-f]{64}$/.test(kept) && secretsWith(Buffer.from(kept, 'hex')).fingerprint === fingerprint) {
    await mkdir(config.data_folder, { recursive: true, mode: 0o711 })
    await writeFile(join(config.data_folder, 'secret.key'), `${kept}\n`, { mode: 0o600, flag: 'wx' })
    return `The key was put into ${join(config.data_folder, 'secret.key')}.`
  }
  if (without_key === 'give_up')
    return 'There is no key: a new one is made at the first start, and channels have to be connected again.'
  throw new ConfigError(
    `The key that opens this backup's secrets (${fingerprint}) is neither here nor in it. Put secret.key into ${config.data_folder} or set BATON_KEY; or go on with --without-key and connect all channels again.`,
  )
}
