/** The sentences over the list of files: what was brought, apart from what only waits to be. */
import type { ImportState } from '../schema.ts'
import type { ImportsWords } from './words.ts'

type Part = 'brought' | 'ready' | 'taken_back' | 'coming'

const PARTS: Record<ImportState, Part> = {
  uploading: 'coming',
  ready: 'ready',
  trying: 'ready',
  running: 'brought',
  stopped: 'brought',
  failed: 'brought',
  done: 'brought',
  undoing: 'brought',
  undone: 'taken_back',
}

export function leadOf(
  imports: readonly { state: ImportState }[],
  words: ImportsWords,
): { lead: string; line: string } {
  const many = (part: Part) => imports.filter(({ state }) => PARTS[state] === part).length
  const [brought, ready, taken_back] = [many('brought'), many('ready'), many('taken_back')]
  const lines = [
    brought > 0 && words.line(brought),
    ready > 0 && words.readyLine(ready),
    taken_back > 0 && words.takenBackLine(taken_back),
  ]
  return { lead: brought > 0 ? words.lead(brought) : words.leadNone, line: lines.filter(Boolean).join(' ') }
}
