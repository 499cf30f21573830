import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from './dates.ts'

const AT = '2006-01-02T15:04:05.000Z'
const READ: Readonly<Record<string, string>> = {
  'Mon, 02 Jan 2006 15:04:05 GMT': AT,
  'Mon, 2 Jan 2006 15:04:05 +0000': AT,
  'Mon, 02 Jan 06 15:04:05 UT': AT,
  'Mon,02 Jan 2006 15:04:05 Z': AT,
  '02 Jan 2006 10:04:05 EST': AT,
  '2 January 2006 07:04:05 PST': AT,
  'mon, 02 jan 2006 15:04:05 gmt': AT,
  'Monday, 02-Jan-06 15:04:05 GMT': AT,
  'Mon Jan  2 15:04:05 2006': AT,
  'Mon Jan 2 15:04:05 UTC 2006': AT,
  'Mon Jan 02 08:04:05 -0700 2006': AT,
  'January 2, 2006 3:04:05 PM': AT,
  'Jan. 2, 2006, 3:04:05 p.m.': AT,
  'Mon, 02 Jan 2006 16:04:05 +01:00': AT,
  'Mon, 02 Jan 2006 16:04:05 CET': AT,
  'Mon, 02 Jan 2006 16:04:05 GMT+1': AT,
  '\n\t Mon, 02 Jan 2006\n15:04:05 GMT ': AT,
  'Mo, 02 Januar 2006 16:04:05 +0100': AT,
  'lun., 2 janv. 2006 15:04:05': AT,
  'mar., 3 janv. 2006': '2006-01-03T00:00:00.000Z',
  'martes, 7 de marzo de 2006': '2006-03-07T00:00:00.000Z',
  'lunes, 2 de enero de 2006 15:04:05': AT,
  'Пн, 02 янв 2006 18:04:05 +0300': AT,
  '2006-01-02T15:04:05Z': AT,
  '2006-01-02T15:04:05.000Z': AT,
  '2006-01-02t10:04:05-05:00': AT,
  '2006-01-02T15:04:05+0000': AT,
  '2006-01-02 15:04:05': AT,
  '2006-01-02 15:04:05 UTC': AT,
  '20060102T150405Z': AT,
  '2006/01/02 15:04:05': AT,
  '01/02/2006 15:04:05': AT,
  '02.01.2006 15:04:05': AT,
  '1136214245': AT,
  '1136214245000': AT,
  '2006-01-02T15:04': '2006-01-02T15:04:00.000Z',
  '2006-01-02T15:04+01:00': '2006-01-02T14:04:00.000Z',
  'Mon, 02 Jan 2006 15:04 GMT': '2006-01-02T15:04:00.000Z',
  'Mon, 02 Jan 2006': '2006-01-02T00:00:00.000Z',
  '2 Jan 2006': '2006-01-02T00:00:00.000Z',
  '2006-01-02': '2006-01-02T00:00:00.000Z',
  '2006-01': '2006-01-01T00:00:00.000Z',
  '2006': '2006-01-01T00:00:00.000Z',
  '2006-002': '2006-01-02T00:00:00.000Z',
  '20060102': '2006-01-02T00:00:00.000Z',
  '25/12/2006': '2006-12-25T00:00:00.000Z',
  'Fri, 31 Dec 99 23:59:60 GMT': '2000-01-01T00:00:00.000Z',
  '12:30 AM, 2 Jan 2006': '2006-01-02T00:30:00.000Z',
  'Tue, 29 Feb 2028 24:00:00 GMT': '2028-03-01T00:00:00.000Z',
}

test(`${Object.keys(READ).length} ways of writing a date are read`, () => {
  const read = Object.keys(READ).map((written) => [written, readDate(written)?.toISOString() ?? null])
  assert.deepEqual(Object.fromEntries(read), READ)
})

test('what is no date is none', () => {
  const none = [
    undefined, '', ' ', 'yesterday', 'soon', 'N/A', '0000-00-00 00:00:00', '0001-01-01T00:00:00Z', '-1', '2006-13-01', '2006-01-32', '99999999999999999',
    'Mon, 32 Jan 2006', 'x'.repeat(100_000), '1'.repeat(100_000), '1:'.repeat(50_000), 'Jan '.repeat(20_000), '\0', '🙂', 'Infinity', 'NaN',
  ] // biome-ignore format: a list
  for (const written of none) assert.equal(readDate(written), null, String(written).slice(0, 40))
})
