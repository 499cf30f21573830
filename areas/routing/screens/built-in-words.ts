import type { WordTable } from '#web/words.ts'

const english = {
  change: (name: string) => `Change: ${name}`,
  off: 'off',
  changed: 'changed',
  isRead: 'Posts are read to be about it',
  isReadHelp: 'Off, no post is, and nobody can choose it. What was read stays.',
  alwaysRead: 'What is advertising is always read as that.',
  terms: 'Words and phrases of yours',
  termsHelp: 'Beside those that ship. One of them in a post is enough.',
  leftOut: 'Words that do not speak for it here',
  leftOutHelp: 'A post that says one of them is not about it by that alone: something else has to speak for it.',
  asDelivered: 'As delivered',
  restored: (name: string) => `${name} is as delivered again.`,
  saved: (name: string) => `${name} is changed, for what arrives from now on.`,
  both: (word: string) => `“${word}” cannot both speak for it and not.`,
}

export const builtInWords: WordTable<typeof english> = { en: english }
