import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bracketsAt, highlight } from '../../checks/query/highlight.ts'
import { chunksOf } from './colours.ts'

const LONG = Array.from({ length: 700 }, (_, at) => `("arc kettle ${at}" NEAR/5 lid*)`).join(' OR ')
const chunked = (text: string) => chunksOf(text, highlight(text, []))

test('every letter stands in one part', () => {
  for (const text of ['', 'kettle', '(a OR "b c") NOT lang:de', 'kettle\n\n  OR 👩‍🚀 غلاية', LONG])
    assert.equal(
      chunked(text)
        .flatMap(({ parts }) => parts.map((part) => part.text))
        .join(''),
      text,
    )
})

test('what is wrong and which brackets belong together is marked, and nothing else', () => {
  const text = '(a NEAR b)'
  const pair = bracketsAt(text, 0)
  assert.ok(pair)
  const [chunk] = chunksOf(text, highlight(text, [{ start: 3, end: 7 }]), [pair.open, pair.close])
  const marked = (key: 'wrong' | 'pair') => chunk?.parts.filter((part) => part[key] === 'yes').map((part) => part.text)
  assert.deepEqual(marked('wrong'), ['NEAR'])
  assert.deepEqual(marked('pair'), ['(', ')'])
})

test('a letter typed into a long query changes one chunk of many', () => {
  const before = new Set(chunked(LONG).map(({ sign }) => sign))
  assert.ok(before.size > 40)
  const middle = LONG.indexOf('lid', LONG.length / 2)
  const after = chunked(`${LONG.slice(0, middle)}x${LONG.slice(middle)}`)
  assert.equal(after.filter(({ sign }) => !before.has(sign)).length, 1)
})
