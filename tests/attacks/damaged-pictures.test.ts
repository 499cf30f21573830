/** TRUST.md S13, the long form: 10,000 damaged pictures in a process of their own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tryDamaged } from '#areas/media/damaged.ts'

test('TRUST S13 10,000 damaged pictures: each is refused or taken, within 256 MB more memory', async (t) => {
  const { refused, taken, most_bytes } = await tryDamaged(10_000)
  t.diagnostic(`${refused} refused, ${taken} taken, at most ${Math.round(most_bytes / 1e6)} MB more`)
  assert.ok(taken > 1000 && refused > 1000)
  assert.ok(most_bytes < 256_000_000)
})
