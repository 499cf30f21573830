import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainText, tidyText, webAddress } from './plain-text.ts'

const BASE = 'https://site.example/blog/'
const textOf = (markup: string) => plainText(markup, BASE).text

test('blocks are paragraphs, breaks are lines, blanks are one', () => {
  assert.equal(textOf('<p>One\n  two</p><p>Three<br>four</p>'), 'One two\n\nThree\nfour')
  assert.equal(textOf('<h1>A</h1>b<div><div>c</div></div>d'), 'A\n\nb\n\nc\n\nd')
  assert.equal(textOf('<ul><li>a<li>b</ul>after'), '- a\n- b\n\nafter')
  assert.equal(textOf('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>'), 'a b\nc')
  assert.equal(textOf('<pre>  x\n    y</pre>'), 'x\n    y')
})

test('scripts, styles and frames say nothing; what looks like a tag and is none stays', () => {
  assert.equal(textOf('a<script>evil()</script><style>p{}</style><iframe>f</iframe><svg><text>s</text></svg>b'), 'ab')
  assert.equal(textOf('a<script>if (1 < 2) { "</p>" }'), 'a')
  assert.equal(textOf('1 < 2 && 3 > 2, I <3 you'), '1 < 2 && 3 > 2, I <3 you')
  assert.equal(textOf('<!-- c --><![CDATA[d]]><?php echo ?>e'), 'e')
})

test('entities are characters, once', () => {
  assert.equal(
    textOf('&lt;b&gt; &amp;amp; &nbsp;&euro; &#x1F600; &#128512; &unknown; &amp'),
    '<b> &amp; € 😀 😀 &unknown; &',
  )
  assert.equal(textOf('&#0; &#xD800; \0'), '\uFFFD \uFFFD \uFFFD')
})

test('links are spans over their words, in UTF-16', () => {
  const { text, spans } = plainText(
    '<p>😀 See <a href="../a?b=1&amp;c=2"> the <b>terms</b> </a>.</p><a href="/x"><p>Block</p></a>',
    BASE,
  )
  assert.equal(text, '😀 See the terms .\n\nBlock')
  const said = spans.map(({ start, end, target }) => [text.slice(start, end), target])
  assert.deepEqual(said, [
    ['the terms', 'https://site.example/a?b=1&c=2'],
    ['Block', 'https://site.example/x'],
  ])
})

test('a link that cannot be followed, or has no words, is no span', () => {
  for (const href of [
    'javascript:alert(1)',
    'JaVa\nscript:1',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc',
    'http://[',
    'blob:x',
  ]) {
    assert.deepEqual(plainText(`<a href="${href}">x</a>`, BASE).spans, [], href)
  }
  assert.deepEqual(plainText('<a href="/x"> </a><a>y</a><a href="/z"><img src="/i"></a>', BASE).spans, [])
})

test('pictures are media, counters of readers are not', () => {
  const { media } = plainText(
    '<img src="a.png" alt="A &amp; B" width="640"><img src="p.gif" width="1"><img src="data:image/png,x"><img>',
    BASE,
  )
  assert.deepEqual(media, [
    { kind: 'image', url: 'https://site.example/blog/a.png', alt: 'A & B', width: 640, height: null },
  ])
})

test('no amount of markup makes it slow or large', () => {
  const hostile = ['<p>x'.repeat(100_000), '<b>'.repeat(200_000), '</i>'.repeat(200_000), '<a href="/x">y'.repeat(50_000), '<'.repeat(300_000),
    '<a '.repeat(100_000), '&'.repeat(300_000), '<![CDATA['.repeat(50_000), '<!--'.repeat(80_000), '\n'.repeat(300_000), `<p>${'😀'.repeat(60_000)}`,
    '<li>'.repeat(80_000), '&lt;'.repeat(80_000)] // biome-ignore format: a list
  for (const markup of hostile) {
    const began = process.cpuUsage()
    const { text, spans } = plainText(markup, BASE)
    assert.ok(process.cpuUsage(began).user < 1_000_000, markup.slice(0, 20))
    assert.ok(text.length <= 20_000 && text.isWellFormed() && spans.length <= 200)
    for (const { end } of spans) assert.ok(end <= text.length)
  }
})

test('plain text keeps its lines, and its angle brackets', () => {
  assert.equal(tidyText('  a <b>  \n\n\n\n c\t\td \0 '), 'a <b>\n\nc d \uFFFD')
})

test('addresses are whole and can be followed', () => {
  assert.equal(webAddress(' //cdn.example/x ', BASE), 'https://cdn.example/x')
  assert.equal(webAddress('mailto:a@b.example', BASE), 'mailto:a@b.example')
  for (const bad of [undefined, 'javascript:1', 'x'.repeat(5000), 'http://[::1', 'about:blank'])
    assert.equal(webAddress(bad, BASE), null)
})
