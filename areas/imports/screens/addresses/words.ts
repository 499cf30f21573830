import type { WordTable } from '#web/words.ts'
import type { Opens } from '../../checks/fields.ts'
import type { ImportsWords } from '../words.ts'

const posts = (many: number, count: string) => (many === 1 ? '1 post' : `${count} posts`)

const opens: Record<Opens, string> = {
  no: 'What it brings is heard and counted, and opens no conversation.',
  recent: 'What it brings opens a conversation, where it was said within the last seven days.',
  all: 'What it brings opens a conversation, however old it is.',
}

/** Of one lot, where the page of an import would speak of a file. */
const ofLot = {
  back: 'All that this address brought',
  takeBack: 'Take this hour back',
  takeBackTitle: 'Take back what came in this hour?',
  undoUntil: (day: string) => `You can bring it back until ${day}: what was sent is kept for so long.`,
  noUndo: 'What was sent is no longer kept, so this cannot be undone. The program can send it again.',
  bringBackUntil: (day: string) =>
    `It can be brought back until ${day}, from what was sent. What people hid in it or put right by hand does not come back.`,
  fileGone: 'What was sent is no longer kept. Let the program send it again.',
  rows: (many: number, count: string) => `${posts(many, count)} ${many === 1 ? 'was' : 'were'} sent`,
  undated: (many: number, count: string) =>
    `${posts(many, count)} ${many === 1 ? 'has' : 'have'} no date, and ${many === 1 ? 'counts' : 'count'} as said when ${many === 1 ? 'it' : 'they'} came.`,
  refusedRows: 'Refused',
  refusedTitle: 'What was refused',
  row: (nth: number) => `Post ${nth} of its call`,
  column: 'Field',
  download: 'Download what was refused',
  downloadLine: 'As it was sent, with the reason in the last column.',
  nonePosts: 'Nothing new came in',
  nonePostsLine: 'What was sent was known already, or refused.',
} satisfies Partial<ImportsWords>

const english = {
  ...{ opens, ofLot },
  failed: 'The address did not come',
  all: 'All imports',
  closed: (when: string) => `Closed ${when}; nothing more comes in by it.`,
  lots: 'What it brought, hour by hour',
  lotsLine:
    'Open an hour to read its posts and what was refused. Each can be taken back, for itself or with all since then.',
  came: 'From',
  within: (from: string) => `Within an hour from ${from}`,
  state: 'How it is',
  here: 'Came in',
  posts: 'New posts',
  known: 'Known already',
  refused: 'Refused',
  noneYet: 'Nothing came in yet',
  noneYetLine: 'As soon as the program posts to it, what came of that stands here.',
  earlier: (many: number, count: string) =>
    `${posts(many, count)} that came before such lists were kept ${many === 1 ? 'is' : 'are'} not among them.`,
  takenBack: (many: number, count: string) => `${posts(many, count)} taken back`,
  more: (from: string) => `More for ${from}`,
  open: 'Open',
  takeSince: 'Take back all since then',
  takeSinceTitle: 'Take back all that came since then?',
  takeSinceLine: (many: number, count: string, since: string) => `${posts(many, count)}, since ${since}.`,
  takingSince: (hours: number) =>
    hours === 1 ? '1 hour is being taken back.' : `${hours} hours are being taken back.`,
  bringSince: 'Bring back all since then',
  bringingSince: (hours: number) =>
    hours === 1 ? '1 hour is being brought back.' : `${hours} hours are being brought back.`,
  nothingKept: 'Nothing of it is kept any more.',
  older: 'Earlier ones',
}

export type AddressWords = typeof english
export const addressWords: WordTable<AddressWords> = { en: english }
