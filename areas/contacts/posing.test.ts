import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Ours, posesAs } from './posing.ts'

const oursOf = (names: string[], ids: string[] = []): Ours => ({ ids: new Set(ids), names, together: names.join('\n') })
const somebody = { id: 'theirs', name: 'Fernhill Support', handle: 'help.example' }

test('an account of ours goes by our name and poses as nobody', () => {
  assert.equal(posesAs(oursOf(['Fernhill']), somebody), 'Fernhill')
  assert.equal(posesAs(oursOf(['Fernhill'], ['theirs']), somebody), null)
})

test('what was seen of an author holds for the names that we had, and for the name that they had', () => {
  for (const _ of [1, 2]) {
    assert.equal(posesAs(oursOf(['Fernhill']), somebody), 'Fernhill')
    assert.equal(posesAs(oursOf(['Larkfield']), somebody), null)
    assert.equal(posesAs(oursOf(['Larkfield', 'Fernhill']), somebody), 'Fernhill')
    assert.equal(posesAs(oursOf(['Fernhill']), { ...somebody, name: 'Maren Olsen' }), null)
    assert.equal(posesAs(oursOf([]), somebody), null)
  }
})
