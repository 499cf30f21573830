import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockTime, dayName, lengthOf, relativeInstant, shortInstant } from './intl.ts'
import { asWritten, withRegion } from './locale.ts'
import { english } from './words/english.ts'

const at = (locale: string) => ({ locale, time_zone: 'Europe/London' })

test('a language alone takes its region from the browser, first from the same language', () => {
  assert.equal(withRegion(at('en'), ['de-DE', 'en-GB', 'en']).locale, 'en-GB')
  assert.equal(withRegion(at('en'), ['de-AT', 'de']).locale, 'en-AT')
  assert.equal(withRegion(at('zh-Hant'), ['zh-TW']).locale, 'zh-Hant-TW')
  assert.equal(withRegion(at('en'), ['en']).locale, 'en')
  assert.equal(withRegion(at('en'), ['not a language', '']).locale, 'en')
})

test('a region that was chosen stays', () => {
  assert.equal(withRegion(at('en-US'), ['en-GB']).locale, 'en-US')
})

test('dates are then written as people there write them', () => {
  const day = ['2026-10-02T08:00:00Z', new Date('2026-11-19T10:42:00Z')] as const
  assert.equal(shortInstant(...day, at('en')), 'Oct 2')
  assert.equal(shortInstant(...day, withRegion(at('en'), ['en-IE'])), '2 Oct')
})

test('dates are in the language of the words, in the manner of the person’s region', () => {
  const now = new Date('2026-11-19T16:42:00Z')
  const in_berlin = asWritten({ locale: 'de-AT', time_zone: 'Europe/Berlin' })
  assert.equal(relativeInstant('2026-11-18T10:00:00Z', now, in_berlin), 'yesterday')
  assert.equal(dayName(now, in_berlin), 'Thursday, 19 November')
  assert.equal(clockTime(now, in_berlin), '17:42')
  for (const locale of ['ar-EG', 'fa', 'tr', 'zh-Hant-TW', 'uk-UA', 'de']) {
    assert.match(dayName(now, asWritten(at(locale))), /^Thursday,? (19 November|November 19)$/, locale)
    assert.match(lengthOf(4_320_000, english, asWritten(at(locale)).locale), /^1 h 12 min$/, locale)
  }
  assert.equal(asWritten(at('en-US')).locale, 'en-US')
  assert.equal(asWritten(at('en')).locale, 'en')
})
