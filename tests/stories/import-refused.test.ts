/** N10: the rows of a file that are refused can be taken away whole, mended, and brought again. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { importsApi } from '#areas/imports/api.ts'
import { openStory, type Story } from '../arrivals.ts'
import { bring, ran } from '../importing.ts'

let story: Story
before(async () => {
  story = await openStory()
})
after(() => story?.server.stop())

async function download(id: string): Promise<string> {
  const file = await fetch(`${story.nora.address}/api/imports/${id}/refused-file`, {
    headers: { cookie: story.nora.cookie() },
  })
  assert.equal(file.status, 200)
  return file.text()
}

async function refusedFile(name: string, content: string): Promise<string> {
  const done = await ran(story.nora, (await bring(story.nora, name, content)).id)
  assert.equal(done.state, 'done', done.problem ?? '')
  return download(done.id)
}

const cellsOf = (file: string, delimiter = ',') =>
  parse(file, { bom: true, delimiter, record_delimiter: '\r\n' }) as unknown as string[][]

const BEHIND = 'cells behind the last column'

test('N10 of a row with too many cells all of them are in the file of refused rows, and it brings nothing in unmended', async () => {
  const file = await refusedFile(
    'cut.csv',
    [
      'id,text,who',
      'm1,It leaks, and it hisses, says Ann,=HYPERLINK("x"),"one, of ""two"""',
      'm2,,Bo',
      'm3,x,=1+1,=cmd|calc,@x',
      'm4,All is well,Cy',
    ].join('\n'),
  )
  const [head, first, second, third, ...more] = cellsOf(file)
  assert.deepEqual(head, ['id', 'text', 'who', BEHIND, 'line', 'why it was refused'])
  assert.deepEqual(first?.slice(0, 5), [
    ...['m1', 'It leaks', ' and it hisses'],
    ...[' says Ann,"=HYPERLINK(""x"")","one, of ""two"""', '2'],
  ])
  assert.deepEqual(second?.slice(0, 5), ['m2', '', 'Bo', '', '3'])
  assert.deepEqual(third?.slice(0, 4), ['m3', 'x', "'=1+1", "'=cmd|calc,@x"], 'no spreadsheet takes it for a formula')
  assert.equal(more.length, 0)

  const again = await bring(story.nora, 'again.csv', file)
  const { rows } = await story.nora.call(importsApi.preview, { id: again.id })
  assert.deepEqual(
    rows.map(({ post, wrong }) => [post, /still holds something in “cells behind/.test(wrong?.sentence ?? '')]),
    [
      [null, true],
      [null, false],
      [null, true],
    ],
  )
  const mended = `id,text,who,${BEHIND},line,why it was refused\nm1,"It leaks, and it hisses",Ann,,2,It has 7 cells\n`
  const brought = await ran(story.nora, (await bring(story.nora, 'mended.csv', mended)).id)
  assert.deepEqual([brought.counts?.new, brought.counts?.refused], [1, 0])
})

test('N10 where no row has too many cells the file of refused rows has the columns of the file', async () => {
  const file = await refusedFile('semi.csv', 'id;text\nn1;\nn2;Fine\n')
  assert.deepEqual(cellsOf(file, ';'), [
    ['id', 'text', 'line', 'why it was refused'],
    ['n1', '', '2', 'It says nothing: the text is empty.'],
  ])
})

const LATE = `Kommentar;Datum
It leaks again and again;99/99/2026
And it hisses ever since;01.02.2026
`

test('N10 the file of refused rows brought again unmended is refused again for its dates', async () => {
  const file = await refusedFile('datum.csv', LATE)
  assert.equal(cellsOf(file, ';').length, 2)
  const again = await bring(story.nora, 'again.csv', file)
  assert.deepEqual(again.mapping?.columns, { text: 'Kommentar', posted_at: 'Datum' })
  const { rows } = await story.nora.call(importsApi.preview, { id: again.id })
  assert.deepEqual(
    rows.map(({ post, wrong }) => [post, wrong?.column, wrong?.code]),
    [[null, 'Datum', 'no_instant']],
  )
})

test('N10 what is refused of a JSON file in one line is told by which post it is', async () => {
  const posts = [{ text: 'Fine' }, { text: '' }, { text: 'Fine too' }, { text: 'Late', date: 'yesterday' }]
  const file = await refusedFile('one-line.json', JSON.stringify(posts))
  const [head, ...rows] = cellsOf(file)
  assert.deepEqual(head, ['text', 'date', 'which post', 'why it was refused'])
  assert.deepEqual(
    rows.map((row) => row[2]),
    ['2', '4'],
  )
})

test('N10 a long text is whole in the file of refused rows, and one that is too long is still too long', async () => {
  const long = 'It leaks. '.repeat(2_000).trim()
  const endless = 'x'.repeat(150_000)
  const file = await refusedFile('long.csv', `id,text,date\nl1,${long},yesterday\nl2,${endless},2026-01-01\n`)
  const [, first, second] = cellsOf(file)
  assert.equal(first?.[1], long)
  assert.deepEqual(second?.[2], '2026-01-01')
  const { rows } = await story.nora.call(importsApi.preview, { id: (await bring(story.nora, 'again.csv', file)).id })
  assert.deepEqual(
    rows.map(({ wrong }) => wrong?.code),
    ['no_instant', 'text_too_long'],
  )
})
