import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spentMs } from '#platform/cost.ts'
import { tokenize } from './tokenize.ts'
import { placeOf, TEXT_MAX } from './tokens.ts'

const told = (text: string, title: string | null = null) => {
  const tokens = tokenize(text, title)
  return tokens.words.map(({ kind, fold }) => `${kind}:${fold}`)
}
const words = (text: string) => {
  const tokens = tokenize(text)
  return tokens.terms.map((at) => tokens.words[at]?.fold)
}

test('words are folded: case, accents, drawn-out letters and possessives', () => {
  assert.deepEqual(words('FERNHILL’s Soooooo Żółkiewska Fernhill’den ﬁne Ｆｅｒｎ'), [
    'fernhill',
    'soo',
    'zolkiewska',
    'fernhill',
    'fine',
    'fern',
  ])
})

test('numbers keep every digit, whatever is folded around them', () => {
  assert.deepEqual(told('10000 1.204,50 L2609'), ['number:10000', 'number:1.204,50', 'word:l2609'])
})

test('contractions stay whole, French and Italian elisions come apart', () => {
  assert.deepEqual(words("don't we’ll l'Arc dell’acqua O'Brien"), [
    "don't",
    "we'll",
    'l',
    'arc',
    'dell',
    'acqua',
    "o'brien",
  ])
})

test('a hidden character inside a word does not hide the word', () => {
  assert.deepEqual(words('Fern\u200bhill fern\u00adhill'), ['fernhill', 'fernhill'])
})

test('links, addresses, handles and tags are told apart', () => {
  assert.deepEqual(
    told(
      'see https://www.Fernhill.co/arc?x=1). help@fernhill.example @fernhill.co, @ines@mastodon.example #Kettles fernhill.co',
    ),
    [
      'word:see',
      'link:fernhill.co',
      'mark:)',
      'mark:.',
      'email:help@fernhill.example',
      'mention:@fernhill.co',
      'mark:,',
      'mention:@ines@mastodon.example',
      'hashtag:kettles',
      'link:fernhill.co',
    ],
  )
})

test('a sentence that ends without a space is not an address', () => {
  assert.deepEqual(told('It broke.Now what'), ['word:it', 'word:broke', 'mark:.', 'word:now', 'word:what'])
})

test('a tag of several words is one tag and its words', () => {
  assert.deepEqual(told('#FernhillArc2'), ['hashtag:fernhillarc2', 'word:fernhill', 'word:arc', 'number:2'])
  assert.deepEqual(told('#fern_hill #HTMLPage #1'), [
    'hashtag:fernhill',
    'word:fern',
    'word:hill',
    'hashtag:htmlpage',
    'word:html',
    'word:page',
    'mark:#',
    'number:1',
  ])
  assert.deepEqual(words('#FernhillArc kettle'), ['fernhill', 'arc', 'kettle'])
})

test('an emoji is one token with all that hangs on it', () => {
  assert.deepEqual(told('👩‍👩‍👧‍👦👍🏽🇩🇪❤️1️⃣'), ['emoji:👩‍👩‍👧‍👦', 'emoji:👍', 'emoji:🇩🇪', 'emoji:❤', 'emoji:1⃣'])
  assert.deepEqual(told('fine :) or :-( at 10:30'), [
    'word:fine',
    'emoji::)',
    'word:or',
    'emoji::-(',
    'word:at',
    'number:10',
    'mark::',
    'number:30',
  ])
})

test('scripts without spaces are cut into words', () => {
  assert.deepEqual(words('Fernhillのケトルが').slice(0, 3), ['fernhill', 'の', 'ケトル'])
  assert.ok(words('กาต้มน้ำพังแล้ว').length > 2)
})

test('a place in the title is told from one in the text', () => {
  const tokens = tokenize('the kettle', 'Recall')
  assert.deepEqual(placeOf(tokens, tokens.starts[0] ?? -1, tokens.ends[0] ?? -1), { part: 'title', start: 0, end: 6 })
  assert.deepEqual(placeOf(tokens, tokens.starts[2] ?? -1, tokens.ends[2] ?? -1), { part: 'text', start: 4, end: 10 })
})

test('a megabyte of anything takes bounded time and says that it was cut', async () => {
  for (const piece of [
    'a',
    'a.',
    '@',
    '#',
    "a'",
    '. ',
    '!',
    'a@',
    'w',
    'http://',
    '漢',
    'ก',
    '👩‍',
    '1️⃣',
    ':',
    '(',
    '\ud800',
    'aA',
    '#A',
    '́',
  ]) {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
    let tokens = tokenize('')
    const took_ms = await spentMs(() => {
      tokens = tokenize(text)
    })
    assert.ok(tokens.cut && tokens.text.length === TEXT_MAX)
    assert.ok(took_ms < 1500, `${JSON.stringify(piece)} took ${took_ms} ms`)
  }
})

test('one long text takes about what as many characters in short ones take', async () => {
  const short = 1000
  const times = TEXT_MAX / short
  for (const piece of ['a.b@c ', 'a-', '#aB', "l'a", '@a.', 'www.a', ':)', 'é́']) {
    const long = piece.repeat(TEXT_MAX).slice(0, TEXT_MAX)
    const inOne = () => spentMs(() => tokenize(long))
    const inMany = () =>
      spentMs(() => {
        for (let at = 0; at < TEXT_MAX; at += short) tokenize(long.slice(at, at + short))
      })
    // Were the time to grow with the square, one would take 32 times as long, however often it is tried. A collection or
    // the compiler beside it only ever spoils a try: the best of them counts.
    let least = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 20 && least > times / 4; attempt += 1) {
      const many_ms = await inMany()
      least = Math.min(least, (await inOne()) / many_ms)
    }
    assert.ok(least < times / 4, `${JSON.stringify(piece)}: in one text ${least.toFixed(1)} times as long as in many`)
  }
})
