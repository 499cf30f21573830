/** The first line of the channels' page: how many are well, how many want a person, how many do not answer. */
import type { WordTable } from '#web/words.ts'
import { inWords, lower } from './words.ts'

const english = {
  allWell: (count: number) =>
    count === 1
      ? 'The one channel is well.'
      : count === 2
        ? 'Both channels are well.'
        : `All ${lower(count)} channels are well.`,
  wellMany: (count: number) => (count === 1 ? 'One channel is well' : `${inWords(count)} channels are well`),
  wantYou: (count: number) => (count === 1 ? 'one wants you' : `${lower(count)} want you`),
  noAnswer: (count: number) => (count === 1 ? 'one does not answer' : `${lower(count)} do not answer`),
  areSilent: (count: number) => (count === 1 ? 'one is not heard' : `${lower(count)} are not heard`),
  arePaused: (count: number) => (count === 1 ? 'one is paused' : `${lower(count)} are paused`),
  notAsked: (count: number) => (count === 1 ? 'one is not asked' : `${lower(count)} are not asked`),
  nothingLost:
    'While a network is away, what is said there waits, and is read when it answers again; but for what a feed no longer holds then.',
  nothingNew: 'Nobody listens there: what was heard before stays, and nothing new arrives.',
  whyNotAsked:
    'The demonstration asks no network, for its house is made up. Anywhere else, reconnect what is not asked and see that a process with --work runs.',
  wellLine: 'What is said there arrives in the inbox; who may speak there is named on each channel’s page.',
  toImports: 'What was brought',
  toWrittenDown: 'Write down',
}

export type SummaryWords = typeof english
export const summaryWords: WordTable<SummaryWords> = { en: english }
