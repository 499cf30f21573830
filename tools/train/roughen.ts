/**
 * The same text as it would stand on a network: with a handle before or behind it, a link, a hashtag, without its capitals or its
 * last mark. Ours were written without; a head that never saw them takes a handle for a sign of praise or spam.
 */

const HANDLES = '@brand @acme @help @skyvane @norrvik @velo @halden @brix @quillo @corra @careteam @shop'.split(' ')
const TAGS = '#fail #service #news #today #help #monday #skyvane #brix #home #love #please #2026'.split(' ')

export function roughened(text: string, chance: () => number): string {
  const pick = (some: readonly string[]) => some[Math.floor(chance() * some.length)] ?? ''
  const often = (share: number) => chance() < share
  let rough = text
  if (often(0.3)) rough = rough.toLowerCase()
  if (often(0.25)) rough = rough.replace(/[.!?…]+$/, '')
  if (often(0.6)) rough = `${pick(HANDLES)}${often(0.15) ? ` ${pick(HANDLES)}` : ''} ${rough}`
  else if (often(0.3)) rough = `${rough} ${pick(HANDLES)}`
  if (often(0.2)) rough = `${rough} ${pick(TAGS)}${often(0.3) ? ` ${pick(TAGS)}` : ''}`
  if (often(0.2)) rough = `${rough} https://t.co/${Math.floor(chance() * 1e6).toString(36)}`
  return rough
}
