import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateFormOf, type How, readInstant } from './instants.ts'

const HERE: How = { date_form: 'auto', time_zone: 'Europe/Berlin' }
const at = (text: string, how: Partial<How> = {}) => {
  const read = readInstant(text, { ...HERE, ...how })
  return 'at' in read ? read.at.toISOString() : read.wrong
}

test('instants are read as programs and people write them, in the zone that they name or else in ours', () => {
  const same = '2015-02-24T10:35:52.000Z'
  for (const text of [
    '2015-02-24T10:35:52Z',
    '2015-02-24 11:35:52 +0100',
    '2015-02-24 11:35:52',
    '2015/02/24 11:35:52',
    '24.02.2015 11:35:52',
    '24/02/2015 11:35:52',
    'Tue Feb 24 10:35:52 +0000 2015',
    'Tue, 24 Feb 2015 11:35:52 +0100',
    '1424774152',
    '1424774152000',
    '2/24/2015 11:35:52 AM',
    '2015-02-24T10:35:52.000+00:00',
  ])
    assert.equal(at(text), same, text)
  assert.equal(at('2015-07-01'), '2015-06-30T22:00:00.000Z', 'summer time')
  assert.equal(at('12/31/2015 12:05 am', { time_zone: 'UTC' }), '2015-12-31T00:05:00.000Z')
})

test('N10 what is refused is quoted as it was written, in right English, with a day that has been', () => {
  assert.match(at('03/04/2015'), /^“03\/04\/2015” could be the 3rd or the 4th of a month\./)
  assert.match(at('1/2/2015'), /the 1st or the 2nd of/)
  assert.match(at('12/11/2015'), /the 12th or the 11th of/)
  for (const written of ['2026-13-45', '31.02.2015 9:05', '2015-02-03T25:00:00Z', 'Tue, 31 Feb 2015 11:35:52 +0100'])
    assert.equal(at(written), `There is no “${written}”. Check the day, the month and the time.`)
  for (const advice of [at('rubbish'), at('03/04/2015')]) {
    const [example = ''] = /\d{4}-\d{2}-\d{2}/.exec(advice) ?? []
    assert.ok(new Date(example).getTime() < Date.UTC(2026, 0, 1), advice)
  }
})

test('what could be two days is not guessed, and what is no day is refused', () => {
  assert.match(at('03/04/2015'), /Say whether the day or the month is first/)
  assert.equal(at('03/04/2015', { date_form: 'day_first', time_zone: 'UTC' }), '2015-04-03T00:00:00.000Z')
  assert.equal(at('03/04/2015', { date_form: 'month_first', time_zone: 'UTC' }), '2015-03-04T00:00:00.000Z')
  assert.match(at('2015-02-30'), /There is no/)
  assert.match(at('2015-02-03 25:00'), /There is no/)
  assert.match(at('yesterday'), /no date we can read/)
  assert.equal(dateFormOf(['03/04/2015', '13/04/2015']), 'day_first')
  assert.equal(dateFormOf(['03/04/2015', '03/14/2015']), 'month_first')
  assert.equal(dateFormOf(['03/04/2015']), 'auto')
})
