import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spentMs } from '#platform/cost.ts'
import { mentionedIn } from './mentioned.ts'

const PEOPLE = [
  ['bo', 'Bo Tanaka'],
  ['boris', 'Boris Bo'],
  ['ana', 'Ana Ortega'],
  ['anamaria', 'Ana Ortega Ruiz'],
  ['zoe', 'Zoë O’Neill'],
  ['li', '李 雷'],
].map(([id = '', name = '']) => ({ id, name }))

const named = (text: string) => mentionedIn(text, PEOPLE).map((person) => person.id)

test('a colleague is named whole, or by a first name that only one has', () => {
  const told: [string, string[]][] = [
    ['@Bo Tanaka please look', ['bo']],
    ['ask @bo, she knows', ['bo']],
    ['@Boris and (@zoë): see above', ['boris', 'zoe']],
    ['@Zoë O’Neill.', ['zoe']],
    ['@李 雷 知道', ['li']],
    ['@Ana Ortega Ruiz', ['anamaria']],
    ['@ana ortega', ['ana']],
    ['@Bo @Bo @Bo Tanaka', ['bo']],
  ]
  for (const [text, people] of told) assert.deepEqual(named(text), people, text)
})

test('nobody is named by a first name of two, an address, part of a word, or nothing', () => {
  for (const text of ['@Ana', 'bo@tanaka.example', '@Bobby', '@', '@ Bo', 'Bo', '@@', 'x@Bo', '', '@\u0000Bo'])
    assert.deepEqual(named(text), [], text)
})

test('a long note full of signs is read at once', async () => {
  const took_ms = await spentMs(() => {
    mentionedIn('@a'.repeat(20_000), PEOPLE)
    mentionedIn('@'.repeat(20_000), PEOPLE)
  })
  assert.ok(took_ms < 2_000)
})
