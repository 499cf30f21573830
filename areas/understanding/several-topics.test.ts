import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topicsCounted } from './topics-counted.ts'
import { BUILT_IN_MODEL, understand } from './understand.ts'

function felt(text: string) {
  const [reading] = understand([{ text, title: null, lang: null, network: 'bluesky' }], BUILT_IN_MODEL)
  assert.ok(reading)
  const { topics, topic_labels } = topicsCounted(reading)
  return {
    whole: reading.sentiment_label,
    topics: Object.fromEntries(topics.map((topic, at) => [topic, topic_labels[at]])),
  }
}

test('L6 where no word about any of several topics feels, each is felt about as the whole', () => {
  const { whole, topics } = felt('My parcel never came, and nobody answers the phone')
  assert.equal(whole, 'negative')
  assert.deepEqual(topics, { poor_service: 'negative', late_or_lost: 'negative' })
  const neutral = felt('Three people scalded by the Arc lid, and I still wait for the invoice from your shop')
  assert.equal(neutral.whole, 'neutral')
  assert.ok(Object.keys(neutral.topics).length > 1)
  assert.deepEqual([...new Set(Object.values(neutral.topics))], ['neutral'], 'a lean is no feeling')
})

test('L6 what is felt about one of several topics is not felt about the other', () => {
  const { topics } = felt('Delivery was terribly late, but the refund came at once, wonderful')
  assert.equal(topics['late_or_lost'], 'negative')
  assert.notEqual(topics['refund'], 'negative')
})
