import type { WordTable } from '#web/words.ts'

const english = {
  forgotten: 'Forgotten',
  tooManyUntil: (clock: string) => `Signing in is possible again at ${clock}.`,
  whichTitle: 'Which workspace?',
  whichLine: 'You belong to several. You can sign in to another one later.',
  notYou: 'Use another address',
  came: 'Came by a link in an invitation? Open that link again: it leads to a page of its own.',
}

export const doorWords: WordTable<typeof english> = { en: english }
