import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shortInstant } from './intl.ts'
import { withRegion } from './locale.ts'

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
