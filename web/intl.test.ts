import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exactInstant, lengthOf, money, percent, relativeInstant, shortInstant } from './intl.ts'
import { english } from './words/english.ts'
import { type ShellWords, shellWords, type WordTable, wordsFor } from './words.ts'

const leeds = { locale: 'en-GB', time_zone: 'Europe/London' }
const kolkata = { locale: 'en-IN', time_zone: 'Asia/Kolkata' }
const now = new Date('2026-11-19T10:42:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

test('a list shows the time today, the weekday this week, then the day, by the person’s own midnight', () => {
  assert.equal(shortInstant('2026-11-19T09:58:00Z', now, leeds), '09:58')
  assert.match(shortInstant('2026-11-18T21:14:00Z', now, leeds), /^Wed,? 21:14$/)
  assert.equal(shortInstant('2026-10-02T08:00:00Z', now, leeds), '2 Oct')
  assert.equal(shortInstant('2025-10-02T08:00:00Z', now, leeds), '2 Oct 2025')
  // 20:00 of the 18th in Leeds is already the 19th in Kolkata.
  assert.doesNotMatch(shortInstant('2026-11-18T20:00:00Z', now, kolkata), /Wed/)
})

test('relative times are said in words and never as 0 seconds', () => {
  assert.equal(relativeInstant(ago(5), now, leeds), '5 min ago')
  assert.equal(relativeInstant(ago(60 * 26), now, leeds), 'yesterday')
  assert.equal(relativeInstant(ago(-60 * 50), now, leeds), 'in 2 days')
  assert.equal(relativeInstant(now, now, leeds), 'now')
})

test('the exact instant names its time zone', () => {
  assert.match(exactInstant(now, leeds), /Thursday,? 19 November 2026.*10:42:00.*GMT/)
})

test('lengths have at most two parts and stay short', () => {
  const length = (minutes: number) => lengthOf(minutes * 60_000, english, 'en')
  assert.deepEqual([0.5, 18, 72, 120, 11 * 60 + 5, 60 * 72].map(length), [
    '30 s',
    '18 min',
    '1 h 12 min',
    '2 h',
    '11 h',
    '3 days',
  ])
  assert.equal(lengthOf(-5, english, 'en'), '0 s')
})

test('money is kept in the currency’s smallest unit, which is not always a hundredth', () => {
  assert.equal(money(114_650, 'GBP', 'en-GB'), '£1,146.50')
  assert.equal(money(1_146, 'JPY', 'en-GB'), 'JP¥1,146')
  assert.equal(money(1_146_500, 'KWD', 'en-GB').replace(/\s/u, ' '), 'KWD 1,146.500')
})

test('small shares keep a decimal', () => {
  assert.equal(percent(0.472, 'en'), '47%')
  assert.equal(percent(0.012, 'en'), '1.2%')
})

test('a language that lacks a string shows it in English', () => {
  const table: WordTable<ShellWords> = { en: shellWords.en, de: { home: 'Start' } }
  assert.equal(wordsFor(table, 'de-AT').home, 'Start')
  assert.equal(wordsFor(table, 'de-AT').inbox, 'Inbox')
  assert.equal(wordsFor(table, 'fr').home, 'Home')
})
