import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { keepSignIn, knownSignIn } from './sign-in.ts'

test('a made-up life is known by how one signs in, for its owner only; any other folder is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baton-life-'))
  assert.equal(await knownSignIn(folder), null)
  const sign_in = { email: 'imke@fernhill.example', password: 'a horse for every course' }
  await keepSignIn(folder, sign_in)
  assert.deepEqual(await knownSignIn(folder), sign_in)
  const file = join(folder, 'made-up-life.json')
  assert.equal((await stat(file)).mode & 0o077, 0)
  await writeFile(file, '{"email":')
  assert.equal(await knownSignIn(folder), null)
  await rm(folder, { recursive: true })
})
