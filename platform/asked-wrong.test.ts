/** What is wrong with what was asked is said in words for people, whichever check found it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { placeOf, sayWrong } from './asked-wrong.ts'

const Asked = z.object({
  name: z.string().max(80),
  names: z.array(z.string().min(2)).max(2),
  at: z.iso.datetime(),
  id: z.uuid(),
  mail: z.email(),
  size: z.int().min(1).max(10),
  kind: z.enum(['brand', 'topic']),
  own: z.string().min(1, 'Give it a name.'),
  flag: z.boolean(),
})
const right = {
  ...{ name: 'a', names: [], at: '2026-11-27T14:05:00Z', id: '01923456-789a-7bcd-8ef0-123456789abc' },
  ...{ mail: 'a@b.example', size: 1, kind: 'brand', own: 'x', flag: true },
}

const wrong = (change: object): string[] => {
  const read = Asked.safeParse({ ...right, ...change }, { error: sayWrong })
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`)
}

const CASES: readonly [change: object, said: string][] = [
  [{ name: 'x'.repeat(95) }, 'Name: at most 80 letters, and these are 95; shorten it'],
  [{ name: undefined }, 'Name: it is missing; say what it is'],
  [{ name: 5 }, 'Name: a text has to stand here'],
  [{ names: ['ab', 'cd', 'ef'] }, 'Names: at most 2 entries, and these are 3; take some out'],
  [{ names: ['ab', 'c'] }, 'Names, number 2: at least 2 letters, and this is 1'],
  [{ at: 'yesterday' }, 'At: no instant; one is written as 2025-11-27T14:05:00Z'],
  [{ id: '7' }, 'Id: no id; one looks like 01923456-789a-7bcd-8ef0-123456789abc'],
  [{ mail: 'bo' }, 'Mail: no e-mail address; one looks like ana@fernhill.example'],
  [{ size: 11 }, 'Size: 10 at most'],
  [{ size: 1.5 }, 'Size: a whole number has to stand here'],
  [{ kind: 'set' }, 'Kind: one of these: brand, topic'],
  [{ own: '' }, 'Own: Give it a name.'],
  [{ flag: 'yes' }, 'Flag: true or false has to stand here'],
]

for (const [change, said] of CASES)
  test(`${JSON.stringify(change).slice(0, 40)}: ${said}`, () => assert.deepEqual(wrong(change), [said]))

test('the examples of instants and days lie behind whoever reads them: copied, they are taken where only the past is', () => {
  const Days = z.object({ at: z.iso.datetime(), on: z.iso.date(), when: z.date() })
  const read = Days.safeParse({ at: 'x', on: 'x', when: 'x' }, { error: sayWrong })
  const examples = read.error?.issues.map(({ message }) => /\d{4}-\d\d-\d\d(T[\d:]+Z)?/.exec(message)?.[0] ?? '') ?? []
  assert.equal(examples.length, 3)
  // The first commit of this house: nobody reads it earlier.
  for (const example of examples) assert.ok(Date.parse(example) < Date.parse('2026-11-01'), example)
})
