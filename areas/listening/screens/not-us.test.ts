import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inParts, nearMatch, notUs } from './not-us.ts'

const place = (text: string, name: string) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length })
const phrase = (text: string, name = 'Fernhill', own: string[] = []) => notUs(text, place(text, name), own)

test('the word beside the name that makes another name of it is offered to be left out', () => {
  assert.equal(phrase('Bin day on Fernhill Road moves to Friday'), 'Fernhill Road')
  assert.equal(phrase('the old Mount Fernhill'), 'Mount Fernhill')
  assert.equal(phrase('bin day on fernhill road', 'fernhill'), 'fernhill road')
  assert.equal(phrase('شارع فرنهيل', 'فرنهيل'), 'شارع فرنهيل')
})

test('what tells no other thing from us is not offered', () => {
  for (const text of [
    'Fernhill',
    '🔥🔥 Fernhill 🔥🔥',
    'My Fernhill kettle leaks',
    'Fernhill takes on nine',
    'Fernhill I love you',
  ])
    assert.equal(phrase(text), null, text)
  for (const text of ['Thanks Fernhill!', 'Again. Unbelievable Fernhill', 'Danke Fernhill', 'Fernhill 2026'])
    assert.equal(phrase(text), null, text)
  assert.equal(phrase('near fernhill.', 'fernhill'), null)
  assert.equal(phrase('طلبت قطعة من Fernhill قبل أسبوعين'), null, 'the letters beside it have no case')
})

test('what we make and what we are called tells that it is us', () => {
  const own = ['Fernhill', 'fern hill', 'Arc kettle', 'Fernhill Ember']
  for (const text of [
    'the Fernhill Arc leaks',
    'two Fernhill Kettles',
    'my Fernhill Ember’s lid',
    'an Ember Fernhill Road sold',
  ])
    assert.equal(phrase(text, 'Fernhill', own), null, text)
  assert.equal(phrase('my fernhill kettle', 'fernhill', own), null)
  assert.equal(phrase('Bin day on Fernhill Road', 'Fernhill', own), 'Fernhill Road')
})

test('every letter of a text stands in one part, whatever the places', () => {
  const text = 'a Fernhill b fern c'
  const places = [place(text, 'fern'), place(text, 'Fernhill'), { start: 3, end: 6 }, { start: 90, end: 99 }]
  const parts = inParts(text, places)
  assert.equal(parts.map((part) => part.text).join(''), text)
  assert.deepEqual(
    parts.filter((part) => part.matched).map((part) => part.text),
    ['Fernhill', 'fern'],
  )
})

test('a match deep in a long text is brought to the front, with its place', () => {
  const text = `${'word '.repeat(60)}Fernhill takes on nine`
  const near = nearMatch(text, [place(text, 'Fernhill')])
  const [at] = near.places
  assert.ok(at && at.start < 100)
  assert.equal(near.text.slice(at.start, at.end), 'Fernhill')
  assert.deepEqual(nearMatch('Fernhill', [{ start: 0, end: 8 }]), { text: 'Fernhill', places: [{ start: 0, end: 8 }] })
  assert.equal(nearMatch('nothing', []).text, 'nothing')
})
