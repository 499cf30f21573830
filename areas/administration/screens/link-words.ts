import type { WordTable } from '#web/words.ts'

const english = {
  copy: 'Copy',
  copied: 'Copied.',
  marked: 'The link is marked: copy it with Ctrl+C, or hold it on a phone.',
}

export const linkWords: WordTable<typeof english> = { en: english }
