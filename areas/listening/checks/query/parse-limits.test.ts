import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spentMs } from '#platform/cost.ts'
import { problemsOf } from './anchors.ts'
import { explain } from './explain.ts'
import { highlight } from './highlight.ts'
import { parse } from './parse.ts'
import { pretty } from './pretty.ts'
import { DEPTH_MAX, LEAVES_MAX, PROBLEMS_MAX, TEXT_MAX } from './problems.ts'
import { write } from './write.ts'

const codesOf = (text: string) => parse(text).problems.map(({ code }) => code)

const tooMuch: [says: string, text: string, code: string][] = [
  ['10,000 brackets inside each other', `${'('.repeat(10_000)}a${')'.repeat(10_000)}`, 'too_deep'],
  ['10,000 brackets that are never closed', '('.repeat(10_000), 'too_deep'],
  ['10,000 NOT', `${'NOT '.repeat(10_000)}a`, 'too_deep'],
  ['10,000 minuses', `${'-'.repeat(10_000)}a`, 'too_deep'],
  ['10,000 titles', `${'title:('.repeat(10_000)}a`, 'too_deep'],
  ['NEAR 5,000 times in a row', `a${' NEAR/2 a'.repeat(5000)}`, 'too_many_nears'],
  ['25,000 alternatives', `a${'|a'.repeat(25_000)}`, 'too_many_leaves'],
  ['as many values of a field', `lang:(de${' OR de'.repeat(LEAVES_MAX)})`, 'too_many_leaves'],
  ['a megabyte', 'kettle '.repeat(150_000), 'too_long'],
  ['50,000 alternatives', `a${' OR a'.repeat(50_000)}`, 'too_long'],
]
for (const [says, text, code] of tooMuch) {
  test(`${says} are refused with one problem and its mend`, () => {
    const { node, problems } = parse(text)
    assert.ok(node === null, 'it was read')
    assert.deepEqual(
      problems.map((problem) => problem.code),
      [code],
    )
    assert.match(problems[0]?.says ?? '', /several (monitors|queries)/)
    assert.ok(problems[0] && problems[0].start < problems[0].end && problems[0].end <= text.length)
    assert.equal(highlight(text).at(-1)?.end, text.length)
  })
}

test('exactly as much as is allowed is read, and can be written, explained and judged', () => {
  const deep = `${'('.repeat(DEPTH_MAX)}kettle${')'.repeat(DEPTH_MAX)}`
  const leaning = `${'(a NEAR/2 '.repeat(DEPTH_MAX)}kettle${')'.repeat(DEPTH_MAX)}`
  const nested = `${'(kettle OR (arc '.repeat(DEPTH_MAX / 2)}lid${'))'.repeat(DEPTH_MAX / 2)}`
  const negated = `${'-'.repeat(DEPTH_MAX)}kettle`
  const wide = Array.from({ length: LEAVES_MAX }, (_, at) => `k${at}`).join(' OR ')
  const long = `"${'kettle '.repeat(TEXT_MAX / 7 - 1)}"`
  for (const text of [deep, leaning, nested, negated, wide, long]) {
    const { node } = parse(text)
    assert.ok(node, text.slice(0, 50))
    assert.deepEqual(problemsOf(text), [])
    assert.deepEqual([codesOf(write(node)), codesOf(pretty(node))], [[], []], text.slice(0, 50))
    assert.ok(write(node).length > 0 && explain(node).length > 0)
  }
  assert.deepEqual(codesOf(`(${deep})`), ['too_deep'])
  assert.deepEqual(codesOf(`-${negated}`), ['too_deep'])
  assert.deepEqual(codesOf(`${wide} OR k`), ['too_many_leaves'])
  assert.deepEqual(codesOf('a'.repeat(TEXT_MAX)), [])
  assert.deepEqual(codesOf('a'.repeat(TEXT_MAX + 1)), ['too_long'])
})

test('no more problems are told than a person would read', () => {
  for (const piece of ['foo:a ', 'OR ', ') ', 'a NEAR b ', '\u202ea ', 'lang: ', '() ', 'k* '])
    assert.equal(parse(piece.repeat(1000)).problems.length, PROBLEMS_MAX, piece)
})

/** Made to have a pattern look at the same characters again and again. */
const hostile = [
  'a',
  'a ',
  '( ',
  '(a)',
  '"a" ',
  '“',
  '«a» ',
  'a:',
  'x:',
  '-',
  '- ',
  '!',
  '!a',
  '~1',
  '"a"~1',
  '/',
  'link:a.b/',
  ':(',
  ':) ',
  '|',
  'NEAR/',
  'NEAR/1 ',
  '*',
  'ke*',
  '#',
  '@',
  'a.',
  '\u200b',
  '\u200d',
  '\ud800',
  '\u202e',
  'foo:(',
  'title:',
  'lang:(de ',
  'é́',
  '👩\u200d',
  "a'",
  'AND ',
  'a OR ',
  'NOT ',
  '+',
  ',',
  '1,000',
]

test('one long text takes about what as many characters in short ones take', async () => {
  const long = 32_000
  const short = 1000
  const times = long / short
  const all = (text: string) => {
    highlight(text)
    problemsOf(text)
  }
  for (const piece of hostile) {
    for (const text of [piece.repeat(long).slice(0, long), `${piece.repeat(long).slice(0, long - 2)} a`]) {
      const inOne = () => spentMs(() => all(text))
      const inMany = () =>
        spentMs(() => {
          for (let at = 0; at < long; at += short) all(text.slice(at, at + short))
        })
      // Were the time to grow with the square, one would take 32 times as long, however often it is tried.
      let least = Number.POSITIVE_INFINITY
      for (let attempt = 0; attempt < 20 && least > times / 4; attempt += 1) {
        const many_ms = await inMany()
        least = Math.min(least, (await inOne()) / many_ms)
      }
      assert.ok(least < times / 4, `${JSON.stringify(piece)}: in one text ${least.toFixed(1)} times as long as in many`)
    }
  }
})
