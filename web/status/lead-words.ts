/** How all parts are in one sentence: on the status page, and on Home where something is not well. */
import type { StatusPart } from '#platform/status-api.ts'
import type { WordTable } from '#web/words.ts'

const lead: Record<StatusPart['state'], string> = {
  well: 'Everything works.',
  late: 'It works, but something waits.',
  down: 'Something is down.',
}

const english = {
  lead,
  parts: (names: string) => `Look at: ${names}.`,
}

export const leadWords: WordTable<typeof english> = { en: english }
