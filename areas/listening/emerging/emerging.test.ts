import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { emergingIn, type Said, type Usual } from './emerging.ts'
import { termsIn } from './terms.ts'

const QUIET: Usual = {
  ...{ days: 28, posts: 28 * 8, weekday_posts: 32, weekday_days: 4 },
  ...{ people: new Map(), unseen: 0 },
}

const said = (...texts: string[]): Said[] =>
  texts.map((text, nth) => ({
    ...{ post_id: `${nth}`, author_id: `${nth}`, said_at: new Date(Date.UTC(2026, 10, 20, 8, nth)) },
    terms: termsIn(tokenize(text, null), { language: 'en', own: new Set() }),
  }))

test('L8 a topic is made of those who say it: one word of it beside another matter is none of it', () => {
  const recall = 'The maker swaps the lid without a receipt since Monday'
  const flood = 'Nothing since the depot flooded'
  const posts = said(...Array.from({ length: 6 }, () => recall), ...Array.from({ length: 2 }, () => flood))
  const topics = emergingIn(posts, QUIET)
  const of = topics.find(({ posts: [first] }) => first?.post_id === '0') ?? assert.fail('it emerges')
  assert.deepEqual(
    of.posts.map(({ post_id }) => post_id),
    ['0', '1', '2', '3', '4', '5'],
  )
  assert.equal(of.people, 6)
})

test('L8 who says most of it in other words is among them', () => {
  const posts = said(
    ...Array.from({ length: 5 }, () => 'The maker swaps the loose lid without a receipt'),
    'Loose lid again, what does the maker say',
  )
  const [of] = emergingIn(posts, QUIET)
  assert.equal(of?.posts.length, 6)
})
