import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ConfigError } from '../config.ts'
import { openSecrets, secretsWith } from '../secrets.ts'
import { settleKey } from './key.ts'
import type { Manifest } from './manifest.ts'

const RIGHT = 'a'.repeat(64)
const WRONG = 'b'.repeat(64)
const { fingerprint } = secretsWith(Buffer.from(RIGHT, 'hex'))

/** A fresh installation beside a backup that was sealed with the right key. */
async function installation(kept: string | null) {
  const folder = await mkdtemp(join(tmpdir(), 'baton-key-'))
  const data_folder = await mkdtemp(join(tmpdir(), 'baton-key-'))
  if (kept) await writeFile(join(folder, 'secret.key'), `${kept}\n`)
  const manifest = { key: { fingerprint, included: kept !== null } } as Manifest
  const settle = (key: string | null, without_key: 'refuse' | 'give_up' = 'refuse') =>
    settleKey({ config: { key, data_folder }, folder, manifest, without_key })
  const end = () => Promise.all([folder, data_folder].map((path) => rm(path, { recursive: true })))
  return { settle, data_folder, end }
}

test('a backup that holds its key brings it along, readable by its owner only', async () => {
  const { settle, data_folder, end } = await installation(RIGHT)
  assert.match(await settle(null), /was put into/)
  assert.equal((await readFile(join(data_folder, 'secret.key'), 'utf8')).trim(), RIGHT)
  assert.equal((await stat(join(data_folder, 'secret.key'))).mode & 0o777, 0o600)
  assert.equal((await openSecrets(data_folder, null)).fingerprint, fingerprint)
  assert.match(await settle(null), /is the right one/)
  await end()
})

test('without the right key nothing is restored unless it is given up, and no other key is overwritten', async () => {
  for (const kept of [null, WRONG]) {
    const { settle, data_folder, end } = await installation(kept)
    await assert.rejects(
      settle(null),
      (error) => error instanceof ConfigError && /neither here nor in it/.test(error.message),
    )
    await assert.rejects(readFile(join(data_folder, 'secret.key')), /ENOENT/)
    assert.match(await settle(null, 'give_up'), /a new one is made/)
    assert.match(await settle(RIGHT), /is the right one/)
    await assert.rejects(settle(WRONG), (error) => error instanceof ConfigError && /is not the one/.test(error.message))
    assert.match(await settle(WRONG, 'give_up'), /connected again/)
    await end()
  }
  const { settle, data_folder, end } = await installation(RIGHT)
  await writeFile(join(data_folder, 'secret.key'), `${WRONG}\n`)
  await assert.rejects(settle(null), ConfigError)
  assert.equal((await readFile(join(data_folder, 'secret.key'), 'utf8')).trim(), WRONG)
  await end()
})
