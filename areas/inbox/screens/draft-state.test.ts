import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrived, beginWith, emptied, kept, meet, written } from './draft-state.ts'
import type { Draft } from './shown.ts'

const ME = 'me'
const draft = (text: string, version: number, by = ME): Draft => ({
  ...{ workspace_id: 'w', conversation_id: 'c', kind: 'note', text, version, media_ids: [], begun: null },
  ...{ updated_by: by, updated_at: '2026-01-01T00:00:00Z' },
})
const left = {
  text: 'mine',
  media_ids: [],
  base: beginWith(undefined).base,
  kept: Promise.resolve({ keeping: 'kept', version: 1 } as const),
}

test('a field begins with what was left in it, which is tried again; what was contested stays so', () => {
  const again = beginWith(draft('older', 1), { ...left, keeping: 'failed' })
  assert.deepEqual([again.text, again.keeping, again.strokes], ['mine', 'keeping', 1])
  const contested = beginWith(draft('theirs', 2, 'kim'), { ...left, keeping: 'changed' })
  assert.deepEqual([contested.text, contested.keeping, contested.strokes], ['mine', 'changed', 0])
  assert.equal(written(contested, { text: 'mine too' }).keeping, 'changed')
})

test('words of a colleague are followed only where nothing unkept stands, and said where they went over mine', () => {
  const mine = kept(written(beginWith(undefined), { text: 'mine' }), 'mine', ME, 1)
  assert.equal(meet(mine, undefined, ME), mine, 'the thread has not shown it yet')
  const seen = meet(mine, draft('mine', 1), ME)
  assert.equal(meet(seen, draft('mine and theirs', 2, 'kim'), ME).text, 'mine and theirs')
  assert.equal(meet(seen, draft('theirs', 2, 'kim'), ME).keeping, 'changed')
  const unkept = written(seen, { text: 'mine, more' })
  assert.equal(meet(unkept, draft('theirs', 2, 'kim'), ME), unkept)
})

test('what was sent elsewhere leaves the field and is said once; what is emptied here says nothing', () => {
  const seen = meet(kept(written(beginWith(undefined), { text: 'mine' }), 'mine', ME, 1), draft('mine', 1), ME)
  const gone = meet(seen, undefined, ME)
  assert.deepEqual([gone.text, gone.keeping, gone.gone], ['', 'still', { text: 'mine' }])
  assert.equal(meet(gone, undefined, ME), gone)
  const empty = emptied(seen, draft('mine', 1))
  assert.equal(meet(empty, undefined, ME).gone, null)
})

test('what was emptied while its older words were on their way stays empty when they arrive', () => {
  const back = written(beginWith(undefined, { ...left, keeping: 'keeping' }), { text: '' })
  assert.equal(meet(back, draft('mine', 1), ME), back, 'the thread has the older words')
  const settled = arrived(back, { ...left, keeping: 'keeping' }, ME, { keeping: 'kept', version: 1 })
  const met = meet(meet(settled, draft('mine', 1), ME), draft('mine', 1), ME)
  assert.deepEqual([met.text, met.keeping, met.base.version, met.base.text], ['', 'keeping', 1, 'mine'])
  const refused = arrived(back, { ...left, keeping: 'keeping' }, ME, { keeping: 'changed', version: 0 })
  assert.equal(refused.keeping, 'changed')
})

test('what was sent while it was still being kept, and was withdrawn, stands in the field again and stays there', () => {
  const seen = meet(kept(written(beginWith(undefined), { text: 'mine' }), 'mine', ME, 1), draft('mine', 1), ME)
  const sent = emptied(written(seen, { media_ids: ['lid'] }), draft('mine', 1))
  const late = meet(kept(sent, 'mine', ME, 2), draft('mine', 2), ME)
  assert.deepEqual([late.text, late.keeping], ['', 'still'])
  const withdrawn = written(meet(late, undefined, ME), { text: 'mine' })
  assert.equal(meet(withdrawn, undefined, ME).text, 'mine')
})
