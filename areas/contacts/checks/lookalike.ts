/**
 * Whether somebody outside goes by our name: the same letters, letters that only look like them (Cyrillic, Greek, digits, signs
 * that nobody sees), one letter more or less, or our name with 'support' behind it.
 */

/** What each looks like, in small Latin letters; i, l, 1 and | are one, since many fonts draw them so. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  ...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ҽ: 'e', ф: 'o', ɡ: 'g', һ: 'h', н: 'h', і: 'l', ї: 'l', ј: 'j', к: 'k' },
  ...{ ӏ: 'l', м: 'm', п: 'n', о: 'o', р: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', у: 'y', ѵ: 'v', ԝ: 'w', х: 'x', з: '3' },
  ...{ α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'l', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ω: 'w', γ: 'y' },
  ...{ ı: 'l', ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ß: 'b', æ: 'ae', œ: 'oe', ꓲ: 'l', ꓳ: 'o' },
  ...{ '0': 'o', '1': 'l', '|': 'l', '!': 'l', i: 'l', '5': 's', $: 's', '@': 'a', '3': 'e', '8': 'b' },
}
const TOGETHER: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
]
const SAID_WITH_IT =
  /\b(official|offiziell|officiel|oficial|support|service|help|hilfe|aide|ayuda|team|care|hq|real|the|inc|ltd|gmbh|ag|co|com|app)\b/g

/** What a name looks like at a glance. */
export function skeletonOf(name: string): string {
  const letters = [
    ...name
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase(),
  ]
  let seen = letters.map((letter) => LOOKS_LIKE[letter] ?? letter).join('')
  for (const [two, one] of TOGETHER) seen = seen.replaceAll(two, one)
  return seen.replaceAll(/[^\p{L}\p{N}]/gu, '')
}

interface Names {
  name: string
  handle: string
}

/** Shorter names look like many others. */
const LEAST = 4
/** One letter more or less is told of longer ones only. */
const LONG = 7

/** The name of ours that theirs looks like; null where it looks like none. Never asked of our own accounts. */
export function looksLike({ name, handle }: Names, ours: readonly string[]): string | null {
  const theirs = [name, firstLabel(handle), handle].flatMap((one) => [one, withoutExtras(one)]).map(skeletonOf)
  for (const own of ours)
    for (const skeleton of [skeletonOf(own), skeletonOf(withoutExtras(own))])
      if (skeleton.length >= LEAST && theirs.some((one) => isNear(one, skeleton))) return own
  return null
}

const firstLabel = (handle: string) => handle.replace(/^@/, '').split(/[.@]/)[0] ?? ''

/** 'Fernhill Support', 'fernhill_help', 'FernhillOfficial'. */
const withoutExtras = (name: string): string =>
  name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(SAID_WITH_IT, ' ')
    .trim()

const isNear = (a: string, b: string): boolean =>
  a === b || (b.length >= LONG && Math.abs(a.length - b.length) <= 1 && oneApart(a, b))

/** One letter more, less or other. */
function oneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at)
  return rest === long.slice(at + 1)
}
