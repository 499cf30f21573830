/** What the palette offers, and how it ranks. */
import type { Right } from '#platform/rights.ts'
import type { IconName } from './ui/icons.ts'
import type { Network } from './ui/network-marks.ts'

export interface Command {
  id: string
  label: string
  /** The head it stands under: "Go to", "Do", "Conversations". */
  group: string
  icon?: IconName
  network?: Network
  /** More words that find it, not shown. */
  also?: string
  /** As `a` or `g i`, shown at the end. */
  keys?: string
  note?: string
  /** What tells it from others of its name: how it stands, whose, when. Never cut. */
  facts?: string
  /** An address, or something to do. */
  to?: string
  /** Where its page asks for more than its place does. */
  right?: Right
  run?: () => void
}

/** Every typed word must begin a word of the label; earlier and closer together ranks higher. */
export function rank(commands: readonly Command[], query: string): Command[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...commands]
  return commands
    .map((command) => ({ command, score: scoreOf(fold(`${command.label} ${command.also ?? ''}`), wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command)
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

function scoreOf(text: string, wanted: readonly string[]): number {
  let score = 0
  for (const word of wanted) {
    const starts = text.startsWith(word) ? 0 : text.indexOf(` ${word}`)
    if (starts < 0) return 0
    score += 100 - Math.min(90, starts)
  }
  return score
}
