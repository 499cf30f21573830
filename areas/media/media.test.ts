import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { folderBlobs } from '#platform/blobs/folder.ts'
import { watchMemory } from '#platform/cost.ts'
import { openHttp } from '#platform/http.ts'
import { migrateJobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import { theStage } from '#platform/rehearsal.ts'
import type { Person } from '#platform/work.ts'
import { media } from './area.ts'
import { tryDamaged } from './damaged.ts'
import { prepareFile } from './files.ts'
import { gifBomb, IMPOSTORS, pngBomb, pngTextBomb, polyglots } from './hostile.ts'
import { fitPicture, type Picture } from './pictures.ts'

const { database, direct_url } = await theStage()
await migrateJobs(direct_url)
const folder = await mkdtemp(join(tmpdir(), 'baton-media-'))
const blobs = folderBlobs(folder)
const noise = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
const jpeg = await noise(80, 40)
  .withExif({ IFD0: { Make: 'CAMERA-SECRET', Model: 'X' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
  .withMetadata({ orientation: 6 })
  .jpeg()
  .toBuffer()
const png = await sharp({
  create: { width: 30, height: 20, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } },
})
  .png()
  .toBuffer()
const gif = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
  .gif()
  .toBuffer()

// Positive control: the secret is in it, and has to go.
assert.ok(jpeg.includes('CAMERA-SECRET'))

let who = { workspace_id: randomUUID(), role: 'agent' as Person['role'] }
let app: FastifyInstance
before(async () => {
  const area = media({ blobs, database })
  app = await openHttp({
    routes: area.routes ?? [],
    inWork: database.inWork,
    whoIs: async (request) =>
      request.headers['x-test-stranger']
        ? null
        : {
            workspace_id: who.workspace_id,
            person: { kind: 'person', id: randomUUID(), role: who.role, team_ids: [] },
            account_id: 'a',
            session_id: 's',
          },
    log: { error: (detail) => console.error(detail) },
    public_url: 'http://127.0.0.1',
    trust_proxy: false,
    rate_per_minute: 100_000,
  })
  area.serve?.(app)
  await newWorkspace()
})
after(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

async function newWorkspace() {
  who = { workspace_id: randomUUID(), role: 'agent' }
  await database.inWork({ workspace_id: who.workspace_id, by: { kind: 'system', name: 'test' } }, async (work) => {
    await work.db.insertInto('platform_heads').values({ workspace_id: who.workspace_id }).execute()
  })
}

async function upload(bytes: Buffer, name: string, fields: Record<string, string> = {}, field = 'file') {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  form.set(field, new File([new Uint8Array(bytes)], name, { type: 'image/svg+xml' }))
  const request = new Request('http://x/', { method: 'POST', body: form })
  const payload = Buffer.from(await request.arrayBuffer())
  return app.inject({
    method: 'POST',
    url: '/api/media',
    payload,
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  })
}

test('a picture is kept upright, without camera or place, whatever its name and type claim', async () => {
  const answer = await upload(jpeg, '../../etc/<b>pass\u202ewd.svg', { alt_text: ' Ein Baum ' })
  assert.equal(answer.statusCode, 200, answer.body)
  const { file } = answer.json()
  assert.deepEqual(
    [file.kind, file.mime, file.width, file.height, file.alt_text],
    ['picture', 'image/jpeg', 40, 80, 'Ein Baum'],
  )
  assert.doesNotMatch(file.name, /[/\u202e]/)
  for (const size of ['full', 'preview']) {
    const sent = await app.inject(`/api/media/${file.id}?size=${size}`)
    assert.equal(sent.headers['content-type'], 'image/jpeg')
    assert.ok(!sent.rawPayload.includes('CAMERA-SECRET'))
    const { exif, orientation, width } = await sharp(sent.rawPayload).metadata()
    assert.deepEqual([exif, orientation, width], [undefined, undefined, 40])
  }
})

test('TRUST S13 a file is sent so that no browser runs it, and only to its own workspace', async () => {
  const { file } = (await upload(png, 'a.png')).json()
  const { file: paper } = (await upload(Buffer.from(`%PDF-1.7\n<html><script>alert(1)</script>`), 'a.html')).json()
  const picture = await app.inject(`/api/media/${file.id}`)
  const document = await app.inject(`/api/media/${paper.id}`)
  for (const { headers } of [picture, document]) {
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox")
    assert.equal(headers['cache-control'], 'private, no-cache')
  }
  assert.equal(picture.headers['content-disposition'], `inline; filename="${file.id}.png"`)
  assert.equal(document.headers['content-disposition'], `attachment; filename="${paper.id}.pdf"`)
  assert.equal(document.headers['content-type'], 'application/pdf')
  const again = await app.inject({
    url: `/api/media/${file.id}`,
    headers: { 'if-none-match': String(picture.headers.etag) },
  })
  assert.deepEqual([again.statusCode, again.body], [304, ''])
  assert.equal(
    (await app.inject({ url: `/api/media/${file.id}`, headers: { 'x-test-stranger': '1' } })).statusCode,
    401,
  )
  await newWorkspace()
  for (const [method, url] of [
    ['GET', `/api/media/${file.id}`],
    ['PATCH', `/api/media/${file.id}`],
    ['DELETE', `/api/media/${file.id}`],
  ] as const)
    assert.equal(
      (await app.inject({ method, url, ...(method === 'PATCH' && { payload: { alt_text: 'x' } }) })).statusCode,
      404,
      method,
    )
  assert.deepEqual((await app.inject('/api/media')).json(), { files: [] })
})

test('what is no picture is refused in a sentence, whatever it is called', async () => {
  for (const [name, bytes] of Object.entries(IMPOSTORS)) {
    const answer = await upload(bytes, name)
    assert.equal(answer.statusCode, 400, `${name}: ${answer.body}`)
    assert.match(answer.json().message, /^[A-Z].*\.$|\)\.$/, name)
  }
})

test('TRUST S13 of a polyglot only the picture is left', async (t) => {
  const all = polyglots(jpeg, png, gif)
  for (const [name, bytes] of Object.entries(all)) {
    const prepared = await prepareFile(bytes)
    for (const kept of [prepared.full, prepared.preview ?? Buffer.alloc(0)])
      for (const trace of ['<script', '<?php', 'PK\x03\x04', 'alert('])
        assert.ok(!Buffer.from(kept).includes(trace), `${name}: ${trace}`)
  }
  t.diagnostic(`${Object.keys(all).length} polyglots`)
})

test('TRUST S13 bombs and huge pictures are refused before they unfold: at most 256 MB more memory', async (t) => {
  const bombs: Record<string, Buffer> = {
    '30,000 by 30,000': pngBomb(30_000, 30_000),
    'claims 60,000 by 60,000': pngBomb(60_000, 60_000, 10),
    'one row of 100 million': pngBomb(100_000_000, 1),
    'twenty rows of 900,000': pngBomb(900_000, 20),
    'a comment of 300 MB': pngTextBomb(300),
    '5,000 frames': gifBomb(500, 5000),
    '200 large frames': gifBomb(4000, 200),
    '65,535 by 65,535': gifBomb(65_535, 1),
    'just under the limit': pngBomb(6300, 6300),
    'just under the limit, and wide': pngBomb(10_000, 4000),
    'just under the limit, wide, GIF': await sharp(pngBomb(10_000, 2000)).gif({ effort: 1 }).toBuffer(),
    'AVIF of 13 million': await sharp({ create: { width: 3600, height: 3600, channels: 3, background: 'red' } })
      .avif({ effort: 0 })
      .toBuffer(),
  }
  const mostBytes = watchMemory()
  const outcomes: string[] = []
  for (const [name, bytes] of Object.entries(bombs)) {
    const outcome = await prepareFile(bytes).then(
      ({ file }) => `taken as ${file.width} by ${file.height}`,
      (error: Error) => (error instanceof Refusal ? error.code : `fault: ${error.stack}`),
    )
    assert.doesNotMatch(outcome, /^fault/, name)
    outcomes.push(`${name} (${bytes.length} bytes): ${outcome}`)
  }
  const most_bytes = mostBytes()
  t.diagnostic(`${outcomes.join('; ')}; at most ${Math.round(most_bytes / 1e6)} MB more`)
  assert.equal(outcomes.filter((outcome) => outcome.includes('picture_too_large')).length, 8, outcomes.join('\n'))
  assert.ok(most_bytes < 256_000_000)
})

test('a truncated picture is refused', async () => {
  const large = await noise(300, 300).jpeg().toBuffer()
  const large_png = await noise(300, 300).png().toBuffer()
  const webp = await noise(300, 300).webp().toBuffer()
  for (const whole of [large, large_png, webp]) {
    await prepareFile(whole)
    for (const part of [0.1, 0.5, 0.9])
      await assert.rejects(prepareFile(whole.subarray(0, whole.length * part)), Refusal, String(part))
  }
})

test('TRUST S13 1,000 damaged files: each is refused or becomes a clean picture, none is a fault', async (t) => {
  const { refused, taken, most_bytes } = await tryDamaged(1000)
  t.diagnostic(`${refused} refused, ${taken} taken, at most ${Math.round(most_bytes / 1e6)} MB more`)
  assert.ok(taken > 0 && refused > 0)
  assert.ok(most_bytes < 256_000_000)
})

test('a moving picture still moves', async () => {
  const frames = await sharp([await noise(20, 20).png().toBuffer(), await noise(20, 20).png().toBuffer()], {
    join: { animated: true },
  })
    .gif()
    .toBuffer()
  const { file, full } = await prepareFile(frames)
  assert.deepEqual([file.mime, file.width, file.height, (await sharp(full).metadata()).pages], ['image/gif', 20, 20, 2])
})

test('a picture is made to fit a network’s limits, or it is said that it cannot', async () => {
  const bytes = await noise(1600, 1200).png().toBuffer()
  const kept: Picture = { bytes, mime: 'image/png', width: 1600, height: 1200 }
  const fitted = await fitPicture(kept, { most_bytes: 300_000, longest_side: 1000, mimes: ['image/jpeg', 'image/png'] })
  assert.ok(fitted && fitted.bytes.length <= 300_000 && Math.max(fitted.width, fitted.height) <= 1000)
  assert.equal(await fitPicture(kept, { most_bytes: 1e9, longest_side: 5000, mimes: ['image/png'] }), kept)
  assert.equal(
    await fitPicture({ ...kept, mime: 'image/gif' }, { most_bytes: 100, longest_side: 5000, mimes: ['image/gif'] }),
    null,
  )
  assert.equal(await fitPicture(kept, { most_bytes: 100, longest_side: 5000, mimes: ['image/jpeg'] }), null)
})

test('uploads that are too large, of two files, of no file or no form are refused; the description can be changed, the file deleted', async () => {
  const huge = await upload(Buffer.concat([png, Buffer.alloc(41_000_000)]), 'a.png')
  assert.deepEqual([huge.statusCode, huge.json().code], [400, 'file_too_large'])
  const large = await upload(Buffer.concat([png, Buffer.alloc(25_000_000)]), 'a.png')
  assert.deepEqual([large.statusCode, large.json().code], [400, 'file_too_large'])
  assert.equal((await upload(png, 'a.png', {}, 'other')).json().code, 'no_file')
  assert.equal((await upload(png, 'a.png', { alt_text: 'x'.repeat(2001) })).statusCode, 400)
  assert.equal(
    (await app.inject({ method: 'POST', url: '/api/media', payload: { a: 1 } })).json().code,
    'not_multipart',
  )
  const broken = await app.inject({
    method: 'POST',
    url: '/api/media',
    payload: '--x\r\nnothing',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  })
  assert.equal(broken.statusCode, 400, broken.body)
  const { file } = (await upload(png, 'a.png')).json()
  const described = await app.inject({ method: 'PATCH', url: `/api/media/${file.id}`, payload: { alt_text: 'A tree' } })
  assert.equal(described.json().file.alt_text, 'A tree')
  who.role = 'contributor'
  assert.equal((await app.inject({ method: 'DELETE', url: `/api/media/${file.id}` })).statusCode, 403)
  who.role = 'agent'
  assert.equal((await app.inject({ method: 'DELETE', url: `/api/media/${file.id}` })).statusCode, 200)
  assert.equal((await app.inject(`/api/media/${file.id}`)).statusCode, 404)
})
