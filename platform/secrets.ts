/**
 * Secrets at rest: AES-256-GCM with the one key of this database: made at first start (data folder, readable by its owner
 * only), or given as BATON_KEY, to every copy the same. one-key.ts refuses a start with another. `context` (whose secret, in which column) is authenticated too,
 * so a sealed value moved to another row does not open.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from './config.ts'

export interface Secrets {
  seal(plain: string, context: string): Buffer
  open(sealed: Buffer, context: string): string
  /** A key of its own for a purpose, such as signing links. */
  derive(purpose: string): Buffer
  /** Tells which key it is without telling the key. The database notes it at its first start (one-key.ts), a backup names it. */
  fingerprint: string
}

const VERSION = 1

export function secretsWith(key: Buffer): Secrets {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, 'baton', purpose, 32))
  const sealing = derive('secrets at rest')
  return {
    derive,
    fingerprint: createHash('sha256').update(derive('fingerprint')).digest('hex').slice(0, 16),
    seal(plain, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed])
    },
    open(sealed, context) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(1, 13)).setAAD(Buffer.from(context))
      decipher.setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    },
  }
}

export async function openSecrets(data_folder: string, given: string | null): Promise<Secrets> {
  return secretsWith(given ? Buffer.from(given, 'hex') : await keyFile(data_folder))
}

async function keyFile(data_folder: string): Promise<Buffer> {
  const file = join(data_folder, 'secret.key')
  await mkdir(data_folder, { recursive: true, mode: 0o711 })
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  const text = (await readFile(file, 'utf8')).trim()
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new ConfigError(
      `${file} does not hold a key (64 hexadecimal digits). Put the right one back from your backup.`,
    )
  return Buffer.from(text, 'hex')
}
