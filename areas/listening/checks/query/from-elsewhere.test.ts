import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Elsewhere } from './elsewhere.ts'
import { fromElsewhere } from './from-elsewhere.ts'
import { parse } from './parse.ts'

/** What was changed and left out, told by the text in the source. */
const brought: [from: Elsewhere, source: string, text: string, changed: string[], left_out: string[]][] = [
  ['brandwatch', '(apple OR orange) AND "apple juice" NOT pie', '(apple OR orange) AND "apple juice" NOT pie', [], []],
  [
    'brandwatch',
    '(apple OR orange) NEAR/5 (phone OR smartphone)',
    '(apple OR orange) NEAR/6 (phone OR smartphone)',
    ['NEAR/5'],
    [],
  ],
  ['brandwatch', 'logitech NEAR/2f keyboard', 'logitech NEAR/3f keyboard', ['NEAR/2f'], []],
  ['brandwatch', 'xmas NEAR/0f pudding', 'xmas NEAR/1f pudding', ['NEAR/0f'], []],
  [
    'brandwatch',
    '((apple OR orange) AND (phone OR smartphone))~5 AND x',
    '((apple OR orange) NEAR/6 (phone OR smartphone)) AND x',
    ['~5'],
    [],
  ],
  ['brandwatch', '(a b c)~5 d', 'a AND b AND c AND d', [], ['~5']],
  ['brandwatch', '"apple juice"~5', '"apple juice"~6', ['"apple juice"~5'], []],
  [
    'brandwatch',
    'complain* customi?e raw:Google+ title:"apple juice"',
    'complain* AND customi?e AND raw:Google+ AND title:"apple juice"',
    [],
    [],
  ],
  ['brandwatch', '{BT} AND broadband <<<the company>>>', 'raw:BT AND broadband', ['{BT}', '<<<the company>>>'], []],
  [
    'brandwatch',
    'language:en AND links:msn.com AND site:bbc.co.uk',
    'lang:en AND link:msn.com AND site:bbc.co.uk',
    ['language:', 'links:'],
    [],
  ],
  [
    'brandwatch',
    'hashtags:mondaymotivation at_mentions:brandwatch #tag @you',
    '#mondaymotivation AND @brandwatch AND #tag AND @you',
    ['hashtags:', 'at_mentions:'],
    [],
  ],
  [
    'brandwatch',
    'url:"msn.com/news" AND "Simon Cowell"',
    'site:msn.com AND "Simon Cowell"',
    ['url:"msn.com/news"'],
    ['url:"msn.com/news"'],
  ],
  [
    'brandwatch',
    'x authorFollowers:[500 TO 100000]',
    'x AND min_followers:500',
    ['authorFollowers:[500 TO 100000]'],
    ['authorFollowers:[500 TO 100000]'],
  ],
  [
    'brandwatch',
    'x engagementType:REPLY -publisherSubType:VIDEO',
    'x AND is:reply NOT has:media',
    ['engagementType:REPLY', 'publisherSubType:VIDEO'],
    [],
  ],
  [
    'brandwatch',
    'engagingWith:acdc AND x AND (country:gbr OR country:usa) NOT rating:[3 TO 5]',
    'x',
    [],
    ['engagingWith:acdc', 'country:gbr', 'country:usa', 'rating:[3 TO 5]'],
  ],
  [
    'brandwatch',
    'itemReview:("Xbox One" OR x) AND author:(a OR b)',
    'author:(a OR b)',
    [],
    ['itemReview:("Xbox One" OR x)'],
  ],
  ['talkwalker', 'BMW AND NOT bike OR "BMW series"', '(BMW NOT bike) OR "BMW series"', [], []],
  ['talkwalker', '"obama merkel"~5', '"obama merkel"~5', [], []],
  ['talkwalker', '"cat dog mouse bird"~30', '"cat dog mouse bird"~28', ['"cat dog mouse bird"~30'], []],
  ['talkwalker', 'cat NEAR/5 dog ONEAR/3 bird', '(cat NEAR/5 dog) NEAR/3f bird', ['ONEAR/3'], []],
  ['talkwalker', '++"ABC" ++DEF +"@name" +x', 'raw:ABC AND raw:DEF AND "@name" AND x', ['++DEF'], []],
  [
    'talkwalker',
    'BMW -site:”http://www.wort.lu” lang:de sourcegeo:us host_url:x.example',
    'BMW AND (NOT site:wort.lu) AND lang:de AND site:x.example',
    ['host_url:'],
    ['sourcegeo:us'],
  ],
  [
    'meltwater',
    'apple and (watch or iwatch) not "apple sauce"',
    'apple AND (watch OR iwatch) NOT "apple sauce"',
    [],
    [],
  ],
  ['meltwater', 'apple near watch', 'apple NEAR/5 watch', ['near'], []],
  ['meltwater', 'Apple NEAR watch', 'Apple NEAR/5 watch', ['NEAR'], []],
  ['meltwater', 'apple near/10 watch onear/2 x', '(apple NEAR/11 watch) NEAR/3f x', ['near/10', 'onear/2'], []],
  [
    'meltwater',
    'apple AND (watch OR iphone^9)^10 title:x ingress:y',
    'apple AND (watch OR iphone) AND title:x',
    ['iphone^9', '^10'],
    ['ingress:y'],
  ],
  [
    'x',
    '(puppy OR kitten) (sweet OR cute) -filter:nativeretweets min_faves:10',
    '(puppy OR kitten) AND (sweet OR cute)',
    [],
    ['filter:nativeretweets', 'min_faves:10'],
  ],
  [
    'x',
    'from:NASA filter:media -filter:replies lang:en',
    'author:NASA AND has:media AND (NOT is:reply) AND lang:en',
    ['from:', 'filter:media', 'filter:replies'],
    [],
  ],
  ['x', 'corona virus OR covid-19', '(corona AND virus) OR covid-19', [], []],
  [
    'x',
    '#tag to:esa exclude:replies url:google.com',
    '#tag AND @esa AND is:reply AND (NOT is:reply) AND link:google.com',
    ['to:esa', 'exclude:replies', 'url:'],
    [],
  ],
  [
    'x',
    '"this is the * time" +radiooo traffic ?',
    '("this is the" NEAR/2f time) AND radiooo AND traffic AND is:question',
    ['"this is the * time"', '?'],
    [],
  ],
  [
    'x',
    'bears since:2021-12-31 until:2022-01-01 list:esa/astronauts within:10km',
    'bears',
    [],
    ['since:2021-12-31', 'until:2022-01-01', 'list:esa/astronauts', 'within:10km'],
  ],
  ['google', 'a b OR c d', 'a AND (b OR c) AND d', [], []],
  ['google', 'a | b -c site:x.example', '(a OR b) AND (NOT c) AND site:x.example', [], []],
  [
    'google',
    'oracle (java OR "web services") intitle:x',
    'oracle AND (java OR "web services") AND title:x',
    ['intitle:'],
    [],
  ],
  ['google', 'arc AROUND(3) kettle filetype:pdf', 'arc NEAR/3 kettle', ['AROUND(3)'], ['filetype:pdf']],
]
for (const [from, source, text, changed, left_out] of brought) {
  test(`from ${from}: ${source}`, () => {
    const imported = fromElsewhere(source, from)
    const there = (told: readonly { start: number; end: number }[]) =>
      told.map(({ start, end }) => source.slice(start, end))
    assert.equal(imported.text, text)
    assert.deepEqual([there(imported.changed), there(imported.left_out)], [changed, left_out])
    assert.ok([...imported.changed, ...imported.left_out].every(({ says }) => says.length > 10))
    assert.deepEqual(parse(imported.text).problems, [])
  })
}

test('what is left out is named as it was written', () => {
  assert.deepEqual(fromElsewhere('x AND engagingWith:acdc', 'brandwatch').left_out, [
    { start: 6, end: 23, says: '“engagingWith:acdc” was left out: there is no field like it here.' },
  ])
})

test('what is wrong with a query is told at its place there', () => {
  const { text, left_out } = fromElsewhere('a AND (b OR <<<note>>> c', 'brandwatch')
  assert.equal(text, 'a')
  assert.deepEqual(left_out, [{ start: 6, end: 7, says: 'This bracket is never closed.' }])
  assert.deepEqual(fromElsewhere('', 'google'), { text: '', changed: [], left_out: [] })
  assert.match(fromElsewhere('a '.repeat(100_000), 'x').left_out[0]?.says ?? '', /100,000 characters/)
})
