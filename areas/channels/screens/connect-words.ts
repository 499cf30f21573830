import type { WordTable } from '#web/words.ts'

const english = {
  connect: 'Connect',
  listen: 'Listen',
  another: 'Add another',
  byAddress: 'Give an address',
  choose: 'Choose what',
  signInAgain: 'Sign in again',
  refused: (network: string) => `${network} did not take this.`,
  notReached: (network: string) => `${network} was not reached.`,
  notSent: 'Baton did not ask there.',
  notSentYet: (label: string) => `Nothing was sent yet; press ${label} again to send it as it is.`,
  stop: 'Stop',
  stopped: 'Stopped',
  notReachedYet: 'Chosen, not reached yet',
  waits: 'Waits for an answer',
  optional: 'may stay empty',
  linesHelp: 'One on each line.',
  noKey: 'Open to everyone, no key needed',
  notYet: 'Not connected yet',
  isConnected: (name: string) => `${name} is connected. What is said there arrives from now on.`,
  wasConnected: (name: string) => `${name} was connected already. Nothing changed.`,
  signedInAgain: (name: string) => `${name} was connected already; it goes on with this sign-in.`,
  goesOn: (name: string) => `${name} was connected already, and is listened to again.`,
  isBack: (name: string) => `${name} is connected again. It goes on where it ended.`,
  connected: (count: number) => (count === 1 ? 'One is on' : `${count} are on`),
}

export type ConnectWords = typeof english
export const connectWords: WordTable<ConnectWords> = { en: english }
