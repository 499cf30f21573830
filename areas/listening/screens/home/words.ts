import type { WordTable } from '#web/words.ts'

const english = {
  title: 'What is said of us',
  failed: 'What is said of us did not come',
  all: 'All figures',
  show: 'Show',
  volume: 'Mentions',
  mentions: (count: string, one: boolean) => (one ? 'One mention' : `${count} mentions`),
  inWeek: 'in 7 days',
  than: (change: string) => `${change} beside as long before`,
  same: 'as many as in as long before',
  unheard: 'the days before were not wholly heard',
  feeling: 'How it feels',
  against: (share: string) => `${share} of it is against`,
  was: (share: string) => `${share} before`,
  tooFew: 'Too few to say how it feels, which takes ten',
  voices: 'Share of voice',
  ours: (share: string) => `Share of voice: us ${share}`,
  new: 'What is new',
  newOne: (name: string) => `New in the last 24 hours: ${name}`,
  newMore: (names: string, more: string) => `New in the last 24 hours: ${names} and ${more} more`,
  unusual: (name: string, since: string, count: string, usual: string) =>
    `${name}: unusually much since ${since}. ${count} in the hour before that, where ${usual} are usual.`,
  usual: (low: string, high: string) => `${low} to ${high}`,
}

export const marketWords: WordTable<typeof english> = { en: english }
