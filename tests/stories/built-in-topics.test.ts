/** A topic that ships is given words of the house, loses words, is switched off, and is as delivered again. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routingApi } from '#areas/routing/api.ts'
import { builtInApi } from '#areas/understanding/delivered/api.ts'
import { openTaughtHouse, type TaughtHouse } from '../taught-house.ts'

let house: TaughtHouse
before(async () => {
  house = await openTaughtHouse()
})
after(() => house?.server.stop())

const topicOf: TaughtHouse['heard'] = (...said) => house.heard(...said)

interface Change {
  terms: string[]
  left_out: string[]
  switched_off: boolean
}
const AS_DELIVERED: Change = { terms: [], left_out: [], switched_off: false }
const change = (topic: 'broken' | 'jobs' | 'press' | 'spam', what: Partial<Change>) =>
  house.nora.call(builtInApi.change, { topic, ...AS_DELIVERED, ...what })
const restore = (topic: 'broken' | 'jobs' | 'press') => house.nora.call(builtInApi.restore, { topic })

test('a word of the house speaks for a topic that ships, in any language, until it is as delivered again', async () => {
  assert.notEqual((await topicOf('The grumblefitz of my Fernhill kettle')).topic, 'broken')
  await change('broken', { terms: ['grumblefitz'] })
  assert.equal((await topicOf('A grumblefitz, in my Fernhill kettle')).topic, 'broken')
  assert.equal((await topicOf('Mein Fernhill Kessel hat einen Grumblefitz')).topic, 'broken')
  await restore('broken')
  assert.deepEqual(await house.nora.call(builtInApi.topics, {}), [])
  assert.notEqual((await topicOf('One grumblefitz more in a Fernhill kettle')).topic, 'broken')
})

test('a word that is left out names the topic no more by itself, and what else speaks for it does', async () => {
  assert.equal((await topicOf('I would like to apply for a job at Fernhill')).topic, 'jobs')
  await change('jobs', { left_out: ['job', 'apply'] })
  assert.notEqual((await topicOf('I would love to apply for a job at Fernhill')).topic, 'jobs')
  assert.equal((await topicOf('A job, an apprenticeship: where do I send my CV, Fernhill?')).topic, 'jobs')
  await restore('jobs')
  assert.equal((await topicOf('May I apply for a job at Fernhill')).topic, 'jobs')
})

test('a topic that is switched off is read of nothing, by rule, head or lesson, and cannot be chosen', async () => {
  const first = await topicOf('A reporter of the Courier asks Fernhill for an interview')
  assert.equal(first.topic, 'press')
  const moss = await topicOf('Moss on the roof of the Fernhill lodge')
  await house.nora.call(routingApi.readAgain, { id: moss.id, topic: 'press' })
  assert.equal((await topicOf('The roof of the Fernhill lodge, and its moss')).topic, 'press', 'learned')
  await change('press', { switched_off: true })
  assert.notEqual((await topicOf('A reporter from the Courier asks Fernhill for an interview')).topic, 'press')
  assert.notEqual((await topicOf('Moss, on that roof of the Fernhill lodge')).topic, 'press')
  await assert.rejects(
    house.nora.call(routingApi.readAgain, { id: (await topicOf('Fernhill, again')).id, topic: 'press' }),
    /400.*switched off here/s,
  )
  await restore('press')
  assert.equal((await topicOf('A reporter at the Courier asks Fernhill for an interview')).topic, 'press')
})

test('only an administrator changes topics that ship; what contradicts itself and advertising switched off are refused', async () => {
  const agent = await house.colleague('agent', [])
  const off = { topic: 'press' as const, ...AS_DELIVERED, switched_off: true }
  await assert.rejects(agent.call(builtInApi.change, off), /403/)
  await assert.rejects(agent.call(builtInApi.restore, { topic: 'press' }), /403/)
  assert.deepEqual(await agent.call(builtInApi.topics, {}), [])
  await assert.rejects(change('spam', { switched_off: true }), /400.*always read as that/s)
  await assert.rejects(change('jobs', { terms: ['Career'], left_out: ['career'] }), /400.*cannot both/s)
})
