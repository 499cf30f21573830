import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvOf } from './csv.ts'

test('what a spreadsheet would take for a formula is text, wherever it hides', () => {
  const evil = ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\u200b=1', '＝1', '"=1']
  const lines = csvOf(
    ['said'],
    evil.map((one) => [one]),
  )
    .split('\r\n')
    .slice(1, -1)
  for (const line of lines.slice(0, -1)) assert.match(line, /^"?'/, line)
  assert.equal(lines.at(-1), '"""=1"')
  assert.equal(csvOf(['n'], [[-4]]).split('\r\n')[1], '-4')
  assert.equal(csvOf(['n'], [[8.033866990000002]]).split('\r\n')[1], '8.0339')
})

test('cells with commas, quotes and lines come back as they were, behind the mark of UTF-8', () => {
  assert.equal(
    csvOf(['a', 'b'], [['x,y', 'he said "no"\nand left']]),
    '\uFEFFa,b\r\n"x,y","he said ""no""\nand left"\r\n',
  )
})
