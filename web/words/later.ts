/** The shell's words for what comes only when it is wanted, so that no first page waits for them. */
import type { WordTable } from '#web/words.ts'

const english = {
  // An address without a page
  notFound: 'Not found',
  notFoundTitle: 'There is no page here',
  notFoundLine: 'The address may be mistyped, or the page has moved.',
  // A page that one's role does not use
  placeFor: (place: string, roles: string) => `${place} is for ${roles}`,
  pageFor: (roles: string) => `This page is for ${roles}`,
  rolesOf: {
    administrator: 'administrators',
    agent: 'agents',
    contributor: 'contributors',
    executive: 'executives',
  },
  given: 'What is given to you stands on Home and in your inbox.',
  goToPlace: (place: string) => `Go to ${place}`,
  // All keys
  keysTitle: 'All keys',
  keysEverywhere: 'Everywhere',
  keysHere: 'On this page',
  // The palette
  paletteMove: 'choose',
  paletteDo: 'do it',
  paletteTab: 'in a new tab',
  paletteLooking: 'Looking …',
  paletteFailed: 'Conversations could not be looked through.',
}

export const laterWords: WordTable<typeof english> = { en: english }
