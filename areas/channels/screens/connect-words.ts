import type { WordTable } from '#web/words.ts'

const english = {
  connect: 'Connect',
  listen: 'Listen',
  another: 'Add another',
  byAddress: 'Give an address',
  signInAgain: 'Sign in again',
  refused: (network: string) => `${network} did not take this.`,
  notReached: (network: string) => `${network} was not reached.`,
  notSent: 'Baton did not ask there.',
  notSentYet: (label: string) => `Nothing was sent yet; press ${label} again to send it as it is.`,
  stop: 'Stop',
  stopped: 'Stopped',
  notReachedYet: 'Chosen, not reached yet',
  optional: 'may stay empty',
  linesHelp: 'One on each line.',
  noKey: 'Open to everyone, no key needed',
  notYet: 'Not connected yet',
  connected: (count: number) => (count === 1 ? 'One is on' : `${count} are on`),
}

export type ConnectWords = typeof english
export const connectWords: WordTable<ConnectWords> = { en: english }
