import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explain } from './explain.ts'
import { Reading } from './schema.ts'
import { BUILT_IN_MODEL, understand } from './understand.ts'

const read = (text: string, more: { lang?: string; title?: string } = {}) => {
  const [reading] = understand(
    [{ text, title: more.title ?? null, lang: more.lang ?? null, network: 'bluesky' }],
    BUILT_IN_MODEL,
  )
  if (reading === undefined) throw new Error('a post gives a reading')
  return Reading.parse(reading)
}
const post = (text: string) => ({ text, title: null, lang: null, network: 'feeds' })
const about = (text: string) => read(text).topics[0]?.topic

const posts: [text: string, language: string, topic: string, objective: string][] = [
  ['My kettle stopped working after two weeks, the hinge is broken.', 'en', 'broken', 'repair'],
  ['The lid came off and I burned my hand, we spent the night in hospital', 'en', 'danger', 'repair'],
  ['You sent me the wrong colour, I ordered sage', 'en', 'wrong_item', 'repair'],
  ['Where is my parcel? It has been three weeks and it still hasn’t arrived', 'en', 'late_or_lost', 'repair'],
  ['I want my money back. Refund me please.', 'en', 'refund', 'repair'],
  ['How do I descale the Arc? I can’t find the instructions', 'en', 'how_to', 'inform'],
  ['Could you make the invoice out to the company? I am sending the tax number', 'en', 'invoice_payment', 'inform'],
  ['It would be great if the kettle had a metal pin. Please add one', 'en', 'idea', 'learn'],
  ['Do you offer wholesale prices? We would like to stock your kettles in our shop', 'en', 'shops_bulk', 'sell'],
  ['I’m a journalist with the Ledger, could your press office send a statement?', 'en', 'press', 'protect_reputation'],
  ['Are you hiring? I would love an apprenticeship', 'en', 'jobs', 'hire'],
  ['When is the annual meeting for shareholders and what is the dividend?', 'en', 'shares_results', 'inform_investors'],
  ['Thank you so much, lovely thing, it has survived two toddlers', 'en', 'thanks', 'amplify'],
  ['Ihr Toaster ist kaputt, er funktioniert nicht mehr. Zum zweiten Mal.', 'de', 'broken', 'repair'],
  ['Mein Paket ist immer noch nicht angekommen, wo bleibt es?', 'de', 'late_or_lost', 'repair'],
  ['Mon colis n’est toujours pas arrivé, pas reçu depuis deux semaines', 'fr', 'late_or_lost', 'repair'],
  ['Quiero un reembolso, devuélvanme mi dinero por favor', 'es', 'refund', 'repair'],
  ['Faturayı şirket adına kesebilir misiniz? Vergi numarasını gönderiyorum.', 'tr', 'invoice_payment', 'inform'],
  ['Yanlış ürün geldi, ben bunu sipariş etmedim.', 'tr', 'wrong_item', 'repair'],
  ['Czy czajnik nadaje się do płyty indukcyjnej? Czy można?', 'pl', 'how_to', 'inform'],
]
for (const [text, language, topic, objective] of posts) {
  test(`${topic} in ${language} is meant to ${objective}: ${text.slice(0, 40)}`, () => {
    const reading = read(text)
    assert.equal(reading.language, language)
    assert.equal(reading.topics[0]?.topic, topic)
    assert.equal(reading.objective, objective)
  })
}

test('what spoke for a reading stands in the text where it says', () => {
  const text = 'Still waiting for my refund, worst service ever!'
  const because = explain(post(text), BUILT_IN_MODEL)
  assert.ok(because.some(({ term, spoke_for }) => term === 'refund' && spoke_for === 'topic'))
  assert.ok(because.some(({ term, label }) => term === 'worst' && label === 'negative'))
  for (const { start, end, term } of because) assert.equal(text.slice(start, end), term)
  assert.deepEqual(read(text).terms.toSorted(), ['Still waiting', 'Still waiting for my', 'refund', 'worst service'])
})

test('a title is read with its text, and the ground says in which it stands', () => {
  const reading = read('Nothing else known yet.', { title: 'Kettle caught fire in Leeds' })
  assert.equal(reading.topics[0]?.topic, 'danger')
  const titled = { ...post('Nothing else known yet.'), title: 'Kettle caught fire in Leeds' }
  const ground = explain(titled, BUILT_IN_MODEL).find(({ label }) => label === 'danger')
  assert.deepEqual([ground?.part, ground?.term], ['title', 'caught fire'])
})

