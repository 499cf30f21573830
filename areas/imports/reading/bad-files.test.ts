/** Files as they really come: cut off, of another program, in another alphabet, made to break what reads them. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import type { Encoding, Format } from '../checks/fields.ts'
import { detect } from './detect.ts'
import { type Row, rowsOf, Unreadable } from './rows.ts'

async function* inPieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? Buffer.from(content) : content)

async function read(content: string | Uint8Array, said: { encoding?: Encoding } = {}, size = 7): Promise<Row[]> {
  const format = await detect(bytesOf(content), said)
  return rowsIn(content, format, size)
}

async function rowsIn(content: string | Uint8Array, format: Format, size = 7): Promise<Row[]> {
  const rows: Row[] = []
  for await (const some of rowsOf(inPieces(bytesOf(content), size), format)) rows.push(...some)
  return rows
}

const cells = (rows: readonly Row[]) => rows.map((row) => [...row.cells])
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

describe('N10 what is no file of posts is refused with the way to one', () => {
  const wrong: readonly [name: string, content: string | Uint8Array, code: string][] = [
    ['an empty file', '', 'empty_file'],
    ['white space', ' \n\n  ', 'empty_file'],
    ['only a header', 'text,author', 'only_header'],
    ['an Excel file', Buffer.from('PK\u0003\u0004[Content_Types].xml'), 'excel_file'],
    ['an old Excel file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'excel_file'],
    ['a packed file', Uint8Array.of(0x1f, 0x8b, 8, 0), 'packed_file'],
    ['a PDF', '%PDF-1.7', 'pdf_file'],
    [
      'a picture by another name',
      Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256),
      'no_text_file',
    ],
    ['a web page', '<!DOCTYPE html><html>', 'markup_file'],
    [
      'more than two hundred columns',
      `${Array.from({ length: 201 }, (_, at) => `c${at}`).join(',')}\n1\n`,
      'too_many_columns',
    ],
    [
      'JSON with as many',
      JSON.stringify([Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`c${at}`, at]))]),
      'too_many_columns',
    ],
    ['JSON without a post', '[1, 2, "x"]', 'no_posts'],
    ['JSON nested ten thousand deep', '['.repeat(10_000), 'no_posts'],
  ]
  for (const [name, content, code] of wrong)
    test(`${name}: ${code}`, () => assert.rejects(detect(bytesOf(content)), refused(code)))
})

describe('N10 a file is read in its own encoding', () => {
  const said = 'text,author\nÇa marche 茶 😡,Zoë\n'
  const utf16 = (big: boolean, mark: boolean) => {
    const bytes = Buffer.from((mark ? '\u{feff}' : '') + said, 'utf16le')
    return big ? bytes.swap16() : bytes
  }
  const same: readonly [name: string, content: Uint8Array, encoding: string][] = [
    ['UTF-8', Buffer.from(said), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\u{feff}${said}`), 'utf-8'],
    ['UTF-16 LE', utf16(false, true), 'utf-16le'],
    ['UTF-16 BE', utf16(true, true), 'utf-16be'],
  ]
  for (const [name, content, encoding] of same)
    test(name, async () => {
      assert.equal((await detect(content)).encoding, encoding)
      for (const size of [1, 3, 1_000])
        assert.deepEqual(cells(await read(content, {}, size)), [['Ça marche 茶 😡', 'Zoë']])
      assert.deepEqual((await detect(content)).columns, ['text', 'author'])
    })

  test('UTF-16 without a mark is told by its zeros, Windows-1252 by what is no UTF-8', async () => {
    const plain = 'text,author\nIt leaks again and again,Ann\n'
    for (const big of [false, true]) {
      const bytes = Buffer.from(plain, 'utf16le')
      assert.deepEqual(cells(await read(big ? bytes.swap16() : bytes)), [['It leaks again and again', 'Ann']])
    }
    const old = Buffer.concat([
      Buffer.from('text,author\n'),
      Uint8Array.of(0x93, 0x5a, 0xfc, 0x94),
      Buffer.from(',B\n'),
    ])
    assert.deepEqual(cells(await read(old)), [['“Zü”', 'B']])
  })

  test('bytes that are wrong in one row refuse that row alone, with its line', async () => {
    const bytes = Buffer.concat([
      Buffer.from('text,author\nfine é è,A\nbroken '),
      Uint8Array.of(0xe9),
      Buffer.from(',B\nfine again \u{fffd} ü,C\n'),
    ])
    for (const size of [1, 5, 1_000]) {
      const rows = await read(bytes, {}, size)
      assert.deepEqual(
        rows.map((row) => row.wrong !== null),
        [false, true, false],
        String(size),
      )
      assert.match(rows[1]?.wrong ?? '', /no UTF-8, in “text”/)
      assert.equal(rows[1]?.line, 3)
      assert.equal(rows[2]?.cells[0], 'fine again \u{fffd} ü', 'a sign that stands for one is one')
    }
  })
})

describe('N10 separators, quotes and names of columns', () => {
  for (const delimiter of [',', ';', '\t', '|'])
    test(`the separator ${JSON.stringify(delimiter)} is found, also where texts hold the others`, async () => {
      const line = (...parts: string[]) => parts.map((part) => `"${part}"`).join(delimiter)
      const file = `${line('text', 'when', 'who')}\r\n${line('a, b; c| d', '2026-01-01', 'A')}\r\n${line('e', '2026-01-02', 'B')}\r\n`
      assert.equal((await detect(Buffer.from(file))).delimiter, delimiter)
      assert.deepEqual(cells(await read(file))[0], ['a, b; c| d', '2026-01-01', 'A'])
    })

  test('a text in quotes may hold lines, quotes and separators, and lines are counted as an editor does', async () => {
    const rows = await read('text,who\n"one ""two""\n,three",A\nfour,B\n')
    assert.deepEqual(cells(rows), [
      ['one "two"\n,three', 'A'],
      ['four', 'B'],
    ])
    assert.deepEqual(
      rows.map((row) => row.line),
      [2, 4],
    )
  })

  test('columns of the same name, and without one, can be told apart', async () => {
    assert.deepEqual((await detect(Buffer.from('text,text,,who\na,b,c,d\n'))).columns, [
      'text',
      'text (2)',
      'Column 3',
      'who',
    ])
  })

  test('too few cells are empty ones; too many refuse the row', async () => {
    const [few, more, fine] = await read('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n')
    assert.deepEqual(few?.cells, ['1', '2', ''])
    assert.match(more?.wrong ?? '', /4 cells, and the header names 3/)
    assert.equal(fine?.wrong, null)
  })

  test('a quote that is never closed says where it was opened, in a small file and in an endless one', async () => {
    const small = 'text,who\nfine,A\n"open,B\nmore,C\n'
    await assert.rejects(
      rowsIn(small, await detect(Buffer.from(small))),
      (error) => error instanceof Unreadable && error.row === 2 && error.message.startsWith('Line 3:'),
    )
    const head = await detect(Buffer.from(small))
    let taken = 0
    async function* endless(): AsyncIterable<Uint8Array> {
      yield Buffer.from(small)
      for (;;) {
        taken += 1
        yield Buffer.from('x,y\n'.repeat(10_000))
      }
    }
    const all = async () => {
      for await (const _ of rowsOf(endless(), head));
    }
    await assert.rejects(all, (error) => error instanceof Unreadable && /never closed/.test(error.message))
    assert.ok(taken < 1_000, 'and does not fill the memory first')
  })

  test('NUL is dropped, and what looks like a formula is only text', async () => {
    assert.deepEqual(cells(await read('text,who\na\0b,=1+1\n=cmd|calc,@x\n')), [
      ['ab', '=1+1'],
      ['=cmd|calc', '@x'],
    ])
  })
})

describe('N10 JSON', () => {
  test('an array, lines, and what other programs wrap around it, nested or not', async () => {
    const posts = [
      { text: 'a "q" [', user: { name: 'Ann' } },
      { text: 'b }', user: { name: 'Bo' }, tags: ['x'] },
    ]
    const forms = [
      JSON.stringify(posts),
      JSON.stringify(posts, null, 2),
      posts.map((post) => JSON.stringify(post)).join('\n'),
      JSON.stringify({ data: posts }),
    ]
    for (const form of forms) {
      assert.deepEqual((await detect(Buffer.from(form))).columns, ['text', 'user.name'])
      for (const size of [1, 4, 1_000])
        assert.deepEqual(cells(await read(form, {}, size)), [
          ['a "q" [', 'Ann'],
          ['b }', 'Bo'],
        ])
    }
  })

  test('the list is found where it lies, with the lines of its rows, and other lists are not taken for it', async () => {
    const posts = [{ text: 'a ] "q" \\', media: [{ url: 'x' }], comments: [{ text: 'no' }] }, { text: 'b }' }]
    const wrapped: readonly [file: object, rows_at: string][] = [
      [{ meta: { at: '2026', 'a"]': '{[' }, data: { items: posts } }, 'data.items'],
      [{ users: [{ name: 'A' }, { name: 'B' }, { name: 'C' }], found: { 'the "rows"': posts } }, 'found.the "rows"'],
      [{ message: 'OK', hits: { total: 2, hits: posts } }, 'hits.hits'],
      [{ lists: [[{ text: 'x' }], posts, posts], deep: { a: { b: { c: posts } } } }, 'deep.a.b.c'],
      [{ posts, more: { posts } }, 'posts'],
    ]
    for (const [file, rows_at] of wrapped)
      for (const form of [JSON.stringify(file), JSON.stringify(file, null, 1)]) {
        assert.equal((await detect(Buffer.from(form))).rows_at?.join('.'), rows_at)
        for (const size of [1, 5, 1_000]) assert.deepEqual(cells(await read(form, {}, size)), [['a ] "q" \\'], ['b }']])
      }
    const rows = await read('{"meta": {},\n"data": {"items": [\n{"text": "one"},\n\n17,\n{"text": "two"}]}}', {}, 3)
    assert.deepEqual(
      rows.map(({ line, cells: [text], wrong }) => [line, text, wrong !== null]),
      [
        [3, 'one', false],
        [5, '', true],
        [6, 'two', false],
      ],
    )
  })

  test('one post alone keeps its lists to itself, and what stands around no list is refused with what was expected', async () => {
    assert.deepEqual(cells(await read('{"text": "It leaks", "media": [{"url": "x"}], "user": {"name": "A"}}')), [
      ['It leaks', 'A'],
    ])
    for (const none of ['{"meta": {"page": 1}, "data": {"items": []}}', '{"ids": [1, 2], "n": 2}', '[]'])
      await assert.rejects(detect(Buffer.from(none)), (error) => {
        assert.ok(refused('no_posts')(error), none)
        assert.match((error as Refusal).message, /Bring a list of posts, \[\{"text": "…"\}\]/)
        return true
      })
  })

  test('an object around a hundred thousand posts is never in memory as a whole, and what follows the list is not read', async () => {
    const row = `${JSON.stringify({ text: 'It leaks again and again', who: 'Ann' })},`
    let [made, most_ahead, taken, last] = [0, 0, 0, '']
    async function* long(): AsyncIterable<Uint8Array> {
      yield Buffer.from('{"meta": {"n": 1}, "data": {"items": [')
      for (; made < 100_000; made += 1_000) {
        most_ahead = Math.max(most_ahead, made - taken)
        yield Buffer.from(row.repeat(1_000))
      }
      yield Buffer.from('{"text": "last"}]}, "more": [{"text": "no"}]}')
    }
    const format = await detect(
      Buffer.from(`{"meta": {"n": 1}, "data": {"items": [${row.repeat(20_000)}`.slice(0, 1_000_000)),
    )
    assert.deepEqual(format.rows_at, ['data', 'items'])
    for await (const rows of rowsOf(long(), format)) {
      taken += rows.length
      last = rows.at(-1)?.cells[0] ?? ''
    }
    assert.deepEqual([taken, last], [100_001, 'last'])
    assert.ok(most_ahead < 5_000, `${most_ahead} rows were read ahead`)
  })

  test('one that is nested ten thousand deep, too long, or no JSON is refused, and the next is read', async () => {
    const deep = `{"text":"x","a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`
    const file = `[{"text":"first"},\n${deep},\n{"text":},\n17,\n{"text":"last"}]`
    const rows = await read(file, {}, 64)
    assert.deepEqual(
      rows.map((row) => row.wrong === null),
      [true, false, false, false, true],
    )
    assert.deepEqual(
      rows.map((row) => row.line),
      [1, 2, 3, 4, 5],
    )
    assert.match(rows[1]?.wrong ?? '', /nested deeper than 64/)
    assert.equal(rows[4]?.cells[0], 'last')
  })

  test('one that is cut off says so', async () => {
    const rows = await read('[{"text":"whole"},\n{"text":"cut o')
    assert.match(rows[1]?.wrong ?? '', /never ends/)
  })
})

test('N10 five million rows are never in memory: reading is as far as what is asked for, and ends at the limit', async () => {
  let [made, most_ahead, taken] = [0, 0, 0]
  async function* endless(): AsyncIterable<Uint8Array> {
    yield Buffer.from('text,who\n')
    for (; made < 5_000_000; made += 1_000) {
      most_ahead = Math.max(most_ahead, made - taken)
      yield Buffer.from('It leaks again,Ann\n'.repeat(1_000))
    }
  }
  const format: Format = { kind: 'csv', encoding: 'utf-8', delimiter: ',', columns: ['text', 'who'] }
  const all = async () => {
    for await (const rows of rowsOf(endless(), format, 50_000)) taken += rows.length
  }
  await assert.rejects(
    all,
    (error) => error instanceof Unreadable && /may have 50,000 rows.*Split the file/.test(error.message),
  )
  assert.equal(taken, 50_000)
  assert.ok(most_ahead < 20_000, `${most_ahead} rows were read ahead`)
  assert.ok(made < 80_000, 'the rest of the file is not read')
})
