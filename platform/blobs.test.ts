import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { s3StandIn } from './blobs/s3-stand-in.ts'
import { type Blobs, openBlobs } from './blobs.ts'
import { ConfigError } from './config.ts'

const folder = await mkdtemp(join(tmpdir(), 'baton-blobs-'))
const stand_in = await s3StandIn(22500)
after(async () => {
  await stand_in.close()
  await rm(folder, { recursive: true })
})

const places: Record<string, Blobs> = {
  'a folder': openBlobs({ blobs_url: null, data_folder: folder }, fetch),
  'S3-compatible storage (a stand-in that checks each signature)': openBlobs(
    { blobs_url: stand_in.address, data_folder: folder },
    fetch,
  ),
}

for (const [place, blobs] of Object.entries(places)) {
  describe(`blobs in ${place}`, () => {
    const bytes = randomBytes(300_000)
    before(() => blobs.put('media/w1/one.bin', bytes, 'image/png'))

    test('what is put is what is got, as bytes and as a stream', async () => {
      assert.deepEqual(Buffer.from((await blobs.get('media/w1/one.bin')) ?? []), bytes)
      const stream = await blobs.stream('media/w1/one.bin')
      assert.deepEqual(stream && (await buffer(stream)), bytes)
    })
    test('what is not there is null, and deleting it is no error', async () => {
      assert.equal(await blobs.get('media/w1/none'), null)
      assert.equal(await blobs.stream('media/w1/none'), null)
      await blobs.delete('media/w1/none')
    })
    test('a second put replaces, an empty blob is a blob', async () => {
      await blobs.put('media/again', Buffer.from('first'), 'text/plain')
      await blobs.put('media/again', Buffer.alloc(0), 'text/plain')
      assert.deepEqual(Buffer.from((await blobs.get('media/again')) ?? 'x'), Buffer.alloc(0))
      await blobs.delete('media/again')
      assert.equal(await blobs.get('media/again'), null)
    })
    test('all keys of a prefix are listed, over several pages', async () => {
      const keys = Array.from({ length: 8 }, (_, i) => `list/deep/${i}.bin`)
      for (const key of keys) await blobs.put(key, Buffer.from(key), 'text/plain')
      assert.deepEqual((await Array.fromAsync(blobs.keys('list/'))).sort(), keys)
      assert.deepEqual(await Array.fromAsync(blobs.keys('nothing/')), [])
    })
    test('a key that climbs, hides or is not ours is refused everywhere', async () => {
      const wrong = [
        '../x',
        'a/../../x',
        '/etc/passwd',
        'a//b',
        '.hidden',
        'a/.b',
        'A',
        'a\0b',
        'a b',
        'a\\b',
        '',
        `${'a/'.repeat(300)}a`,
        'ü',
        'a/',
        'x'.repeat(201),
      ]
      for (const key of wrong) {
        await assert.rejects(async () => blobs.get(key), /blob key/, key)
        await assert.rejects(async () => blobs.put(key, bytes, 'x/x'), /blob key/, key)
        await assert.rejects(async () => blobs.delete(key), /blob key/, key)
        await assert.rejects(async () => blobs.stream(key), /blob key/, key)
      }
    })
  })
}

test('a folder holds no half-written file and follows no link out', async () => {
  const blobs = places['a folder']
  assert.deepEqual(await readdir(join(folder, 'blobs', '.half-written')), [])
  await writeFile(join(folder, 'outside'), 'secret')
  await symlink(join(folder, 'outside'), join(folder, 'blobs', 'link'))
  await assert.rejects(async () => blobs?.stream('link'), /ELOOP/)
  await assert.rejects(async () => blobs?.get('link'), /ELOOP/)
})

test('object storage: type and bucket arrive, busy answers are asked again, every signature was right', async () => {
  const blobs = openBlobs({ blobs_url: stand_in.address, data_folder: folder }, fetch)
  assert.equal(stand_in.stored.get('media/w1/one.bin')?.mime, 'image/png')
  stand_in.failures.push(503, 500)
  assert.equal((await blobs.get('media/w1/one.bin'))?.length, 300_000)
  assert.deepEqual(stand_in.refused, [])
})

test('object storage: a wrong secret is said with its mend, and so is a storage that is away', async () => {
  const wrong = stand_in.address.replace('signs', 'lies')
  await assert.rejects(
    async () => openBlobs({ blobs_url: wrong, data_folder: folder }, fetch).get('media/w1/one.bin'),
    /answered 403 SignatureDoesNotMatch. Check its key/,
  )
  assert.deepEqual(stand_in.refused, ['another signature'])
  const away = openBlobs({ blobs_url: 's3://k:s@127.0.0.1:22501/bucket', data_folder: folder }, fetch)
  await assert.rejects(async () => away.get('a'), /does not answer/)
  assert.throws(() => openBlobs({ blobs_url: 's3://127.0.0.1/bucket', data_folder: folder }, fetch), ConfigError)
})
