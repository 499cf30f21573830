import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Command, rank } from './commands.ts'

const command = (label: string, also?: string): Command => ({ id: label, label, group: 'Do', ...(also && { also }) })
const all = [
  command('Go to Inbox'),
  command('Hand over to a team', 'assign give'),
  command('Inbox: close all'),
  command('Über uns'),
]
const found = (query: string) => rank(all, query).map(({ label }) => label)

test('every word typed must begin a word, earlier ones first, other words for it count', () => {
  assert.deepEqual(found('inb'), ['Inbox: close all', 'Go to Inbox'])
  assert.deepEqual(found('to ha'), ['Hand over to a team'])
  assert.deepEqual(found('assign'), ['Hand over to a team'])
  assert.deepEqual(found('nbox'), [])
})

test('accents need not be typed, and nothing typed shows all', () => {
  assert.deepEqual(found('uber'), ['Über uns'])
  assert.equal(found('  ').length, all.length)
})
