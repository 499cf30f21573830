import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labelledIn, labelledTexts } from './labelled.ts'

const texts = labelledTexts()

test(`no text of ours stands there twice, and every topic has twenty at least (${texts.length} texts)`, () => {
  const seen = new Map<string, number>()
  for (const { text, language } of texts) seen.set(`${language} ${text}`, (seen.get(`${language} ${text}`) ?? 0) + 1)
  assert.deepEqual(
    [...seen].filter(([, count]) => count > 1),
    [],
  )
  const counts = new Map<string, number>()
  for (const { topics } of texts) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  assert.equal(counts.size, 20)
  for (const [topic, count] of counts) assert.ok(count >= 20, `${topic}: ${count}`)
  assert.ok(texts.every(({ topics }) => topics.length <= 3))
})

test('a fifth of them wants nothing', () => {
  const idle = texts.filter(({ topics, objective }) => topics.length === 0 && objective === 'none')
  assert.ok(
    idle.length + texts.filter(({ topics, objective }) => topics.length > 0 && objective === 'none').length >
      texts.length / 5,
  )
})

test('a line says what it is labelled, and one that does not is refused with the line', () => {
  assert.deepEqual(labelledIn('-2? late_or_lost poor_service >inform | Where | is it?', 'en'), {
    text: 'Where | is it?',
    language: 'en',
    topics: ['late_or_lost', 'poor_service'],
    objective: 'inform',
    urgency: 2,
    is_question: true,
    is_spam: false,
    sentiment: 0,
  })
  assert.equal(labelledIn('+0 thanks | ta', 'en').objective, 'amplify')
  for (const line of ['', 'thanks | ta', '+4 thanks | ta', '+0 thanks ta', '+0 praise | ta', '+0 thanks >cheer | ta'])
    assert.throws(() => labelledIn(line, 'en'), Error, line)
})
