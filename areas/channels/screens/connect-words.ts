import type { WordTable } from '#web/words.ts'

const english = {
  connect: 'Connect',
  listen: 'Listen',
  signInAgain: 'Sign in again',
  refused: (network: string) => `${network} did not take this.`,
  optional: 'may stay empty',
  linesHelp: 'One on each line.',
}

export const connectWords: WordTable<typeof english> = { en: english }
