import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BUILT_IN_TOPICS } from '#areas/understanding/schema.ts'
import { hintsOf } from './hints.ts'
import type { There } from './known.ts'

const hinted: [query: string, ...there: string[]][] = [
  ['kettle or lid', 'or'],
  ['kettle And lid not cheap', 'And', 'not'],
  ['kettle near/5 lid', 'near/5'],
  ['kettle near lid', 'near'],
  ['"where is my order?"', '"where is my order?"'],
  ['order?', 'order?'],
  ['https://fernhill.co/arc', 'https://fernhill.co/arc'],
  ['kettle OR lid'],
  ['or kettle'],
  ['"kettle or lid"'],
  ['author:(and OR or)'],
  ['organi?ation'],
  ['link:https://fernhill.co'],
]
for (const [query, ...there] of hinted) {
  test(`hinted: ${query}`, () => {
    const hints = hintsOf(query)
    assert.deepEqual(
      hints.map(({ start, end }) => query.slice(start, end)),
      there,
    )
    assert.ok(hints.every(({ says }) => says.endsWith('.')))
  })
}

const there: There = {
  networks: [
    { value: 'bluesky', says: 'Bluesky' },
    { value: 'hackernews', says: 'Hacker News' },
  ],
  topics: [
    { value: 'Limescale', is: 'own' },
    ...BUILT_IN_TOPICS.map((value) => ({ value, is: value === 'jobs' ? ('off' as const) : ('built_in' as const) })),
  ],
}

const told: [query: string, at: string, says: string][] = [
  [
    'a topic:delivery',
    'delivery',
    'No topic is called “delivery”. There are: “late or lost”, “Limescale”, “broken, does not work” and 17 more.',
  ],
  ['a topic:(limescale OR limscale)', 'limscale', 'No topic is called “limscale”. There are: “Limescale”,'],
  ['a topic:"mony back"', '"mony back"', 'No topic is called “mony back”. There are: “money back”,'],
  ['a topic:jobs', 'jobs', 'The topic “jobs, apprenticeships” is switched off under Routing,'],
  ['a topic:"jobs, apprenticeships"', '"jobs, apprenticeships"', 'The topic “jobs, apprenticeships” is switched off'],
  [
    'a lang:xx',
    'xx',
    'No language has the code “xx”, so nothing is found by it. Write lang: and choose one that is offered.',
  ],
  ['a lang:JP', 'JP', 'No language has the code “jp”, so nothing is found by it. Japanese is lang:ja.'],
  ['a lang:(de OR ga)', 'ga', 'No text is told to be Irish (ga): only posts whose author says so are found.'],
  [
    'a lang:nb',
    'nb',
    'No text is told to be Norwegian Bokmål (nb): only posts whose author says so are found. Norwegian is',
  ],
  [
    'a network:tiktok',
    'tiktok',
    'Nothing is heard or brought from a network called “tiktok” so far. There are: bluesky, hackernews.',
  ],
  ['a network:"Hacker News"', '"Hacker News"', 'Hacker News is written network:hackernews.'],
  ['(a topic:delivery', 'delivery', 'No topic is called “delivery”.'],
]
for (const [query, at, says] of told)
  test(`told: ${query}`, () => {
    const [hint, ...others] = hintsOf(query, there)
    assert.ok(hint, 'nothing was told')
    assert.deepEqual(others, [])
    assert.equal(query.slice(hint.start, hint.end), at)
    assert.ok(hint.says.startsWith(says), hint.says)
  })

test('of what is known nothing is told, and nothing while it is not known what there is', () => {
  for (const query of [
    'a topic:"late or lost" topic:late_or_lost topic:"LIMESCALE" -topic:Thanks',
    'a lang:(de OR tl OR und OR DEU)',
    'a network:BlueSky',
  ])
    assert.deepEqual(
      hintsOf(query, there).filter(({ code }) => code !== 'never_matches'),
      [],
      query,
    )
  assert.deepEqual(hintsOf('a topic:nonsense network:nonsense', { networks: null, topics: null }), [])
  for (const query of ['a topic:', 'a topic:"la', 'a topic:-x', 'a network:*', 'a lang:german', 'a topic:""'])
    assert.deepEqual(hintsOf(query, there), [], query)
})