test('each topic has its own sentiment', () => {
  const { topics } = read('The delivery was late and terrible. Your press office is wonderful, the journalist said.')
  const feel = (topic: string) => topics.find((other) => other.topic === topic)?.sentiment ?? 0
  assert.ok(feel('late_or_lost') < -0.3)
  assert.ok(feel('press') > 0.3)
})

test('L6 of two things in one sentence each has the feeling of its clause, and one thing that of the whole', () => {
  const { topics } = read('My toaster is broken, terrible, but the refund came quickly, wonderful')
  const feel = (topic: string) => Math.sign(topics.find((other) => other.topic === topic)?.sentiment ?? 0)
  assert.deepEqual([feel('broken'), feel('refund')], [-1, 1])
  const alone = read('Where is my refund? This is terrible.')
  assert.deepEqual(
    alone.topics.map(({ topic, sentiment }) => [topic, sentiment]),
    [['refund', alone.sentiment]],
  )
})

test('great service is not a complaint about service, and thanks for nothing is no praise', () => {
  assert.notEqual(about('Great customer service, love you'), 'poor_service')
  assert.notEqual(read('Thanks for nothing, awful, worst, terrible service').objective, 'amplify')
})

test('danger is more urgent than a question, and a question more than thanks', () => {
  const danger = read('It exploded and my daughter is in hospital, this is an emergency').urgency
  const question = read('How do I descale it?').urgency
  const thanks = read('Lovely kettle, thank you').urgency
  assert.ok(danger > 0.8 && danger > question && question > thanks, `${danger} ${question} ${thanks}`)
})

test('a question is known by its mark, its phrase or its first word', () => {
  for (const text of [
    'Does it fit?',
    'how do i clean it',
    'anyone know a good kettle',
    '壊れましたか？',
    'هل هو متوفر؟',
  ])
    assert.ok(read(text).is_question, text)
  for (const text of ['It broke.', 'see https://a.example/?q=1', 'I know how it works'])
    assert.ok(!read(text).is_question, text)
})

test('spam wants nothing from us and gets nothing', () => {
  const reading = read('Earn money from home! DM me for crypto signals https://x.example 💰💰')
  assert.deepEqual([reading.is_spam, reading.objective, reading.urgency], [true, 'none', 0])
  assert.ok(!read('I want my money back, click here does not work on your site').is_spam)
})

test('C13 who speaks to somebody and links to nothing is heard; who names whom to write to, or where to go, may advertise', () => {
  for (const text of [
    '@acme you need to follow me so I can DM you my booking number',
    '@acme YOU ARE THE BEST!!! FOLLOW ME BACK, PLEASE 🙏🙏🙏🙏🙏🙏🙏',
    '“@acme: please send us a message” I sent a DM last week and nobody answered',
  ])
    assert.ok(!read(text).is_spam, text)
  for (const text of [
    'Hey dear, I am a certified ethical hacker, I can recover any account, IG @hck_master',
    '@acme Hey dear, I am a certified ethical hacker, I can recover any account https://x.example/1',
    '@acme earn money from home! DM me for crypto signals',
  ])
    assert.ok(read(text).is_spam, text)
})

test('what says nothing is read as nothing, with low confidence', () => {
  for (const text of ['', ' ', '...', 'ok', '👀']) {
    const reading = read(text)
    assert.deepEqual([reading.topics, reading.objective], [[], 'none'], text)
    assert.ok(reading.objective_confidence < 0.5)
  }
})

test('a workspace brings its own topics, and the reading says which model read', () => {
  const model = {
    version: '7',
    topics: [{ name: 'limescale', terms: ['limescale', 'hard water', 'verkalk*', '湯垢'] }],
  }
  const readings = understand(
    [post('So much limescale in here'), post('Mein Kocher ist verkalkt'), post('ケトルの湯垢がひどい')],
    model,
  )
  for (const { topics, model_version } of readings) {
    assert.equal(topics[0]?.topic, 'limescale')
    assert.match(model_version, /^rules-\d+\+sentiment-[0-9a-f]+\+meaning-[0-9a-f]+\+7$/)
  }
})

test('many posts are read in their order', () => {
  const many = ['It is broken', 'Thank you so much', ''].map((text) => ({
    text,
    title: null,
    lang: null,
    network: 'x',
  }))
  assert.deepEqual(
    understand(many, BUILT_IN_MODEL).map(({ topics }) => topics[0]?.topic),
    ['broken', 'thanks', undefined],
  )
})
