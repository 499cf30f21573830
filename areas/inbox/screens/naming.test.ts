import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mentionedIn } from '../checks/mentioned.ts'
import { fitting, named, namingAt } from './naming.ts'

const people = ['Tom Achterberg', 'Priya Raman', 'Zoë Tomlin', 'Bo'].map((name) => ({ id: name, name }))
const namesFor = (query: string) => fitting(people, query).map(({ name }) => name)
const queryAt = (text: string) => namingAt(text, text.length)?.query ?? null

test('an @ that begins a word names somebody, up to three words of a name; an address does not', () => {
  assert.equal(queryAt('@'), '')
  assert.equal(queryAt('Look, @to'), 'to')
  assert.equal(queryAt('(@Tom Ach'), 'Tom Ach')
  assert.equal(queryAt('tom@fern'), null)
  assert.equal(queryAt('@Tom is who we should ask'), null)
  assert.equal(queryAt('@Tom\nnext'), null)
  assert.deepEqual(namingAt('@pri and more', 4), { start: 0, query: 'pri' })
})

test('who is called so comes first, accents need not be typed, and a whole name offers nobody else', () => {
  assert.deepEqual(namesFor('to'), ['Tom Achterberg', 'Zoë Tomlin'])
  assert.deepEqual(namesFor('zoe'), ['Zoë Tomlin'])
  assert.deepEqual(namesFor('om'), [])
  assert.deepEqual(namesFor('Bo '), [])
  assert.equal(namesFor('').length, people.length)
})

test('the chosen name takes the place of what was typed, and the note then names that colleague', () => {
  const note = named('Ask @to please', { start: 4, query: 'to' }, 'Tom Achterberg')
  assert.deepEqual(note, { text: 'Ask @Tom Achterberg please', caret: 20 })
  assert.deepEqual(
    mentionedIn(note.text, people).map(({ name }) => name),
    ['Tom Achterberg'],
  )
})
