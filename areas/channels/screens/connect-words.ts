import type { WordTable } from '#web/words.ts'

const english = {
  connect: 'Connect',
  listen: 'Listen',
  another: 'Add another',
  byAddress: 'Give an address',
  signInAgain: 'Sign in again',
  refused: (network: string) => `${network} did not take this.`,
  optional: 'may stay empty',
  linesHelp: 'One on each line.',
  noKey: 'Open to everyone, no key needed',
  notYet: 'Not connected yet',
  connected: (count: number) => (count === 1 ? 'One is on' : `${count} are on`),
}

export const connectWords: WordTable<typeof english> = { en: english }
