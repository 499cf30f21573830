import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TOPIC_NAMES } from '#areas/understanding/checks/topic-names.ts'
import { BUILT_IN_TOPICS } from '#areas/understanding/schema.ts'
import { parse } from './parse.ts'
import { topicsMeant, withTopics } from './topics.ts'
import { write } from './write.ts'

const own = ['Limescale', 'e-mail (Support)', 'Refund', 'Money back']

const meant: [written: string, ...topics: string[]][] = [
  ['late or lost', 'late_or_lost'],
  ['Late_Or_Lost', 'late_or_lost'],
  ['late_or_lost', 'late_or_lost'],
  ['LATE  OR LOST', 'late_or_lost'],
  ['Broken, does not work', 'broken'],
  ['limescale', 'Limescale'],
  ['E-Mail_(support)', 'e-mail (Support)'],
  ['refund', 'refund'],
  ['Refund', 'Refund'],
  ['REFUND', 'refund', 'Refund'],
  ['money back', 'refund', 'Money back'],
  ['delivery'],
  ['late'],
  ['constructor'],
]
for (const [written, ...topics] of meant)
  test(`topic:"${written}" is ${topics.join(' and ') || 'nothing that is known'}`, () =>
    assert.deepEqual(topicsMeant(written, own), topics))

test('every topic that ships is found by the name that screens show, and by no other', () => {
  for (const topic of BUILT_IN_TOPICS) {
    assert.deepEqual(topicsMeant(TOPIC_NAMES[topic] ?? '', []), [topic])
    assert.deepEqual(topicsMeant((TOPIC_NAMES[topic] ?? '').toUpperCase(), []), [topic])
    assert.deepEqual(topicsMeant(topic, []), [topic])
  }
  assert.deepEqual(Object.keys(TOPIC_NAMES), [...BUILT_IN_TOPICS])
})

test('a query is compiled with topics as posts carry them, wherever they stand in it', () => {
  const { node } = parse('a (topic:(LIMESCALE OR nonsense) OR b NOT topic:"money back")')
  assert.ok(node)
  assert.equal(
    write(withTopics(node, own)),
    'a AND (topic:Limescale OR topic:nonsense OR (b NOT topic:(refund OR "Money back")))',
  )
})
