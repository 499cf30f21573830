import type { WordTable } from '#web/words.ts'

const english = {
  title: 'What is said of us',
  failed: 'What is said of us did not come',
  all: 'All figures',
  show: 'Show',
  volume: 'Mentions',
  mentions: (count: string, one: boolean) => (one ? 'One mention' : `${count} mentions`),
  inWeek: 'in 7 days',
  than: (change: string) => `${change} beside the 7 days before`,
  same: 'as many as in the 7 days before',
  unheard: 'the 7 days before were not wholly heard',
  feeling: 'How it feels',
  against: (share: string) => `${share} of it is against`,
  was: (share: string) => `${share} in the 7 days before`,
  tooFew: 'Too few to say how it feels, which takes ten',
  voices: 'Share of voice',
  ours: (share: string) => `Share of voice: us ${share}`,
  new: 'What is new',
  newOne: (name: string) => `New in the last 24 hours: ${name}`,
  newMore: (names: string, more: string) => `New in the last 24 hours: ${names} and ${more} more`,
  unusual: (name: string, count: string, low: string, high: string) =>
    `${name}: ${count} mentions in an hour, unusually much; ${low} to ${high} are usual.`,
}

export const marketWords: WordTable<typeof english> = { en: english }
