import type { WordTable } from '#web/words.ts'

/** Of their own, so that the page of monitors does not carry the words of the others. */
const english = {
  views: 'Views of listening',
  monitors: 'Monitors',
  heard: 'Heard',
  analysis: 'Analysis',
  emerging: 'Emerging',
  outspoken: 'Outspoken',
}

export const viewsWords: WordTable<typeof english> = { en: english }
