import type { WordTable } from '#web/words.ts'

const english = {
  // What it is listened for
  brand: 'Brand',
  alsoWritten: 'Also written',
  alsoHelp: 'Other spellings, hashtags and handles. Enter or comma adds one.',
  products: 'What you make',
  productsHelp: 'Heard only as a phrase of its own.',
  leaveOut: 'Leave out',
  leaveOutHelp: 'A street, a person, another firm: where it holds the name, that is not you.',
  listenFor: 'Listen for this',
  keep: 'Keep the changes',
  kept: 'Kept. What comes from now on is matched by it.',
  heardMinute: 'Heard in the last minute',
  heardLast: 'Heard last',
  heard: 'What is heard',
  live: 'Live',
  nameFirst: 'Say how your name is written, and what people say about it comes in here.',
  sourceFirst: 'The name is set. Choose where to listen; the open sources need no key.',
  listening: 'Listening. The first post that names you shows up here by itself.',
  notReached:
    'Nothing is heard yet: no source has answered. Each says why beside its name, and is tried again by itself.',
  nothingListens: 'Nothing is listened to now: what is connected is paused, or waits for somebody.',
  perDay: (count: string) => `${count} in the last 24 hours.`,
  somebody: 'Somebody',
  notUs: (phrase: string) => `Not us: leave out “${phrase}”`,
  leftOut: (phrase: string) => `“${phrase}” is left out from now on.`,
  monitorFailed: 'The names did not come',
  // The page
  names: 'What we listen for',
  lead: (count: string, on: number) => (on === 1 ? 'We listen for one name.' : `We listen for ${count} names.`),
  leadNone: 'We listen for nothing now.',
  leadNowhere: 'Nothing is heard yet: no place to listen is connected, or all are paused.',
  pausedToo: (count: number) => (count === 1 ? 'One is paused.' : `${count} are paused.`),
  add: 'Add a name',
  newName: 'A new name',
  first: 'What people say about you will be heard here',
  firstLine: 'Give your name as people write it, and what you make. Posts that name it come in, wherever you listen.',
  chooseName: 'Choose a name',
  chooseLine: 'Its spellings, what is left out, and what was heard of it stand here.',
  gone: 'There is no such name',
  goneLine: 'It was removed, or the address is not whole.',
  on: 'On',
  paused: 'Paused',
  pausedLine: 'Paused. Nothing is heard of it until it is resumed.',
  pause: 'Pause',
  resume: 'Resume',
  delete: 'Stop listening for it',
  pausedNow: (name: string) => `${name} is paused.`,
  resumedNow: (name: string) => `We listen for ${name} again.`,
  removedNow: (name: string) => `We listen for ${name} no more. What was heard stays.`,
  addedNow: (name: string) => `We listen for ${name} from now on.`,
  toChannels: 'Choose where to listen',
  onlyAdministrators: 'An administrator changes what we listen for.',
  alsoMeta: (names: number, products: number, left_out: number) =>
    [
      names > 0 && (names === 1 ? 'one more spelling' : `${names} more spellings`),
      products > 0 && (products === 1 ? 'one product' : `${products} products`),
      left_out > 0 && (left_out === 1 ? 'one left out' : `${left_out} left out`),
    ]
      .filter(Boolean)
      .join(', '),
}

export const listeningWords: WordTable<typeof english> = { en: english }
