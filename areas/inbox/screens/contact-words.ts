/** What stands of the person beside their conversation. Apart, since lists and Home do without it. */
import type { WordTable } from '#web/words.ts'

const english = {
  knownSince: (day: string) => `First seen ${day}`,
  followers: (count: string) => `${count} followers`,
  writes: (language: string) => `writes ${language}`,
  about: 'What we know',
  addAbout: 'Write down what we know',
  edit: 'Edit',
  save: 'Save',
  vip: 'VIP',
  markVip: 'Mark as VIP',
  markNoVip: 'No VIP any more',
  over100k: 'Over 100,000 follow',
  name: 'Name',
}

export const contactWords: WordTable<typeof english> = { en: english }
