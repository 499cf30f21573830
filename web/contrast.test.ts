/** Reads the tokens and computes every pair of ink and ground that the parts use, in light and in dark. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const css = readFileSync(new URL('./theme/tokens.css', import.meta.url), 'utf8')
const PAIR = /--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g

type Tokens = Record<string, string>
const light: Tokens = {}
const dark: Tokens = {}
for (const [, name = '', inLight = '', inDark = ''] of css.matchAll(PAIR)) {
  light[name] = inLight
  dark[name] = inDark
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const GROUNDS = ['surface', 'canvas', 'sunken', 'raised', 'hover', 'selected']
/** `ink-off` is not here: it is for disabled controls only, which WCAG exempts and which say their reason in words. */
const NEEDS: [ink: string, grounds: string[], least: number][] = [
  // AAA: what customers write, wherever it stands.
  ['ink', [...GROUNDS, 'mark', 'accent-wash', 'danger-wash', 'warn-wash', 'ok-wash'], 7],
  ['ink-2', [...GROUNDS, 'danger-wash', 'warn-wash', 'accent-wash', 'ok-wash'], 4.5],
  ['ink-3', GROUNDS, 4.5],
  ['accent-ink', [...GROUNDS, 'accent-wash'], 4.5],
  ['danger-ink', [...GROUNDS, 'danger-wash'], 4.5],
  ['warn-ink', [...GROUNDS, 'warn-wash'], 4.5],
  ['ok-ink', [...GROUNDS, 'ok-wash'], 4.5],
  ['on-accent', ['accent', 'accent-hover'], 4.5],
  ['on-danger', ['danger'], 4.5],
  ['on-hold', ['hold'], 4.5],
  // AA for what is not text: edges of fields, focus, signs.
  ['line-control', ['surface', 'canvas', 'raised'], 3],
  ['focus', ['surface', 'canvas', 'sunken', 'raised'], 3],
  ['accent', ['surface', 'sunken', 'selected'], 3],
  ['danger', ['surface', 'canvas'], 3],
  ['warn', ['surface', 'canvas'], 3],
  ['ok', ['surface', 'canvas'], 3],
]

function tooFaint(tokens: Tokens): string[] {
  return NEEDS.flatMap(([ink, grounds, least]) =>
    grounds.flatMap((ground) => {
      const [a, b] = [tokens[ink], tokens[ground]]
      if (!a || !b) return [`${ink} on ${ground}: not in tokens.css`]
      const ratio = contrast(a, b)
      return ratio < least ? [`${ink} on ${ground}: ${ratio.toFixed(2)}, needs ${least}`] : []
    }),
  )
}

test('every ink can be read on every ground it stands on, in light', () => {
  assert.deepEqual(tooFaint(light), [])
})

test('every ink can be read on every ground it stands on, in dark', () => {
  assert.deepEqual(tooFaint(dark), [])
})

test('the check sees a faint ink', () => {
  assert.ok(contrast('#000000', '#ffffff') > 20.9)
  assert.match(tooFaint({ ...light, 'ink-3': '#bbbbbb' }).join('\n'), /ink-3 on surface: 1\.\d+, needs 4\.5/)
})

test('the sizes and weights stay four and two', () => {
  assert.equal(new Set([...css.matchAll(/--text-\w+:\s*(\d+)px/g)].map(([, px]) => px)).size, 4)
  assert.equal([...css.matchAll(/--weight-\w+:\s*(\d+)/g)].length, 2)
})
